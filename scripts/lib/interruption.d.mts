/** Ctrl+C, SIGTERM or a closed terminal, once or more often. */
export type Interruption = {
  /** Aborts at the first signal. */
  signal: AbortSignal;
  /** Resolves at the first signal. */
  first: Promise<void>;
  /** Resolves at the second: the person does not want to wait. */
  second: Promise<void>;
};

export function listenForInterruption(): Interruption;
