/** Ctrl+C, SIGTERM or a closed terminal, once or more often. */
export type Interruption = {
  /** Aborts at the first signal. */
  signal: AbortSignal;
  /** Resolves at the first signal. */
  first: Promise<void>;
  /** Resolves at the second: the person does not want to wait. */
  second: Promise<void>;
};

export function listenForInterruption(): Interruption {
  const controller = new AbortController();
  let count = 0;
  let resolveFirst = () => {};
  let resolveSecond = () => {};
  const first = new Promise<void>((resolve) => {
    resolveFirst = resolve;
  });
  const second = new Promise<void>((resolve) => {
    resolveSecond = resolve;
  });
  let lastAt = 0;
  const onSignal = () => {
    // npm passes on a signal that the terminal has sent us already: that is one Ctrl+C, not two.
    if (Date.now() - lastAt < 500) return;
    lastAt = Date.now();
    count += 1;
    if (count === 1) {
      controller.abort();
      resolveFirst();
    } else resolveSecond();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return { signal: controller.signal, first, second };
}
