import type { BrowserContext, Page } from '@playwright/test';
import { spreadOf } from '../bench/spread';
import { openDraft } from './session';

const RUNS = 40;
const WORDS = 2_000;
const limits = { p95Ms: 50 } as const;

/** With a handout of 2,000 words open: from a key in the patient's name to the checks that speak of it. */
export async function measureFindings(context: BrowserContext) {
  const page = await openDraft(context);
  await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
  const before = await wordsOf(page);
  await page.getByRole('textbox', { name: 'Note for this patient' }).fill(plainText(WORDS - before));
  const words = await wordsOf(page);
  if (words < WORDS) throw new Error(`The measured handout has only ${words} words`);
  const name = page.getByRole('textbox', { name: 'Patient name' });
  await name.fill('M');
  await page.waitForTimeout(1_000);
  await page.evaluate(watchChecks);
  const latencies: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const told = page.evaluate(() => window.plainleafChecks?.());
    // An empty name is a finding, any name is none: each key changes the checks.
    await name.press(run % 2 === 0 ? 'Backspace' : 'M');
    latencies.push((await told) ?? Number.POSITIVE_INFINITY);
    await page.waitForTimeout(300);
  }
  await page.close();
  const keyToChecksMs = spreadOf(latencies);
  return { limits, words, keyToChecksMs, isKept: keyToChecksMs.p95 <= limits.p95Ms };
}

/** Of the handout as it reads once the typing rests. */
async function wordsOf(page: Page): Promise<number> {
  await page.waitForTimeout(1_000);
  // biome-ignore lint/performance/useDomNodeTextContent: its text content joins the words of two lines to one
  const text = await page.getByRole('region', { name: 'Preview' }).getByRole('article').innerText();
  return text.split(/\s+/).length;
}

declare global {
  interface Window {
    plainleafChecks?: () => Promise<number>;
  }
}

/** Runs in the page: answers how long after the next key the checks are others. */
function watchChecks(): void {
  const checks = document.querySelector('section[aria-labelledby="checks-heading"]');
  if (!checks) throw new Error('There are no checks on the page');
  let begun = 0;
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      begun = timeStamp;
    },
    { capture: true },
  );
  window.plainleafChecks = () =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve(performance.now() - begun);
      });
      observer.observe(checks, { childList: true, subtree: true, characterData: true });
    });
}

/** Short, plain sentences. */
function plainText(words: number): string {
  const sentence = 'Drink water, rest when you can, and call us if it gets worse. ';
  return sentence
    .repeat(Math.ceil(words / 12) + 1)
    .trim()
    .split('. ')
    .map((one, index) => (index % 6 === 5 ? `${one}.\n` : `${one}. `))
    .join('');
}
