import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { type Browser, chromium } from '@playwright/test';
import { Font } from '@react-pdf/renderer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionOf } from '@/lib/domain/language/direction';
import { isolateForeign } from '@/lib/domain/language/isolates';
import { scriptFontsTitle } from '@/lib/domain/language/script-fonts';
import { type FontFamily, fontFaces } from './font-files';
import { fontPath } from './font-folder';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import type { ShapedText } from './shaping/shape-text';
import { muscleTwitches, paragraph, section } from './test-support/muscle-twitches';
import { type SampledScript, scriptSamples } from './test-support/script-samples';
import { seePdf } from './test-support/see-pdf';
import { cleanText } from './text/clean-text';
import { passagesOf } from './text/document-text';
import { splitByFont, stackFor } from './text/font-runs';
import { stackOf } from './text/font-stack';

/*
 * One line of each script, printed by us and set by Chromium in the same font files: the same dots, but for the edges
 * of letters. Words that are not shaped are more than twice the tolerance apart: asserted below for each script but
 * Chinese, which needs no shaping. Hebrew has pointed words only: few dots of unpointed ones move without it.
 */

const lines: Record<string, { locale: string; text: string; family: FontFamily }> = {
  Latin: { locale: 'en', text: 'AVATAR To Ty Wait: ½ tablet, ≥ 39 °C', family: 'Atkinson Hyperlegible Next' },
  'Vietnamese, composed': { locale: 'vi', text: 'Nguyễn Thị Ngọc Ánh: Tăng Yếu đột ngột', family: 'Noto Sans' },
  'Vietnamese, decomposed': {
    locale: 'vi',
    text: 'Nguyễn Thị Ngọc Ánh: Tăng Yếu đột ngột'.normalize('NFD'),
    family: 'Noto Sans',
  },
  Greek: { locale: 'el', text: 'ΑΥΤΑ Τα Γεώργιος: Πιείτε νερό', family: 'Noto Sans' },
  Cyrillic: { locale: 'ru', text: 'ГАТА Та Подёргивание: Пейте воду', family: 'Noto Sans' },
  Arabic: { locale: 'ar', text: 'الطِّفْلُ يَشْرَبُ المَاءَ لأنَّ الماء مفيد', family: 'Noto Sans Arabic' },
  Urdu: { locale: 'ur', text: 'پانی پئیں اور آرام کریں', family: 'Noto Nastaliq Urdu' },
  Hebrew: { locale: 'he', text: 'שָׁלוֹם לְכֻלָּם', family: 'Noto Sans Hebrew' },
  Hindi: { locale: 'hi', text: 'स्त्री, क्षेत्र, विद्यार्थी और कृष्ण', family: 'Noto Sans' },
  Bengali: { locale: 'bn', text: 'স্ত্রী, ক্ষেত্র, উৎস ও ঋতু শুরু', family: 'Noto Sans Bengali' },
  ...Object.fromEntries(
    Object.entries(scriptSamples).map(([script, { family, name, words }]) => [
      scriptFontsTitle(script as SampledScript), // a key of the samples
      { locale: 'en', text: `${name} ${words}`, family },
    ]),
  ),
  Chinese: { locale: 'zh-Hans', text: '多喝水，好好休息。', family: 'Noto Sans SC' },
};
const names = Object.keys(lines);

/** Each of their letters is set as it is. */
const unshaped = new Set(['Chinese', 'Amharic and Tigrinya', 'Armenian', 'Georgian']);

/** Of all ink on either picture, what may lie more than two of 48 dots of an em away from ink of the other. */
const TOLERANCE = 0.01;

const SCALE = 4;
const EM = 12 * SCALE;

function line(name: string): { locale: string; text: string; family: FontFamily } {
  const found = lines[name];
  if (!found) throw new Error(`No line in ${name}`);
  return found;
}

/** Which dots of a picture are dark, cut to what is. */
type Dots = { width: number; height: number; has: (x: number, y: number) => boolean };

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--font-render-hinting=none'],
  });
});
afterAll(() => browser.close());

/** In another ink its lines are set anew: what was set before is remembered. */
function documentOf(name: string, ink: 'color' | 'grey' = 'color') {
  const { locale, text } = line(name);
  const layout = { ...section('', []).layout, showHeading: false };
  const usual = muscleTwitches();
  return muscleTwitches({
    locale,
    options: { ...usual.options, ink },
    sources: [],
    address: '',
    reviewStatement: '',
    editStatement: '',
    clinic: { ...usual.clinic, disclaimer: '' },
    sections: [section('Line', [paragraph(text)], { locale, layout })],
  });
}

async function dotsOfOurs(name: string, ink?: 'color' | 'grey'): Promise<Dots> {
  const [page] = await seePdf((await renderHandout(documentOf(name, ink))).bytes, SCALE);
  if (!page) throw new Error('The line has a page');
  const footer = page.lines.findIndex(({ text }) => text.includes('General information'));
  // The line is the last thing above the footer.
  const baseline = page.lines[footer - 1]?.y ?? 0;
  const middle = page.pixels.height - baseline * SCALE;
  return dotsIn(page.pixels, middle - 1.8 * EM, middle + 1.3 * EM);
}

async function dotsOfChromium(name: string): Promise<Dots> {
  const { locale, text } = line(name);
  const direction = directionOf(locale);
  const all = passagesOf(documentOf(name))[0]?.texts.map(cleanText).join(' ') ?? '';
  const runs = splitByFont(isolateForeign(text, direction), stackFor(all, stackOf(locale, localFonts)));
  const families = [...new Set(runs.map(({ family }) => family))];
  const faces = await Promise.all(
    families.map(async (family) => {
      const bytes = await readFile(fontPath(fontFaces(family)[0]?.file ?? ''));
      return `@font-face{font-family:'${family}';src:url(data:font/ttf;base64,${bytes.toString('base64')})}`;
    }),
  );
  const spans = runs.map((run) => `<span style="font-family:'${run.family}'">${run.text}</span>`).join('');
  const page = await browser.newPage({ deviceScaleFactor: SCALE, viewport: { width: 600, height: 120 } });
  await page.setContent(
    `<style>${faces.join('')} p{font-size:12px;line-height:80px;margin:0 20px;white-space:nowrap;text-rendering:geometricPrecision}</style><p dir="${direction}">${spans}</p>`,
  );
  await page.evaluate(() => document.fonts.ready);
  const picture = await loadImage(await page.screenshot());
  await page.close();
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return dotsIn(canvas.getContext('2d').getImageData(0, 0, picture.width, picture.height), 0, picture.height);
}

type Pixels = { data: Uint8ClampedArray; width: number; height: number };

function dotsIn({ data, width }: Pixels, from: number, to: number): Dots {
  const isDark = (x: number, y: number): boolean => (data[(y * width + x) * 4 + 1] ?? 255) < 128;
  const [left, top, right, bottom] = [width, to, 0, from].map(Math.round) as [number, number, number, number]; // four
  const box = { left, top, right, bottom };
  for (let y = Math.round(from); y < Math.round(to); y++) {
    for (let x = 0; x < width; x++) {
      if (!isDark(x, y)) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y);
    }
  }
  const size = { width: box.right - box.left + 1, height: box.bottom - box.top + 1 };
  const isInside = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < size.width && y < size.height;
  return { ...size, has: (x, y) => isInside(x, y) && isDark(box.left + x, box.top + y) };
}

const NEAR = 2;

/** The share of all ink that has none of the other near it; edges may stand one dot apart, as they are cut to their ink. */
function distance(one: Dots, other: Dots): number {
  const shifts = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => ({ x, y })));
  return Math.min(
    ...shifts.map(({ x, y }) => {
      const [here, there] = [strays(one, other, x, y), strays(other, one, -x, -y)];
      return (here.stray + there.stray) / (here.ink + there.ink);
    }),
  );
}

function strays(one: Dots, other: Dots, shiftX: number, shiftY: number): { ink: number; stray: number } {
  let [ink, stray] = [0, 0];
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      if (!one.has(x, y)) continue;
      ink += 1;
      if (!isNear(other, x + shiftX, y + shiftY)) stray += 1;
    }
  }
  return { ink, stray };
}

function isNear(other: Dots, x: number, y: number): boolean {
  if (other.has(x, y)) return true;
  for (let dy = -NEAR; dy <= NEAR; dy++) {
    for (let dx = -NEAR; dx <= NEAR; dx++) if (other.has(x + dx, y + dy)) return true;
  }
  return false;
}

describe('the shapes of a line are those that Chromium sets in the same fonts', () => {
  it.each(names)('in %s', async (name) => {
    expect(distance(await dotsOfOurs(name), await dotsOfChromium(name))).toBeLessThan(TOLERANCE);
  });
});

describe('the comparison', () => {
  it.each(names.filter((name) => !unshaped.has(name)))('fails in %s when letters are not shaped', async (name) => {
    const chromiums = await dotsOfChromium(name);
    const restore = stopShaping(line(name).family);
    try {
      expect(distance(await dotsOfOurs(name, 'grey'), chromiums)).toBeGreaterThan(2 * TOLERANCE);
    } finally {
      restore();
    }
  });
});

/** Sets every letter of a family by itself, as a printer would that knows nothing of the script. */
function stopShaping(family: FontFamily): () => void {
  const font: unknown = Font.getFont({ fontFamily: family, fontWeight: 400, fontStyle: 'normal' })?.data;
  const shaped = font as { layout: (text: string) => ShapedText }; // see fonts.ts, which gives every face this function
  const { layout } = shaped;
  shaped.layout = (text) => {
    const letters = Array.from(text, (letter) => layout(letter));
    return {
      glyphs: letters.flatMap(({ glyphs }) => glyphs),
      positions: letters.flatMap(({ positions }) => positions),
    };
  };
  return () => {
    shaped.layout = layout;
  };
}
