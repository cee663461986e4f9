import { cdp } from 'vitest/browser';

/** The CPU time of the page's thread while `work` runs, in milliseconds: what other programs do is not counted. */
export async function cpuMs(work: () => void): Promise<number> {
  await cdp().send('Performance.enable');
  const before = await threadSeconds();
  work();
  return ((await threadSeconds()) - before) * 1_000;
}

async function threadSeconds(): Promise<number> {
  const { metrics } = await cdp().send('Performance.getMetrics');
  const time = metrics.find(({ name }) => name === 'ThreadTime');
  if (!time) throw new Error('Chromium does not say how long its thread worked.');
  return time.value;
}
