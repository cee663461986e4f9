import { describe, expect, it, vi } from 'vitest';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { renderHandout } from './render';
import { bilingualHandout, writtenInstead } from './test-support/bilingual-handout';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud, spokenWords, writtenWords } from './test-support/pdf-ua/read-aloud';
import { type ReadPdf, readPdf } from './test-support/read-pdf';

vi.setConfig({ testTimeout: 60_000 });

const twitches = ['muscle-twitches'];
const urgentInOneLanguage = bilingualHandout(['migraine', 'low-back-pain'], 'es', {
  edit: { 'urgent-help': writtenInstead('Ayuda urgente', 'Llame al 911.') },
});
const handouts: [string, HandoutDocument][] = [
  ['in Spanish', bilingualHandout(twitches, 'es')],
  ['in Arabic, on A4', bilingualHandout(twitches, 'ar', { options: { paper: 'a4' } })],
  ['in large print', bilingualHandout(twitches, 'es', { options: { size: 'large', ink: 'grey' } })],
  [
    'of two topics, with all sources',
    bilingualHandout(['migraine', 'low-back-pain'], 'es', { options: { sources: 'full' } }),
  ],
  ['of two topics, with urgent help in one language', urgentInOneLanguage],
];

it.each(handouts)(
  'a bilingual handout %s is read out block by block, the patient’s language first',
  async (_, document) => {
    const { bytes } = await renderHandout(document);
    expect(checkPdfUa(bytes)).toEqual([]);
    expect(spokenWords(readAloud(bytes), document)).toBe(writtenWords(renderText(document)));
  },
);

it('announces each language as what it is', async () => {
  const document = bilingualHandout(twitches, 'es');
  const spoken = readAloud((await renderHandout(document)).bytes);
  const languageOf = (text: string) => spoken.find((line) => line.text === text)?.lang?.slice(0, 2);
  const headings = (sections: HandoutDocument['sections']) => sections.map(({ heading }) => languageOf(heading));
  expect(new Set(headings(document.sections))).toEqual(new Set(['es']));
  expect(new Set(headings(document.counterpart?.sections ?? []))).toEqual(new Set(['en']));
  const english = [
    'Muscle twitches',
    'Emergency',
    'Call us the same day',
    'Not clinically reviewed.',
    'Drink when you are thirsty.',
  ];
  expect(english.map(languageOf)).toEqual(english.map(() => 'en'));
  expect(['Emergencia', 'Beba cuando tenga sed.'].map(languageOf)).toEqual(['es', 'es']);
  expect(languageOf('About this handout')).toBe('en');
});

it('says in the clinic’s language, on page 1, that the urgent help is in the patient’s language only', async () => {
  const { bytes } = await renderHandout(urgentInOneLanguage);
  const notice = 'The full urgent help is in Spanish only.';
  expect((await readPdf(bytes)).pages[0]?.text).toContain(notice);
  const line = readAloud(bytes).find(({ text }) => text === notice);
  expect(line?.lang?.slice(0, 2)).toBe('en');
});

type Item = ReadPdf['pages'][number]['items'][number];

function find({ pages }: ReadPdf, words: string): Item & { page: number; middle: number } {
  for (const [page, { items, width }] of pages.entries()) {
    const item = items.find(({ text }) => text.startsWith(words));
    if (item) return { ...item, page, middle: width / 2 };
  }
  throw new Error(`No page has “${words}”`);
}

const leftOf = ({ x, width, middle }: ReturnType<typeof find>): boolean => x + width <= middle;
const rightOf = ({ x, middle }: ReturnType<typeof find>): boolean => x >= middle;

describe('the two languages', () => {
  it('are columns that do not touch, with what says the same at the same height', async () => {
    const read = await readPdf((await renderHandout(bilingualHandout(twitches, 'es'))).bytes);
    for (const [es, en] of [
      ['Emergencia', 'Emergency'],
      ['Llámenos el mismo', 'Call us the same'],
      ['Causas comunes', 'Common causes'],
      ['La mayoría de las contracciones', 'Most twitches do'],
    ] as const) {
      const [own, beside] = [find(read, es), find(read, en)];
      expect([leftOf(own), rightOf(beside)], es).toEqual([true, true]);
      expect([beside.page, Math.round(beside.y)], es).toEqual([own.page, Math.round(own.y)]);
    }
    const { page, middle } = find(read, 'Common causes');
    const body = (read.pages[page]?.items ?? []).filter(({ y, text }) => y > 60 && y < 720 && text.trim() !== '');
    expect(body.length).toBeGreaterThan(20);
    expect(body.filter(({ x, width }) => x < middle && x + width > middle)).toEqual([]);
  });

  it('change sides for a reader from right to left', async () => {
    const document = bilingualHandout(twitches, 'ar');
    const read = await readPdf((await renderHandout(document)).bytes);
    const english = find(read, 'Common causes');
    expect(leftOf(english)).toBe(true);
    const beside = read.pages[english.page]?.items.filter(
      ({ x, y, text }) => x >= english.middle && Math.abs(y - english.y) < 8 && /\p{Script=Arabic}/u.test(text),
    );
    expect(beside?.length).toBeGreaterThan(0);
  });

  it.each(['large', 'extra-large'] as const)('are below each other in %s print', async (size) => {
    const read = await readPdf((await renderHandout(bilingualHandout(twitches, 'es', { options: { size } }))).bytes);
    const [own, beside] = [find(read, 'Causas comunes'), find(read, 'Common causes')];
    expect(beside.page).toBe(own.page);
    expect(Math.abs(own.x - beside.x)).toBeLessThan(2);
    expect(Math.abs(beside.y - own.y)).toBeGreaterThan(own.height);
    expect(find(read, 'Emergencia').page).toBe(0);
  });

  it('give the whole width to a card with a table, one language below the other', async () => {
    const document = bilingualHandout(twitches, 'es');
    const withTable = (sections: HandoutDocument['sections'], words: string) =>
      sections.map((one) => {
        if (one.kind !== 'urgent-help') return one;
        const at = one.blocks.findLastIndex((block) => block.type === 'list') + 1;
        const cell = [{ text: words, bold: false, italic: false, href: null, blank: null }];
        const table = {
          type: 'table' as const,
          caption: '',
          header: [cell, cell, cell, cell],
          rows: [[cell, cell, cell, cell]],
        };
        return { ...one, blocks: one.blocks.toSpliced(at, 0, table) };
      });
    const { counterpart } = document;
    const read = await readPdf(
      (
        await renderHandout({
          ...{ ...document, sections: withTable(document.sections, 'Temperatura corporal') },
          ...(counterpart && {
            counterpart: { ...counterpart, sections: withTable(counterpart.sections, 'Body temperature') },
          }),
        })
      ).bytes,
    );
    const [own, beside] = [find(read, 'Llámenos el mismo'), find(read, 'Call us the same')];
    expect([leftOf(own), leftOf(beside)]).toEqual([true, true]);
    expect(read.pages.flatMap(({ items }) => items.filter(({ text }) => text.startsWith('Temperatura'))).length).toBe(
      8,
    );
  });

  it('give the whole width to words that the clinician changed', async () => {
    const text = 'Estas palabras son solo para usted, y nadie las ha traducido al idioma de la clínica todavía hoy.';
    const document = bilingualHandout(twitches, 'es', { edit: { about: writtenInstead('Para usted', text) } });
    const read = await readPdf((await renderHandout(document)).bytes);
    const line = find(read, 'Estas palabras');
    expect(line.x + line.width).toBeGreaterThan(line.middle);
    expect(read.pages.some(({ text: all }) => all.includes('What is a muscle twitch?'))).toBe(false);
  });
});

it('prints what only the clinic’s language says above the two cards', async () => {
  const document = bilingualHandout(twitches, 'es');
  const { counterpart } = document;
  if (!counterpart) throw new Error('the handout has two languages');
  const words = 'If you are alone, unlock your door first.';
  const above: Block = {
    type: 'paragraph',
    runs: [{ text: words, bold: false, italic: false, href: null, blank: null }],
  };
  const sections = counterpart.sections.map((section) =>
    section.kind === 'urgent-help' ? { ...section, blocks: [above, ...section.blocks] } : section,
  );
  const { bytes } = await renderHandout({ ...document, counterpart: { ...counterpart, sections } });
  expect((await readPdf(bytes)).pages[0]?.text).toContain(words);
});
