'use client';

import { useSyncExternalStore } from 'react';
import { saveFile } from './save-file';

/**
 * The PDFs with a patient's name that this window was handed, where the clinic keeps none: in memory alone, until the
 * window is closed or the page is loaded anew.
 */

export type PersonalCopy = { file: Blob; name: string };

const copies = new Map<string, PersonalCopy>();
const listeners = new Set<() => void>();

export function keepPersonalCopy(
  handoutId: string,
  { reference, bytes }: { reference: string; bytes: Uint8Array<ArrayBuffer> },
): PersonalCopy {
  const copy = { file: new Blob([bytes], { type: 'application/pdf' }), name: `handout-${reference}.pdf` };
  copies.set(handoutId, copy);
  for (const tell of listeners) tell();
  return copy;
}

export function usePersonalCopy(handoutId: string): PersonalCopy | null {
  return useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => copies.get(handoutId) ?? null,
    () => null,
  );
}

export const savePersonalCopy = ({ file, name }: PersonalCopy): void => saveFile(file, name);
