import { expect, it } from 'vitest';
import { render } from 'vitest-browser-react/pure';
import type { HandoutDocument, Run } from '@/lib/domain/handout/document';
import { HandoutPaper } from './handout-paper';

const run = (text: string, bold = false): Run => ({ text, bold, italic: false, href: null, blank: null });

const document: HandoutDocument = {
  schema: 3,
  reference: '',
  address: '',
  title: 'Doses',
  subtitle: '',
  locale: 'en',
  pageSize: 'letter',
  options: { size: 'standard', ink: 'color', pictograms: true, fitPages: null, sources: 'full', qrCode: true },
  clinic: {
    name: 'Riverside',
    address: '',
    phone: '',
    openingHours: '',
    disclaimer: '',
    footerNote: '',
    accentColor: '#0f6b66',
    logo: null,
    locale: 'en-US',
  },
  patient: { name: '', dateOfBirth: '', recordNumber: '' },
  clinicianName: '',
  visitDate: '',
  followUp: '',
  composedAt: '2026-11-22T18:44:00Z',
  sections: [
    {
      key: 'a',
      kind: 'about',
      versionId: '00000000-0000-4000-8000-000000000001',
      versionNumber: 1,
      locale: 'en',
      heading: 'Doses',
      blocks: [
        { type: 'paragraph', runs: [run('Take 2.5–5 ml, then 12.5/25mg, and '), run('10', true), run(' mg at night')] },
        { type: 'paragraph', runs: [run('Take ٢٫٥–٥ ملغ, or call 541-555-0147 before 5 p.m. on any day of the week')] },
      ],
      layout: { showHeading: true, breakBefore: false, keepTogether: false },
      edited: false,
      sourceNumbers: [],
      reviewedBy: null,
    },
  ],
  sources: [],
  reviewStatement: '',
  editStatement: '',
};

/** The tops of the lines that these words are on, in any element of the page. */
function linesOf(page: Element, words: string): number {
  const walker = page.ownerDocument.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  while (walker.nextNode()) nodes.push(walker.currentNode as Text); // texts alone are shown to the walker
  const all = nodes.map(({ data }) => data).join('');
  const [start, end] = [all.indexOf(words), all.indexOf(words) + words.length];
  expect(start, words).toBeGreaterThanOrEqual(0);
  let at = 0;
  const tops = nodes.flatMap((node) => {
    const [from, to] = [Math.max(0, start - at), Math.min(node.length, end - at)];
    at += node.length;
    if (from >= to) return [];
    const range = page.ownerDocument.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return Array.from(range.getClientRects(), ({ bottom }) => Math.round(bottom / 4));
  });
  return new Set(tops).size;
}

it('ends no line between a number and its unit, however narrow the page is', async () => {
  const screen = await render(
    <div className="frame-of-test">
      <HandoutPaper document={document} />
    </div>,
  );
  const frame = screen.container.querySelector<HTMLElement>('.frame-of-test');
  if (!frame) throw new Error('the page has a frame');
  for (let width = 240; width < 700; width += 20) {
    frame.style.width = `${width}px`;
    for (const amount of ['2.5–5 ml', '12.5/25mg', '10 mg', '٢٫٥–٥ ملغ', '541-555-0147', '5 p.m.']) {
      expect(linesOf(frame, amount), `${amount} at ${width} px`).toBe(1);
    }
  }
});
