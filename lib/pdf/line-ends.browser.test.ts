import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountsAndRangesIn } from '@/lib/domain/language/amounts';
import { type SampledScript, sampledScripts, scriptSamples } from './test-support/script-samples';
import { breakPointsOf } from './text/break-points';

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
});
afterAll(() => browser.close());

const textOf = (script: SampledScript): string => {
  const { name, sentences, words } = scriptSamples[script];
  return `${name} ${sentences} ${words}`;
};

/** The offsets where Chromium ends the lines of a column that holds no word. */
async function chromiumEnds(text: string): Promise<number[]> {
  const page = await browser.newPage();
  await page.setContent('<p style="width:1px;font-size:20px"></p>');
  const ends = await page.evaluate((words) => {
    const paragraph = document.querySelector('p');
    paragraph?.append(words);
    const node = paragraph?.firstChild;
    const found: number[] = [];
    let above: number | undefined;
    for (let at = 0; node && at < words.length; at += 1) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const [box] = range.getClientRects();
      // A space at the end of a line, or a mark, may have no box.
      if (!box || words[at] === ' ' || box.width === 0) continue;
      if (above !== undefined && box.top > above + 10) found.push(at);
      above = box.top;
    }
    return found;
  }, text);
  await page.close();
  return ends;
}

/** Chromium may have another version of these dictionaries, which part long words more or less. */
const byDictionary: ReadonlySet<SampledScript> = new Set(['lao', 'khmer', 'burmese']);

describe('a line ends where Chromium may end one too', () => {
  it.each(sampledScripts)('in %s', async (script) => {
    const text = textOf(script);
    const points = breakPointsOf(text).filter(({ isWithinWord }) => !isWithinWord);
    const amounts = amountsAndRangesIn(text);
    const isKept = (at: number): boolean => amounts.some(({ start, end }) => start < at && at < end);
    const ours = points.map(({ at }) => at);
    const theirs = (await chromiumEnds(text)).filter((at) => !isKept(at));
    expect(theirs.length).toBeGreaterThan(20);
    if (!byDictionary.has(script)) return expect(ours).toEqual(theirs);
    const shared = ours.filter((at) => theirs.includes(at));
    expect(shared.length).toBeGreaterThan(0.7 * Math.min(ours.length, theirs.length));
  });
});
