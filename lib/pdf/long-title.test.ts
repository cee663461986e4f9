import { describe, expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { layOutHandout } from './lay-out';
import type { LaidOutNode } from './layout/nodes';
import { localFonts } from './local-fonts';
import { renderHandout } from './render';
import { printableLanguages } from './test-support/fixtures';
import { textOf } from './test-support/laid-lines';
import { handoutIn } from './test-support/language-handouts';
import { muscleTwitches } from './test-support/muscle-twitches';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const BODY = 24;
const long = 'A title that goes on and on about twitching muscles and what to do '.repeat(3).slice(0, 199).trim();

const inExtraLarge = (document: HandoutDocument): HandoutDocument => ({
  ...document,
  options: { ...document.options, size: 'extra-large' },
});

const address = '12 Mill Street, Second Floor, Entrance B, through the courtyard. '.repeat(20);
const withAddress = (document: HandoutDocument, length: number): HandoutDocument => ({
  ...document,
  clinic: { ...document.clinic, address: address.slice(0, length) },
});

/** The title as it is printed and the size of its type, and whether urgent help begins on the same page. */
async function pageOne(document: HandoutDocument) {
  return pageOneOf(inExtraLarge(document));
}

async function pageOneOf(document: HandoutDocument) {
  const { layout } = await layOutHandout(document, localFonts);
  const [page] = layout.children;
  if (!page) throw new Error('A handout has a page');
  const nodes = nodesIn(page);
  const lines = nodes.find(({ props }) => roleOf(props.tag) === 'H1')?.lines ?? [];
  const runs = lines.flatMap((line) => line.runs);
  const urgent = document.sections.find(({ kind }) => kind === 'urgent-help')?.key ?? 'none';
  return {
    words: runs.map(textOf).join(''),
    type: Math.min(...runs.map(({ attributes }) => attributes.fontSize ?? 0)),
    hasUrgentHelp: nodes.some(({ props }) => layout.sectionsOf.get(props)?.includes(urgent)),
  };
}

const letters = (text: string): string => text.replace(/\s+/g, '');
const nodesIn = (node: LaidOutNode): LaidOutNode[] => [node, ...node.children.flatMap(nodesIn)];
const roleOf = (tag: unknown): unknown => (typeof tag === 'object' && tag !== null && 'role' in tag ? tag.role : null);

describe('a long title in extra large print', () => {
  const notices = [undefined, 'Not clinically reviewed.'];
  const papers = (['letter', 'a4'] as const).flatMap((pageSize) =>
    notices.map((notice) => ({ pageSize, ...(notice === undefined ? {} : { reviewNotice: notice }) })),
  );

  it.each(papers)(
    'of 199 characters leaves urgent help on page 1, whole and no smaller than the text: %j',
    async (on) => {
      const { words, type, hasUrgentHelp } = await pageOne(muscleTwitches({ title: long, ...on }));
      expect(hasUrgentHelp).toBe(true);
      expect(words.replace(/\s+/g, ' ').trim()).toBe(long);
      expect(type).toBe(BODY);
    },
  );

  it.each([
    ['Muscle twitches', 38],
    [long.slice(0, 110), 30.4],
  ])('is set as large as its length and page 1 allow: “%s”', async (title, size) => {
    const { type, hasUrgentHelp } = await pageOne(muscleTwitches({ title }));
    expect(hasUrgentHelp).toBe(true);
    expect(type).toBeCloseTo(size);
  });

  it('of 199 wide letters above a long subtitle is printed whole, and read out whole', async () => {
    for (const title of ['WM'.repeat(99), long.toUpperCase()]) {
      const document = muscleTwitches({ title, subtitle: long });
      const { words, type, hasUrgentHelp } = await pageOne(document);
      expect(hasUrgentHelp).toBe(true);
      expect(letters(words)).toBe(letters(title));
      expect(type).toBe(BODY);
      const { bytes } = await renderHandout(inExtraLarge(document));
      expect(readAloud(bytes).find(({ role }) => role === 'H1')?.text).toBe(title);
      expect(checkPdfUa(bytes)).toEqual([]);
      expect(printProblems(await readPdf(bytes))).toEqual([]);
    }
  });

  it.each(printableLanguages)('leaves urgent help on page 1 in %s', async (language) => {
    const document = handoutIn(language);
    const title = `${document.title} `.repeat(199).slice(0, 199).trim();
    const { type, hasUrgentHelp } = await pageOne({ ...document, title });
    expect(hasUrgentHelp).toBe(true);
    expect(type).toBe(BODY);
  });

  it('is as large as its length allows above urgent help where a letterhead would fill page 1 alone', async () => {
    const { type, hasUrgentHelp } = await pageOne(withAddress(muscleTwitches(), address.length));
    expect(hasUrgentHelp).toBe(true);
    expect(type).toBe(38);
  });

  const notice = { reviewNotice: 'Not clinically reviewed.' };
  const followUp = 'in 4 weeks with Dr. Osei, or earlier if it gets worse, or if you have any questions';
  const urdu = `${handoutIn('urdu').title} `.repeat(99).slice(0, 199).trim();

  it.each([
    ['a long address', withAddress(muscleTwitches({ title: long, subtitle: '' }), 300)],
    ['a long address and a notice', withAddress(muscleTwitches({ title: long, subtitle: '', ...notice }), 300)],
    ['a long subtitle', muscleTwitches({ title: long, subtitle: long })],
    ['a long appointment', muscleTwitches({ title: long, followUp, ...notice })],
    ['a long name', muscleTwitches({ title: long, patient: { ...muscleTwitches().patient, name: long.slice(0, 90) } })],
    ['wide letters', muscleTwitches({ title: 'WM'.repeat(99) })],
    ['wide letters on A4', withAddress(muscleTwitches({ title: long.toUpperCase(), pageSize: 'a4' }), 240)],
    ['tall lines', withAddress(handoutIn('urdu', { title: urdu }), 200)],
  ])('is never shortened, and urgent help begins on page 1: %s', async (_, document) => {
    const { words, hasUrgentHelp } = await pageOne(document);
    expect(hasUrgentHelp).toBe(true);
    expect(letters(words)).toBe(letters(document.title));
  });

  it.each(['standard', 'large'] as const)('is printed whole in %s print, too', async (size) => {
    const title = 'WM'.repeat(99);
    const document = withAddress(muscleTwitches({ title, subtitle: title, ...notice }), 300);
    const { words } = await pageOneOf({ ...document, options: { ...document.options, size } });
    expect(letters(words)).toBe(title);
  });
});
