import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';

/** An event of Chromium's tracing; times in microseconds. */
type TraceEvent = { name: string; cat: string; ph: string; pid: number; tid: number; ts: number; dur?: number };

/** Runs the work while the browser notes every task of the page's threads. */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const file = path.join(tmpdir(), `plainleaf-trace-${process.pid}.json`);
  const categories = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'blink.user_timing', 'toplevel'];
  await browser.startTracing(page, { path: file, categories });
  try {
    await work();
  } finally {
    await browser.stopTracing();
  }
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(await readFile(file, 'utf8'));
  await rm(file, { force: true });
  return traceEvents;
}

/**
 * The longest task of the thread that makes the marks, in milliseconds, for each stretch between the marks
 * "<name> begins" and "<name> ends".
 */
export function longestTasks(events: readonly TraceEvent[], name: string): number[] {
  const marks = events
    .filter((event) => event.cat.includes('blink.user_timing') && event.name.startsWith(`${name} `))
    .sort((a, b) => a.ts - b.ts);
  const [first] = marks;
  if (!first) throw new Error(`Nothing in the trace is marked "${name}"`);
  const tasks = events.filter(
    (event) =>
      event.name === 'RunTask' && event.pid === first.pid && event.tid === first.tid && event.dur !== undefined,
  );
  if (tasks.length === 0) throw new Error('The trace holds no tasks of the page');
  const longest: number[] = [];
  let begun: number | null = null;
  for (const mark of marks) {
    if (mark.name === `${name} begins`) begun = mark.ts;
    else if (begun !== null) {
      const from = begun;
      const within = tasks.filter(({ ts, dur = 0 }) => ts + dur > from && ts < mark.ts);
      longest.push(Math.max(0, ...within.map(({ dur = 0 }) => dur)) / 1_000);
      begun = null;
    }
  }
  return longest;
}
