import { describe, expect, it, vi } from 'vitest';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { layOutHandout } from './lay-out';
import type { LaidOutNode } from './layout/nodes';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { printableLanguages } from './test-support/fixtures';
import { textOf } from './test-support/laid-lines';
import { handoutIn } from './test-support/language-handouts';
import { samples } from './test-support/language-samples';
import { bullets, list, muscleTwitches, paragraph, run, section, table } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const inExtraLarge = (document: HandoutDocument): HandoutDocument => ({
  ...document,
  options: { ...document.options, size: 'extra-large' },
});

const HEADING = 'Call 911 if you have';
const signs = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Sign ${index + 1}: sudden weakness on one side, or trouble speaking`);

async function print(...blocks: Block[]) {
  const sections = [section(HEADING, blocks, { kind: 'urgent-help' }), section('After', [paragraph('ok')])];
  const { bytes } = await renderHandout(inExtraLarge(muscleTwitches({ sections })));
  const pdf = await readPdf(bytes);
  expect(printProblems(pdf)).toEqual([]);
  expect(checkPdfUa(bytes)).toEqual([]);
  return { pages: pdf.pages.map(({ text }) => text), spoken: readAloud(bytes) };
}

/** The text of each page before its first sign. */
const beforeSigns = (pages: readonly string[]): string[] =>
  pages.filter((page) => page.includes('Sign ')).map((page) => page.slice(0, page.indexOf('Sign ')));

describe('urgent help that goes on on a later page in extra large print', () => {
  it.each<[string, Block]>([
    ['bullets', bullets(...signs(20))],
    [
      'numbers',
      list(
        signs(20).map((sign) => [sign]),
        true,
      ),
    ],
    ['a checklist', { type: 'checklist', items: signs(20).map((sign) => ({ pictogram: null, runs: [run(sign)] })) }],
    [
      'a table',
      table(
        '',
        ['Sign', 'Since'],
        signs(20).map((sign) => [sign, 'today']),
      ),
    ],
  ])('repeats its heading and the sentence that leads into %s', async (_, block) => {
    const lead = paragraph(run('Call 911 now if:', { bold: true }));
    const { pages, spoken } = await print(paragraph('Do not wait.'), lead, block, paragraph('Rest at home.'));
    const [first = '', ...later] = pages;
    expect(first).toContain(HEADING);
    expect(first).not.toContain('(continued)');
    const others = beforeSigns(later);
    expect(others.length).toBeGreaterThan(1);
    for (const before of others) {
      expect(before).toMatch(/Call 911 if you have \(continued\)\s+Call 911 now if:/);
      expect(before).not.toContain('Do not wait.');
    }
    // Once for each sign, and once for all of them together.
    const said = spoken.map(({ text }) => text);
    expect(said.filter((text) => text.startsWith('Sign '))).toHaveLength(20);
    expect(said.filter((text) => text === HEADING || text === 'Call 911 now if:')).toEqual([
      HEADING,
      'Call 911 now if:',
    ]);
    expect(said.join(' ')).not.toContain('continued');
  });

  it('repeats the heading alone where a sentence goes on, or no list follows it', async () => {
    const long = paragraph(`${'Watch the wound. '.repeat(120)}Call if:`);
    for (const after of [bullets(...signs(2)), paragraph('Rest.')]) {
      const { pages } = await print(paragraph('Call 911 now if:'), bullets('You faint'), long, after);
      const others = pages.filter((page) => page.includes('wound') && !page.includes('You faint'));
      expect(others.length).toBeGreaterThan(1);
      for (const page of others) {
        expect(page).toMatch(/Call 911 if you have \(continued\) (Watch|the|wound)/);
        expect(page).not.toContain('Call 911 now if:');
      }
    }
  });

  it('repeats the heading of the section that goes on, and of no other', async () => {
    const first = section('Call 911 if', [bullets('You faint')], { kind: 'urgent-help' });
    const second = section('Call us if', [bullets(...signs(12))], { kind: 'urgent-help' });
    const { bytes } = await renderHandout(inExtraLarge(muscleTwitches({ sections: [first, second] })));
    const [, ...others] = (await readPdf(bytes)).pages.map(({ text }) => text);
    expect(others.join(' ')).toContain('Call us if (continued)');
    expect(others.join(' ')).not.toContain('Call 911 if (continued)');
  });

  it.each(printableLanguages)('repeats both in %s', async (language) => {
    const { locale, urgent, urgentItems, heading } = samples[language];
    const blocks = [paragraph(heading), bullets(...Array.from({ length: 14 }, () => urgentItems).flat())];
    const sections = [section(urgent, blocks, { locale, kind: 'urgent-help' })];
    const document = inExtraLarge(handoutIn(language, { sections }));
    const { layout } = await layOutHandout(document, localFonts);
    const [, ...boxes] = layout.children.map(wordsOf).filter((words) => words.includes(squeezed(urgentItems[0] ?? '')));
    expect(boxes.length).toBeGreaterThan(0);
    for (const words of boxes) {
      expect(words).toContain(squeezed(pageWords(locale).continued(urgent)));
      expect(words).toContain(squeezed(heading));
    }
    expect(checkPdfUa((await renderHandout(document)).bytes)).toEqual([]);
  });
});

/** Letters and digits alone: lines end in other places, and isolates print nothing. */
const squeezed = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]/gu, '');

function wordsOf(node: LaidOutNode): string {
  const own = (node.lines ?? []).flatMap(({ runs }) => runs.map(textOf)).join('');
  return squeezed(own) + node.children.map(wordsOf).join('');
}
