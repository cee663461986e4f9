import { describe, expect, it, vi } from 'vitest';
import { ownTextMax } from '@/lib/domain/clinic/texts/clinic-translations';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { clinic as riverside } from '@/lib/domain/handout/test-support';
import { renderHandout } from './render';
import {
  beginningOf,
  filled,
  handout,
  handoutsToBegin,
  letters,
  longest,
  longestVisit,
} from './test-support/first-page';
import { checkPdfUa } from './test-support/pdf-ua/check';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { printProblems } from './test-support/print-problems';
import { readPdf } from './test-support/read-pdf';

vi.setConfig({ testTimeout: 120_000 });

const sizes: PrintSize[] = ['standard', 'large', 'extra-large'];

// A4 is as wide as Letter and taller: what has room on page 1 of Letter has room there too. The long tests prove it.
describe.each(handoutsToBegin)('a handout %s', (_, document) => {
  it.each(sizes)('begins with the emergencies on page 1 in %s print', async (size) => {
    const { page, sign } = await beginningOf(document, { size, pageSize: 'letter' });
    expect(page).toContain(sign);
  });
});

it('a handout on fever in a child of 1 year begins with the emergencies on page 1 of A4 in extra-large print', async () => {
  const [, document] = handoutsToBegin.find(([name]) => name.startsWith('on fever')) ?? [];
  if (!document) throw new Error('There is a handout on fever');
  const { page, sign } = await beginningOf(document, { size: 'extra-large', pageSize: 'a4' });
  expect(page).toContain(sign);
});

it('urgent help above the letterhead is on a page that says whose it is, and everything else follows', async () => {
  const clinic = {
    ...longest,
    disclaimer: riverside.disclaimer,
    footerNote: filled('Call first.', ownTextMax.footerNote),
  };
  const document = handout('muscle-twitches', 'en', { clinic, visit: longestVisit });
  const { bytes } = await renderHandout({ ...document, options: { ...document.options, size: 'extra-large' } });
  const pdf = await readPdf(bytes);
  const first = letters(pdf.pages[0]?.text ?? '');
  expect(first).toContain(letters(document.patient.name));
  expect(first).not.toContain(letters(document.clinic.address));
  const spoken = letters(
    readAloud(bytes)
      .map(({ text }) => text)
      .join(''),
  );
  for (const text of [document.clinic.address, document.subtitle, document.patient.recordNumber]) {
    expect(spoken).toContain(letters(text));
  }
  expect(checkPdfUa(bytes)).toEqual([]);
  expect(printProblems(pdf)).toEqual([]);
});
