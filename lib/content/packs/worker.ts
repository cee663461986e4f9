import { type PackReading, readPack } from './read-pack';

/** A worker thread's task. */
export default function read(bytes: Uint8Array): PackReading {
  return readPack(bytes);
}
