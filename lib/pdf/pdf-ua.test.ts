import { beforeAll, describe, expect, it } from 'vitest';
import { renderHandout } from './render';
import { pageFixtures, printableLanguages } from './test-support/fixtures';
import { handoutIn } from './test-support/languages';
import { muscleTwitches } from './test-support/muscle-twitches';
import { readPdfFile } from './test-support/pdf-file/read-file';
import { writePdfFile } from './test-support/pdf-file/write-file';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { damaged } from './test-support/pdf-ua/damage';
import { type ProblemCode, problemTexts } from './test-support/pdf-ua/problems';
import { starterHandouts } from './test-support/starter-handouts';

const fixtures = await pageFixtures();

describe('PDF/UA-1 structure', () => {
  it.each(Object.entries(fixtures))('is there: %s', async (_, document) => {
    expect(checkPdfUa((await renderHandout(document)).bytes)).toEqual([]);
  });

  it.each(printableLanguages)('is there in %s', async (language) => {
    expect(checkPdfUa((await renderHandout(handoutIn(language))).bytes)).toEqual([]);
  });

  it.each(starterHandouts('en').map(({ slug, document }) => [slug, document] as const))(
    'is there in the handout that the topic %s makes',
    async (_, document) => {
      expect(checkPdfUa((await renderHandout(document)).bytes)).toEqual([]);
    },
  );

  it.each(starterHandouts('es').map(({ slug, document }) => [slug, document] as const))(
    'is there in the Spanish handout of %s',
    async (_, document) => {
      expect(checkPdfUa((await renderHandout(document)).bytes)).toEqual([]);
    },
  );
});

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
