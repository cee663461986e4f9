import type { PreviewAnswer, PreviewRequest } from '@/lib/pdf/preview/messages';

/** The worker that lays out and paints the pages; it holds fonts and outlines, so one lives as long as the builder. */
export type PageWorker = {
  ask(request: PreviewRequest): void;
  close(): void;
};

type Listeners = {
  onAnswer: (answer: Exclude<PreviewAnswer, { is: 'ready' }>) => void;
  /** The worker is gone for good: it could not start, or it broke. */
  onEnd: () => void;
};

const workerAddress = '/api/preview/worker.js';

/** Null in a browser that cannot paint outside the page. */
export function openPageWorker({ onAnswer, onEnd }: Listeners): PageWorker | null {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  const worker = new Worker(workerAddress, { type: 'module' });
  let isReady = false;
  let waiting: PreviewRequest | null = null;
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    if (data.is !== 'ready') {
      onAnswer(data);
      return;
    }
    isReady = true;
    if (waiting) worker.postMessage(waiting);
    waiting = null;
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    worker.terminate();
    onEnd();
  });
  return {
    ask(request) {
      if (isReady) worker.postMessage(request);
      else waiting = request;
    },
    close: () => worker.terminate(),
  };
}
