import type { Browser, BrowserContext, Page } from '@playwright/test';
import { spreadOf } from '../bench/spread';
import { openDraft } from './session';
import { longestTasks, traced } from './trace';

const RUNS = 60;
const WARM_UP = 10;

const limits = { editToPixelsP50Ms: 100, blockedP95Ms: 16 } as const;

/**
 * Letters typed into a section of a handout of two pages: from the key to the new page on screen, and the longest
 * that the browser's main thread was busy at a stretch on the way.
 */
export async function measureEdits(browser: Browser, context: BrowserContext) {
  const page = await openDraft(context);
  await untilTwoPages(page);
  await page.evaluate(watchPages);
  const text = page.getByRole('textbox', { name: /^Text of/ });
  await text.click();
  await page.keyboard.press('End');
  const latencies: number[] = [];
  const trace = await traced(browser, page, async () => {
    for (let run = 0; run < WARM_UP + RUNS; run += 1) {
      const latency = await typeLetter(page, run);
      if (run >= WARM_UP) latencies.push(latency);
    }
  });
  const blocked = longestTasks(trace, 'edit').slice(WARM_UP);
  await page.close();
  const editToPixelsMs = spreadOf(latencies);
  const mainThreadBlockedMs = spreadOf(blocked);
  return {
    limits,
    pages: 2,
    editToPixelsMs,
    mainThreadBlockedMs,
    isKept: editToPixelsMs.p50 <= limits.editToPixelsP50Ms && mainThreadBlockedMs.p95 <= limits.blockedP95Ms,
  };
}

/** Switches sections off from the end until two pages are left. */
async function untilTwoPages(page: Page): Promise<void> {
  const switches = page.getByRole('list', { name: 'Sections' }).getByRole('switch');
  for (let index = (await switches.count()) - 1; index > 0; index -= 1) {
    await page.waitForTimeout(500);
    const pages = await page.locator('[data-page]').count();
    if (pages <= 2) break;
    const one = switches.nth(index);
    if ((await one.isEnabled()) && (await one.isChecked())) await one.press('Space');
  }
  await page.waitForTimeout(500);
  const pages = await page.locator('[data-page]').count();
  if (pages !== 2) throw new Error(`The measured handout has ${pages} pages`);
}

declare global {
  interface Window {
    plainleafEdit?: { begun: number; done: ((ms: number) => void) | null };
  }
}

/** Runs in the page: tells when a painted page taken over after an edit is on screen. */
function watchPages(): void {
  const edit: NonNullable<Window['plainleafEdit']> = { begun: 0, done: null };
  window.plainleafEdit = edit;
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      edit.begun = timeStamp;
      performance.mark('edit begins');
    },
    { capture: true },
  );
  const take = ImageBitmapRenderingContext.prototype.transferFromImageBitmap;
  ImageBitmapRenderingContext.prototype.transferFromImageBitmap = function (bitmap) {
    take.call(this, bitmap);
    const { done } = edit;
    edit.done = null;
    if (!done) return;
    // The frame is painted when the task after its animation callbacks runs.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        performance.mark('edit ends');
        done(performance.now() - edit.begun);
      };
      port2.postMessage(null);
    });
  };
}

async function typeLetter(page: Page, run: number): Promise<number> {
  const shown = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        if (window.plainleafEdit) window.plainleafEdit.done = resolve;
      }),
  );
  await page.keyboard.press(run % 7 === 6 ? 'Space' : 'abcdefghij'.charAt(run % 10));
  const ms = await shown;
  // As between the keys of somebody who thinks: what runs after an edit does not run into the next.
  await page.waitForTimeout(150 + (run % 5) * 60);
  return ms;
}
