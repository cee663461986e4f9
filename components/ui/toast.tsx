'use client';

import { X } from 'lucide-react';
import {
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { Button } from './button';
import { IconButton } from './icon-button';

type Undo = { label: string; run: () => void };
type Message = { text: string; tone: 'good' | 'red'; action: Undo | null };

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Shows a sentence for some seconds; what went wrong stays until it is closed. */
export function toast(text: string, tone: Message['tone'] = 'good'): void {
  queue.add({ text, tone, action: null }, tone === 'good' ? { timeout: 6_000 } : {});
}

/** Says what was done, and stays long enough to take it back. */
export function toastWithUndo(text: string, run: () => void): void {
  queue.add({ text, tone: 'good', action: { label: 'Undo', run } }, { timeout: 20_000 });
}

/** Stands once in a page's frame; shows what `toast` is given. */
export function Toaster() {
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
