'use client';

import { X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { failureText } from '@/components/wording/failure-words';
import type { AppFailure } from '@/lib/domain/errors';
import { Button } from './button';
import { IconButton } from './icon-button';

export type ToastMessage = {
  text: string;
  tone: 'good' | 'red';
  action: { label: string; run: () => void } | null;
  /** None: it stays until it is closed. */
  timeoutMs: number | null;
};

export const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 3 });

export function show(message: ToastMessage): void {
  queue.add(message, message.timeoutMs === null ? {} : { timeout: message.timeoutMs });
}

export function showWhile(message: ToastMessage, work: Promise<unknown>): void {
  const key = queue.add(message);
  void work.finally(() => queue.close(key));
}

const openDrafts = { label: 'Open your drafts', run: () => window.location.assign('/handouts/drafts?full') };

/** The words for failures are part of this file's load, so that they are at hand when the network is not. */
export function showFailure(failure: AppFailure): void {
  const action = failure.code === 'drafts-full' ? openDrafts : null;
  show({ text: failureText(failure), tone: 'red', action, timeoutMs: null });
}

/** Shows the messages there are. */
export function Messages() {
  return (
    <ToastRegion
      queue={queue}
      aria-label="Messages"
      className="fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 outline-none sm:inset-x-auto sm:end-6 sm:bottom-6 sm:items-end"
    >
      {({ toast: shown }) => (
        <AriaToast
          toast={shown}
          className={`flex max-w-md items-center gap-2 rounded-lg border bg-panel py-2 ps-4 pe-2 shadow-float ${shown.content.tone === 'red' ? 'border-red/50 text-red' : 'border-line text-ink'}`}
        >
          <ToastContent className="min-w-0 flex-1">
            <Text slot="title" className="font-medium">
              {shown.content.text}
            </Text>
          </ToastContent>
          {shown.content.action ? (
            <Button
              size="sm"
              onPress={() => {
                shown.content.action?.run();
                queue.close(shown.key);
              }}
            >
              {shown.content.action.label}
            </Button>
          ) : null}
          <IconButton slot="close" label="Close" icon={<X aria-hidden />} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}
