'use client';

import type { AppFailure } from '@/lib/domain/errors';
import { useIdleImport } from './later-import';
import type { ToastMessage } from './toast-region';

// Apart from the page's own code: no page needs a message before it has come to rest.
const loadRegion = () => import('./toast-region');

function send(message: ToastMessage): void {
  void loadRegion().then(({ show }) => show(message));
}

/** Shows a sentence for some seconds; what went wrong stays until it is closed. */
export function toast(text: string, tone: ToastMessage['tone'] = 'good'): void {
  send({ text, tone, action: null, timeoutMs: tone === 'good' ? 6_000 : null });
}

/** Says why something could not be done, until it is closed. */
export function toastFailure(failure: AppFailure): void {
  void loadRegion().then(({ showFailure }) => showFailure(failure));
}

/** Shows a sentence for as long as `work` takes. */
export function toastWhile(text: string, work: Promise<unknown>): void {
  void loadRegion().then(({ showWhile }) => showWhile({ text, tone: 'good', action: null, timeoutMs: null }, work));
}

/** Says what was done, and stays long enough to take it back. */
export function toastWithUndo(text: string, run: () => void): void {
  send({ text, tone: 'good', action: { label: 'Undo', run }, timeoutMs: 20_000 });
}

/** Stands once in a page's frame; shows what `toast` is given, also when the network has gone meanwhile. */
export function Toaster() {
  const region = useIdleImport(loadRegion);
  return region ? <region.Messages /> : null;
}
