import { describe, expect, it } from 'vitest';
import type { ListBlock } from '@/lib/domain/handout/document';
import { printSizes } from '@/lib/domain/handout/print-options';
import { firstUnprintable } from '@/lib/domain/unprintable';
import { isPrintable } from './coverage';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { item, muscleTwitches, paragraph, run, section, table } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';
import { splitByFont, UnprintableCharacterError } from './text/font-runs';
import { stackOf } from './text/font-stack';

const PLANES = 17;
const PLANE = 0x10000;

/** Every so many of the assigned letters of each plane: all scripts, in their blocks' order. */
function lettersOfAllPlanes(every: number): string[] {
  const letters: string[] = [];
  let count = 0;
  for (let codePoint = 0; codePoint < PLANES * PLANE; codePoint += 1) {
    const character = String.fromCodePoint(codePoint);
    if (/\p{L}/u.test(character) && count++ % every === 0) letters.push(character);
  }
  return letters;
}

describe('the letters of every plane of Unicode', () => {
  const letters = lettersOfAllPlanes(41);

  it('are either printed or named', () => {
    expect(new Set(letters.map((letter) => Math.floor((letter.codePointAt(0) ?? 0) / PLANE))).size).toBeGreaterThan(3);
    const stack = stackOf('en', localFonts);
    for (const letter of letters) {
      const found = firstUnprintable(letter, isPrintable);
      const set = (): unknown => splitByFont(letter, stack);
      if (found) expect(set, found.codePoint).toThrow(UnprintableCharacterError);
      else expect(set).not.toThrow();
    }
  });

  it('are printed as they were written where a font has them', async () => {
    const printable = lettersOfAllPlanes(7).filter((letter) => firstUnprintable(letter, isPrintable) === null);
    expect(printable.length).toBeGreaterThan(500);
    const paragraphs = printable.map((letter) => paragraph(`“${letter}”`));
    const { bytes } = await renderHandout(muscleTwitches({ sections: [section('Letters', paragraphs)] }));
    const said = readAloud(bytes).filter(({ text }) => text.startsWith('“'));
    expect(said.map(({ text }) => text)).toEqual(printable.map((letter) => `“${letter.normalize('NFC')}”`));
    expect(printProblems(await readPdf(bytes))).toEqual([]);
  });
});

describe('half of a pair of surrogates', () => {
  it.each(['\ud83d', '\ude00', 'a\udc00b', '\ud800\ud800'])('is named, wherever %j stands', async (text) => {
    expect(firstUnprintable(text, isPrintable)?.codePoint).toMatch(/^U\+D[89A-F]/);
    const places = [
      muscleTwitches({ title: text }),
      muscleTwitches({ followUp: text }),
      muscleTwitches({ sections: [section(text, [paragraph('a')])] }),
      muscleTwitches({ sections: [section('S', [paragraph(run(text, { bold: true }))])] }),
      muscleTwitches({ sections: [section('S', [table(text, ['a'], [['b']])])] }),
      muscleTwitches({ sections: [section('S', [table('', ['a'], [[text]])])] }),
    ];
    for (const document of places) {
      await expect(renderHandout(document)).rejects.toBeInstanceOf(UnprintableCharacterError);
    }
  });
});

describe('a control character', () => {
  // Line breaks and tabs are white space; every other one is named before issuing, and prints nothing.
  const controls = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).filter((character) =>
    /[^\P{Cc}\t\n\r]/u.test(character),
  );

  it('prints nothing, and breaks no part of the file', async () => {
    const text = controls.map((control) => `a${control}b`).join('');
    const words = 'ab'.repeat(controls.length);
    const document = muscleTwitches({
      title: text,
      sections: [
        section(text, [
          paragraph(run(text, { italic: true })),
          { type: 'figure', pictogram: 'sleep', alt: text, caption: text },
        ]),
      ],
    });
    const { bytes } = await renderHandout(document);
    expect(checkPdfUa(bytes)).toEqual([]);
    const said = readAloud(bytes).map((line) => line.text);
    expect(said.filter((one) => one.includes(words))).toHaveLength(5);
    const { text: read, info, xmp } = await readPdf(bytes);
    expect(read).not.toMatch(/[^\P{Cc}\n]/u);
    expect(info.Title).toBe(words);
    expect(xmp).toContain(words);
  });
});

const nestedLists = (levels: number, ordered: boolean): ListBlock => {
  const words = paragraph('Take 12.5/25mg of Hydrochlorothiazide, then call 541-555-0147');
  const inner = levels === 1 ? [] : [nestedLists(levels - 1, ordered)];
  return { type: 'list', ordered, start: 98, style: 'lower-roman', items: [item(words, ...inner), item(words)] };
};

describe.each(printSizes)('in %s print', (size) => {
  const spoken = async (changes: Parameters<typeof muscleTwitches>[0], locale = 'en-US'): Promise<string> => {
    const document = muscleTwitches({ locale, ...changes });
    const { bytes } = await renderHandout({ ...document, options: { ...document.options, size } });
    expect(printProblems(await readPdf(bytes))).toEqual([]);
    expect(checkPdfUa(bytes)).toEqual([]);
    return readAloud(bytes)
      .map(({ text }) => text)
      .join(' ');
  };

  it.each(['en-US', 'ar'])('twelve lists in each other keep inside the page, in %s', async (locale) => {
    const blocks = [nestedLists(12, true), nestedLists(12, false)];
    const text = await spoken({ sections: [section('Lists', blocks, { locale })] }, locale);
    expect(text.split('12.5/25mg').length - 1).toBe(48);
  });

  it('a word of 3,000 letters is whole in every place', async () => {
    const word = 'x'.repeat(3_000);
    const { clinic } = muscleTwitches();
    const text = await spoken({
      sections: [
        section(word.slice(0, 300), [
          { type: 'checklist', items: [{ pictogram: null, runs: [run(word)] }] },
          { type: 'callout', tone: 'urgent', blocks: [paragraph(word)] },
          { type: 'figure', pictogram: 'sleep', alt: 'A bed', caption: word.slice(0, 300) },
          table(word.slice(0, 300), ['a', 'b'], [['c', word]]),
        ]),
      ],
      title: word.slice(0, 200),
      subtitle: word.slice(0, 300),
      followUp: word.slice(0, 200),
      patient: { name: word.slice(0, 200), dateOfBirth: word.slice(0, 40), recordNumber: word.slice(0, 100) },
      clinic: { ...clinic, name: word.slice(0, 200), address: word.slice(0, 300), phone: word.slice(0, 100) },
    });
    expect(text.split(word)).toHaveLength(4);
  });

  it('a table of 40 columns and one of 300 rows are whole inside the box for urgent help', async () => {
    const columns = Array.from({ length: 40 }, (_, index) => `Column ${index + 1}`);
    const rows = Array.from({ length: 300 }, (_, index) => [`Row ${index + 1}`, '12.5/25mg']);
    const blocks = [table('Wide', columns, [columns]), table('Long', ['Day', 'Dose'], rows)];
    const text = await spoken({ sections: [section('Call 911', blocks, { kind: 'urgent-help' })] });
    expect(text).toContain('Column 40');
    expect(text.split('12.5/25mg').length - 1).toBe(300);
  });
});

it('a letterhead that fills the first page leaves the box of patient facts whole', async () => {
  const { clinic, ...document } = muscleTwitches({ locale: 'ur', sources: [], followUp: '' });
  const options = { ...document.options, size: 'extra-large' as const };
  for (let times = 1; times < 24; times += 1) {
    const address = '12 Mill Street, Second Floor, Entrance B, through the courtyard. '.repeat(times);
    const { bytes } = await renderHandout({ ...document, options, sections: [], clinic: { ...clinic, address } });
    const words = readAloud(bytes).map(({ text }) => text);
    expect(words.slice(words.indexOf('Born')).slice(0, 4)).toEqual([
      'Born',
      'March 14, 1981',
      'Record number',
      'RF-204815',
    ]);
  }
});
