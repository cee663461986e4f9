import type { PreviewAnswer, PreviewRequest } from '@/lib/pdf/preview/messages';

/** The worker that lays out and paints the pages; it holds fonts and outlines, so one lives as long as the builder. */
export type PageWorker = {
  ask(request: PreviewRequest): void;
  close(): void;
};

type Listeners = {
  onAnswer: (answer: PreviewAnswer) => void;
  /** The worker is gone for good: it could not start, or it broke. */
  onEnd: () => void;
};

export const workerAddress = '/api/preview/worker.js';

/** Null in a browser that cannot paint outside the page. */
export function openPageWorker({ onAnswer, onEnd }: Listeners): PageWorker | null {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  const worker = new Worker(workerAddress, { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => onAnswer(data));
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    onEnd();
  });
  return { ask: (request) => worker.postMessage(request), close: () => worker.terminate() };
}
