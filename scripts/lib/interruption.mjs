export function listenForInterruption() {
  const controller = new AbortController();
  let count = 0;
  let resolveFirst = () => {};
  let resolveSecond = () => {};
  const first = new Promise((resolve) => {
    resolveFirst = resolve;
  });
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
