import { type MergeOptions, mergePdfs } from './merge';

/** A worker thread's task. What it throws reaches the server as a rejection. */
export default function merge({ documents, options }: { documents: Uint8Array[]; options: MergeOptions }) {
  return mergePdfs(documents, options);
}
