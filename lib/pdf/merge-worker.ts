import { workerTask, yieldToServer } from '@/lib/process/worker-task';
import { type MergeOptions, mergePdfs } from './merge';

yieldToServer();

/** The task of a thread. */
export const merge = workerTask(({ documents, options }: { documents: Uint8Array[]; options: MergeOptions }) =>
  mergePdfs(documents, options),
);
