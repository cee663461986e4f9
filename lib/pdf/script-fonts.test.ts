import { existsSync, readFileSync } from 'node:fs';
import { create } from 'fontkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { missingFonts, scriptFontNames } from '@/lib/domain/language/script-fonts';
import { isPrintable } from './coverage';
import { fontFaces, scriptFamilies } from './font-files';
import { fontPath } from './font-folder';
import { localFonts } from './local-fonts';
import { type RenderedPdf, renderHandout } from './render';
import { openHarfBuzzFont } from './shaping/harfbuzz';
import { bullets, muscleTwitches, paragraph, run, section, table } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { fontsIn, type ReadPdf, readPdf } from './test-support/read-pdf';
import { type SampledScript, sampledScripts, scriptSamples } from './test-support/script-samples';
import { cleanText } from './text/clean-text';
import { stackOf } from './text/font-stack';
import { rendererVersion } from './version';

function documentIn(script: SampledScript): HandoutDocument {
  const { name, sentences, words } = scriptSamples[script];
  return muscleTwitches({
    patient: { name, dateOfBirth: '', recordNumber: 'RF-204815' },
    sections: [
      section(words, [
        paragraph(sentences),
        paragraph(run(sentences, { bold: true }), run(` ${name}`, { italic: true })),
        bullets(name, words),
        table('Doses', ['Day', words], [['Monday', sentences]]),
      ]),
    ],
  });
}

/** From the lowest to the highest dot of the sample’s letters, as a share of the type size. */
function inkHeight(script: SampledScript): number {
  const { family, name, sentences, words } = scriptSamples[script];
  const bytes = readFileSync(fontPath(fontFaces(family)[1]?.file ?? ''));
  const [outlines, shaped] = [create(bytes), openHarfBuzzFont(bytes)];
  if ('fonts' in outlines) throw new Error(`${family} is a collection of fonts`);
  const boxes = `${name} ${sentences} ${words}`
    .split(' ')
    .flatMap((word) => shaped.shape(word, false))
    .flatMap(({ parts }) => parts.map(({ glyph, y }) => ({ y, box: outlines.getGlyph(glyph).bbox })))
    .filter(({ box }) => Number.isFinite(box.maxY));
  const highest = Math.max(...boxes.map(({ y, box }) => y + box.maxY));
  const lowest = Math.min(...boxes.map(({ y, box }) => y + box.minY));
  return (highest - lowest) / outlines.unitsPerEm;
}

it.each(scriptFontNames)('the fonts for %s are here: npm run fonts -- all', (script) => {
  for (const family of scriptFamilies[script]) {
    for (const { file } of fontFaces(family)) expect(existsSync(fontPath(file)), file).toBe(true);
  }
});

/** Where the text begins beside its headings, in points. */
const TEXT_COLUMN = 160;

describe.each(sampledScripts)('a handout with a name and words in %s', (script) => {
  const { family, name, sentences, words } = scriptSamples[script];
  let pdf: ReadPdf;
  let rendered: RenderedPdf;
  beforeAll(async () => {
    rendered = await renderHandout(documentIn(script));
    pdf = await readPdf(rendered.bytes);
  });

  it('has PDF/UA-1 structure, is read out as it was written, and has no words past the margins or over each other', () => {
    const document = documentIn(script);
    expect(checkPdfUa(rendered.bytes)).toEqual([]);
    expect(spokenWords(readAloud(rendered.bytes), document)).toBe(writtenWords(renderText(document)));
    // Armenian sets this sign above the letter before it.
    expect(printProblems(pdf).filter((problem) => !problem.includes('“՞'))).toEqual([]);
  });

  it('reads as it was written: letters in their order, joined ones too', () => {
    const plain = (text: string): string => cleanText(text).replace(/\s/gu, '');
    const text = plain(pdf.text);
    for (const written of [name, sentences, words]) expect(text).toContain(plain(written));
  });

  it('uses the regular and the bold font of its script, and no fallback font', async () => {
    const fonts = await fontsIn(rendered.bytes);
    const names = fonts.filter((one) => one.includes(family.replaceAll(' ', '')));
    expect(names.join()).toMatch(/Regular/);
    expect(names.join()).toMatch(/Bold/);
    expect(fonts.filter((one) => /Helvetica|unnamed/.test(one))).toEqual([]);
  });

  it('is marked with the version of those fonts, which a release does not tell', () => {
    const ofFonts = `${family.toLowerCase().replaceAll(' ', '-')}/`;
    expect(rendered.renderer.startsWith(`${rendererVersion} ${ofFonts}`)).toBe(true);
    expect(rendered.renderer.includes(` icu/${process.versions.icu}`)).toBe(
      ['thai', 'lao', 'khmer', 'burmese'].includes(script),
    );
  });

  it('has room between its lines for the highest and the lowest mark', () => {
    const covered = localFonts.coverageOf(family);
    const isOfScript = (text: string): boolean => covered.has(text.codePointAt(0) ?? 0);
    // The lines of a heading stand beside those of its text, in a column of their own.
    const items = pdf.pages[0]?.items.filter(({ text, x }) => isOfScript(text) && x > TEXT_COLUMN) ?? [];
    const baselines = [...new Set(items.map(({ y }) => Math.round(y * 10) / 10))].toSorted((one, other) => one - other);
    const apart = baselines.slice(1).map((y, index) => y - (baselines[index] ?? 0));
    expect(apart.length).toBeGreaterThan(4);
    expect(Math.min(...apart)).toBeGreaterThanOrEqual(12 * inkHeight(script));
  });
});

it('a handout without these scripts is marked and printed as if their fonts were not there', async () => {
  const { renderer } = await renderHandout(muscleTwitches());
  expect(renderer).toBe(rendererVersion);
  const others = Object.values(scriptSamples).map(({ family }) => family as string);
  const stack = stackOf('en', localFonts).filter(({ family }) => others.includes(family));
  expect(stack).toHaveLength(sampledScripts.length);
  for (const { family } of stack) {
    for (const codePoint of localFonts.coverageOf(family)) {
      const character = String.fromCodePoint(codePoint);
      expect(character, family).toMatch(/[^\p{Script=Common}\p{Script=Inherited}]|[\u0589\u10fb]/u);
    }
  }
});

describe('the wide signs of Chinese', () => {
  const text = '每次1～2片（饭后）：先吃药！＋＝＜＞％';

  it.each([...'～（）：！＋＝＜＞％，；？'])('%s can be printed', (sign) => {
    expect(isPrintable(sign.codePointAt(0) ?? 0)).toBe(true);
  });

  it('are printed in a Chinese handout and in an English one', async () => {
    for (const locale of ['zh-Hans', 'en']) {
      const document = muscleTwitches({ sections: [section(text, [paragraph(text)], { locale })] });
      const { text: read } = await readPdf((await renderHandout(document)).bytes);
      expect(read.replace(/\s/gu, '').split(text)).toHaveLength(3);
    }
  });
});

describe('the fonts that a character needs', () => {
  const nothing = () => false;

  it.each(sampledScripts)('are named for every letter of %s that its fonts print', (script) => {
    const { family, name, sentences, words } = scriptSamples[script];
    const covered = localFonts.coverageOf(family);
    for (const character of `${name}${sentences}${words}`) {
      if (covered.has(character.codePointAt(0) ?? 0)) expect(missingFonts(character, nothing)).toBe(script);
    }
  });

  it('are not named once they are installed, nor for a character that no fonts have', () => {
    expect(missingFonts('ไ', isPrintable)).toBeNull();
    expect(missingFonts('😀', nothing)).toBeNull();
    expect(missingFonts('王', nothing)).toBe('chinese');
    expect(missingFonts('～', nothing)).toBe('chinese');
    expect(missingFonts('한', nothing)).toBe('korean');
  });

  it('are the Chinese ones for kana where only the Korean ones are installed', () => {
    const korean = localFonts.coverageOf('Noto Sans KR');
    expect(missingFonts('カ', (codePoint) => korean.has(codePoint))).toBe('chinese');
  });
});
