import { type Browser, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rightToLeftPhrases, seenOf, written } from '@/lib/test-support/right-to-left-phrases';
import { isolateForeign } from './isolates';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  page = await browser.newPage({ viewport: { width: 1600, height: 200 } });
  await page.setContent('<p dir="rtl" style="white-space:pre;font-variant-ligatures:none"></p>');
});
afterAll(() => browser.close());

/** The characters of a line from left to right, as Chromium places them. A mirrored sign keeps its own code. */
async function placed(text: string): Promise<string> {
  return page.evaluate((line) => {
    const paragraph = document.querySelector('p');
    if (!paragraph) throw new Error('The page has a paragraph');
    paragraph.textContent = line;
    const node = paragraph.firstChild;
    if (!node) return '';
    const characters = Array.from({ length: line.length }, (_, at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return { character: line.charAt(at), left: range.getBoundingClientRect().left };
    });
    return characters
      .filter(({ character }) => !/[\u202a-\u202e\u2066-\u2069]/u.test(character))
      .sort((one, other) => one.left - other.left)
      .map(({ character }) => character)
      .join('');
  }, text);
}

// A character without width has no place of its own.
const withoutJoiners = (text: string): string => text.replaceAll('\u200c', '');

const pairs = ['()', '[]', '{}', '«»', '<>', '≤≥'];
const withoutSides = (text: string): string =>
  Array.from(text, (sign) => pairs.find((pair) => pair.includes(sign))?.charAt(0) ?? sign).join('');

const phrases = Object.values(rightToLeftPhrases).flat();

it.each(phrases)('Chromium shows %s in the order in which it is read', async (phrase) => {
  const shown = await placed(isolateForeign(written(phrase), 'rtl'));
  expect(withoutSides(withoutJoiners(shown))).toBe(withoutSides(withoutJoiners(seenOf(phrase))));
});

it('Chromium shows most of these phrases in another order without isolates', async () => {
  const wrong: string[] = [];
  for (const phrase of phrases) {
    if (withoutSides(await placed(written(phrase))) !== withoutSides(seenOf(phrase))) wrong.push(phrase);
  }
  expect(wrong.length).toBeGreaterThan(phrases.length / 2);
});
