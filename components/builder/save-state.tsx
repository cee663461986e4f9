'use client';

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { reasonText } from '@/components/wording/failure-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatTime } from '@/lib/domain/clinic/dates';
import type { AppErrorCode } from '@/lib/domain/errors';
import type { BuilderStatus } from './use-builder';

type SaveStateProps = {
  status: BuilderStatus;
  /** What is not saved is safe in this browser. */
  isKept: boolean;
  clinic: Clinic;
  onRetry: () => void;
};

/** A link to the page that solves the problem. The draft saves automatically after the person returns. */
export const waysOut: Partial<Record<AppErrorCode, { state: string; href: string; words: string }>> = {
  'signed-out': { state: 'Signed out, not saved yet', href: '/sign-in?next=%2F', words: 'Sign in in a new tab' },
  'drafts-full': {
    state: 'Not saved: you have as many drafts as fit',
    href: '/handouts/drafts?full',
    words: 'Make room in a new tab',
  },
};

/** One short line that always says whether the words are safe. */
export function SaveState({ status, isKept, clinic, onRetry }: SaveStateProps) {
  const isOnline = useSyncExternalStore(
    watchConnection,
    () => navigator.onLine,
    () => true,
  );
  const { words, tone, icon } = look(status, isOnline, clinic);
  const isUnsaved = status.is === 'retrying' || status.is === 'refused';
  const wayOut = status.is === 'refused' ? waysOut[status.failure.code] : undefined;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span role="status" className={`flex min-w-0 items-center gap-1.5 text-sm ${tone}`}>
        {icon}
        <span className="truncate">{isUnsaved && isKept ? `${words} · kept on this device` : words}</span>
      </span>
      {wayOut ? (
        <a
          href={wayOut.href}
          target="_blank"
          rel="noreferrer"
          className="min-h-6 shrink-0 rounded-sm text-sm font-semibold text-accent underline underline-offset-2"
        >
          {wayOut.words}
        </a>
      ) : null}
      {isUnsaved ? (
        <button
          type="button"
          onClick={onRetry}
          className="min-h-6 shrink-0 rounded-sm text-sm font-semibold text-accent underline underline-offset-2"
        >
          Save now
        </button>
      ) : null}
    </span>
  );
}

function look(status: BuilderStatus, isOnline: boolean, clinic: Clinic) {
  const calm = 'text-ink-3';
  const alarm = 'text-red font-semibold';
  switch (status.is) {
    case 'saved':
      return {
        words: `Saved ${formatTime(new Date(status.at), clinic.locale, clinic.timeZone)}`,
        tone: calm,
        icon: <Check aria-hidden className="size-4" />,
      };
    case 'changed':
    case 'saving':
      return {
        words: 'Saving…',
        tone: calm,
        icon: <LoaderCircle aria-hidden className="size-4 animate-spin" />,
      };
    case 'retrying':
      return {
        words: isOnline ? 'Not saved, trying again' : 'Offline, not saved yet',
        tone: alarm,
        icon: <CloudOff aria-hidden className="size-4 shrink-0" />,
      };
    case 'refused':
      return {
        words: waysOut[status.failure.code]?.state ?? `Not saved: ${reasonText(status.failure)}`,
        tone: alarm,
        icon: <TriangleAlert aria-hidden className="size-4 shrink-0" />,
      };
    case 'conflict':
      return {
        words: 'Changed elsewhere',
        tone: alarm,
        icon: <TriangleAlert aria-hidden className="size-4 shrink-0" />,
      };
  }
}

function watchConnection(notify: () => void): () => void {
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}
