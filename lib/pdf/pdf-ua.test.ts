import { beforeAll, describe, expect, it } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { renderHandout } from './render';
import { pageFixtures, printableLanguages } from './test-support/fixtures';
import { handoutIn } from './test-support/language-handouts';
import { muscleTwitches } from './test-support/muscle-twitches';
import { readPdfFile } from './test-support/pdf-file/read-file';
import { writePdfFile } from './test-support/pdf-file/write-file';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { damaged } from './test-support/pdf-ua/damage';
import { type ProblemCode, problemTexts } from './test-support/pdf-ua/problems';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
import { starterHandouts } from './test-support/starter-handouts';

const documents: [string, HandoutDocument][] = [
  ...Object.entries(await pageFixtures()),
  ...printableLanguages.map((language): [string, HandoutDocument] => [`in ${language}`, handoutIn(language)]),
  ...starterHandouts('en').map(({ slug, document }): [string, HandoutDocument] => [`on ${slug}`, document]),
  ...starterHandouts('es').map(({ slug, document }): [string, HandoutDocument] => [`on ${slug}, in Spanish`, document]),
  ...starterHandouts('ar').map(({ slug, document }): [string, HandoutDocument] => [`on ${slug}, in Arabic`, document]),
  ...starterHandouts('vi').map(({ slug, document }): [string, HandoutDocument] => [
    `on ${slug}, in Vietnamese`,
    document,
  ]),
  ...(printableLanguages.includes('simplifiedChinese') ? starterHandouts('zh-Hans') : []).map(
    ({ slug, document }): [string, HandoutDocument] => [`on ${slug}, in Chinese`, document],
  ),
  ...starterHandouts('ht').map(({ slug, document }): [string, HandoutDocument] => [`on ${slug}, in Creole`, document]),
];

it.each(documents)(
  'a handout %s has PDF/UA-1 structure, and is read out as it is written for the chart',
  async (_, document) => {
    const { bytes } = await renderHandout(document);
    expect(checkPdfUa(bytes)).toEqual([]);
    expect(spokenWords(readAloud(bytes), document)).toBe(writtenWords(renderText(document)));
  },
);

describe('the checker', () => {
  let good: Uint8Array;
  beforeAll(async () => {
    good = (await renderHandout(muscleTwitches())).bytes;
  });

  it('finds nothing in a good file that was only written anew', () => {
    expect(checkPdfUa(writePdfFile(readPdfFile(good)))).toEqual([]);
  });

  it.each(Object.keys(problemTexts) as ProblemCode[])(
    'finds %s, and that alone, where it is all that is wrong',
    (code) => {
      const found = new Set(checkPdfUa(damaged(good, code)).map((problem) => problem.code));
      expect([...found]).toEqual([code]);
    },
  );

  it('finds a page without tags wanting', async () => {
    const { bytes } = await renderHandout(muscleTwitches(), { tagged: false });
    const found = new Set(checkPdfUa(bytes).map(({ code }) => code));
    for (const code of ['not-marked', 'no-structure', 'no-pdfuaid', 'unmarked-content'] as const) {
      expect(found).toContain(code);
    }
  });
});
