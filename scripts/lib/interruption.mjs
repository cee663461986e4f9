// @ts-check

/**
 * Ctrl+C, SIGTERM or a closed terminal, once or more often.
 *
 * @typedef {object} Interruption
 * @property {AbortSignal} signal aborts at the first signal
 * @property {Promise<void>} first resolves at the first signal
 * @property {Promise<void>} second resolves at the second: the person does not want to wait
 */

/** @returns {Interruption} */
export function listenForInterruption() {
  const controller = new AbortController();
  let count = 0;
  let resolveFirst = () => {};
  let resolveSecond = () => {};
  /** @type {Promise<void>} */
  const first = new Promise((resolve) => {
    resolveFirst = resolve;
  });
  /** @type {Promise<void>} */
  const second = new Promise((resolve) => {
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  return { signal: controller.signal, first, second };
}
