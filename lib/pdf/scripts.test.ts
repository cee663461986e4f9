import { beforeAll, describe, expect, it } from 'vitest';
import { isInstalled } from './font-folder';
import { renderHandout } from './render';
import { handoutIn } from './test-support/language-handouts';
import { type Language, languages, samples } from './test-support/language-samples';
import { muscleTwitches, paragraph, section } from './test-support/muscle-twitches';
import { fontsIn, type ReadPdf, readPdf } from './test-support/read-pdf';

const printable = languages.filter((language) => {
  if (language === 'simplifiedChinese') return isInstalled('Noto Sans SC');
  if (language === 'traditionalChinese') return isInstalled('Noto Sans TC');
  return language !== 'korean' || isInstalled('Noto Sans KR');
});

const files = new Map<Language, Uint8Array>();
const pages = new Map<Language, ReadPdf>();
beforeAll(async () => {
  for (const language of printable) {
    const { bytes } = await renderHandout(handoutIn(language));
    files.set(language, bytes);
    pages.set(language, await readPdf(bytes));
  }
}, 90_000);

/** Words without what only tells layout where to break or which way to run. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u2060\u2066-\u2069]/g, '')
    .replace(/\s+/g, '');

describe('a handout in any script', () => {
  it.each(printable)('reads in %s as it was written', (language) => {
    const text = plain(pages.get(language)?.text ?? '');
    const { title, urgent, urgentItems, heading, items } = samples[language];
    for (const words of [title, urgent, ...urgentItems, heading, ...items]) expect(text).toContain(plain(words));
  });

  it.each(printable)('embeds no stand-in font in %s', async (language) => {
    const fonts = await fontsIn(files.get(language) ?? new Uint8Array());
    expect(fonts.filter((name) => /Helvetica|unnamed/.test(name))).toEqual([]);
  });
});

describe('a page from right to left', () => {
  const page = () => {
    const first = pages.get('arabic')?.pages[0];
    if (!first) throw new Error('the Arabic sample has pages');
    return first;
  };

  it('begins at the right: the title ends at the margin where English begins', () => {
    const { title } = samples.arabic;
    const words = page().items.filter(({ text }) => text.trim() !== '' && title.includes(text.trim()));
    const right = Math.max(...words.map(({ x, width }) => x + width));
    expect(page().width - right).toBeLessThan(60);
  });

  it('keeps a phone number in its own order', () => {
    expect(pages.get('arabic')?.text).toContain('541-555-0147');
  });
});

it('keeps words apart as they were set, whatever letters stand beside each other', async () => {
  // Each pair is kerned; a width that one pair leaves behind would move the others.
  const once = 'AV To Ty Wa LT';
  const line = `${once} ${once} ${once}`;
  const document = muscleTwitches({ sections: [section('Kerning', [paragraph(line)])] });
  const { pages: read } = await readPdf((await renderHandout(document)).bytes);
  const items = read.flatMap((one) => one.items).filter(({ text }) => text.includes('AV To'));
  expect(items).toHaveLength(1);
  const alone = muscleTwitches({ sections: [section('Kerning', [paragraph(once)])] });
  const [third] = (await readPdf((await renderHandout(alone)).bytes)).pages
    .flatMap((one) => one.items)
    .filter(({ text }) => text.includes('AV To'));
  const [whole] = items;
  if (!third || !whole) throw new Error('both lines are printed');
  const space = (whole.width - 3 * third.width) / 2;
  expect(space).toBeGreaterThan(1.5);
  expect(space).toBeLessThan(4.5);
});

it('prints an Urdu handout whose words are still English', async () => {
  const { pageCount } = await renderHandout(muscleTwitches({ locale: 'ur' }));
  expect(pageCount).toBeGreaterThan(0);
});
