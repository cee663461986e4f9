import type { Page } from '@playwright/test';
import type { SectionBody } from '../lib/domain/handout/body';
import type { DraftContent } from '../lib/domain/handout/draft';
import { loadDraft } from '../lib/features/drafts/data';
import { createDraftAction } from '../lib/features/drafts/mutations';
import { readPdf } from '../lib/pdf/test-support/read-pdf';
import { signIn as actorOf } from '../lib/test-support/database';
import { succeeded } from '../lib/test-support/outcome';
import type { BrowserTestClinic } from './clinics';
import { expect, test } from './fixtures';

/** Where the pages end that the browser itself makes of an issued handout. */

const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] });

const list = (...items: string[]) => ({
  type: 'bulletList' as const,
  content: items.map((text) => ({ type: 'listItem' as const, content: [paragraph(text)] })),
});

function table(caption: string, header: string[], rows: number) {
  const row = (type: 'tableHeader' | 'tableCell', cells: string[]) => ({
    type: 'tableRow' as const,
    content: cells.map((text) => ({ type, content: [paragraph(text)] })),
  });
  const days = Array.from({ length: rows }, (_, day) =>
    row(
      'tableCell',
      header.map((_, column) => (column === 0 ? `Day ${day + 1}` : '2.5–5 ml')),
    ),
  );
  return { type: 'table' as const, attrs: { caption }, content: [row('tableHeader', header), ...days] };
}

const wide = ['Day', ...Array.from({ length: 9 }, (_, column) => `Hydrochlorothiazide${column}`)];

const everyBlock: SectionBody = {
  type: 'doc',
  content: [1, 2, 3].flatMap((round) => [
    paragraph(`Take round ${round} like this:`),
    list('Swallow it with a glass of water', 'Do not lie down for half an hour', 'Write down the time'),
    table(`Doses of round ${round}`, ['Day', 'Morning', 'Night'], 7),
    {
      type: 'callout' as const,
      attrs: { tone: 'caution' as const },
      content: [paragraph('Do not drive after this medicine. '.repeat(4).trim()), paragraph('Ask us if you must.')],
    },
    table(`Medicines of round ${round}`, wide, 3),
  ]),
};

/** A draft of two topics, of which a section of the first has every kind of block. */
async function twoTopics(clinic: BrowserTestClinic): Promise<(content: DraftContent) => Partial<DraftContent>> {
  const actor = await actorOf(clinic.emailOf('clinician'));
  const { id } = succeeded(await createDraftAction.runAs(actor, { from: 'topic', slug: 'migraine' }));
  const other = await loadDraft(actor.scope, id);
  return ({ options, sections }) => ({
    options: { ...options, sources: 'full' },
    sections: [
      ...sections.map((section, index) =>
        index === 1
          ? {
              ...section,
              edit: { heading: 'Your medicines', body: everyBlock, editedBy: '', editedAt: '2026-11-22T18:44:00Z' },
            }
          : section,
      ),
      ...other.content.sections,
    ],
  });
}

/** Words that say what comes next: headings, the heads of tables and boxes, and the line above a list. */
const announcements = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const selector = [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'thead', '[data-tone] > p:first-child'],
      ...['p:has(+ :is(ul, ol, table, section))', ':is(h3, h4, h5, h6) + p:has(+ *)'],
    ].join();
    const found = [...document.querySelectorAll<HTMLElement>(`[data-print=paper] :is(${selector})`)];
    const isFirstOfText = (one: HTMLElement) =>
      one.matches('h3 + p, h4 + p, h5 + p, h6 + p') &&
      !one.matches(':has(+ :is(ul, ol, table, section))') &&
      !/^(?:Edited|Sources?) /.test(one.textContent ?? '');
    return found.filter((one) => !isFirstOfText(one)).map((one) => (one.textContent ?? '').replaceAll(/\s/g, ''));
  });

/** The last line of each page but the last one, without spaces and without the count of the pages. */
async function lastLines(bytes: Uint8Array): Promise<string[]> {
  const { pages } = await readPdf(bytes);
  return pages.slice(0, -1).map(({ items }) => {
    const shown = items.filter(({ text }) => text.trim() !== '').sort((one, other) => one.y - other.y);
    const words = shown.filter(({ y }) => y > (shown[0]?.y ?? 0) + 4);
    const line = words.filter(({ y }) => y < (words[0]?.y ?? 0) + 4).sort((one, other) => one.x - other.x);
    return line
      .map(({ text }) => text)
      .join('')
      .replaceAll(/\s/g, '');
  });
}

test('a page that the browser prints ends with no heading, no head of a table and no line above a list', async ({
  page,
  clinic,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  await page.goto(await readyHandout('clinician', { change: await twoTopics(clinic) }));
  const announced = await announcements(page);
  expect(announced).toEqual(expect.arrayContaining(['Takeround1likethis:', 'Dosesofround1', 'DayMorningNight']));
  const alone: string[] = [];
  // The room above moves everything below through the end of a page.
  for (let room = 0; room < 880; room += 40) {
    await page.evaluate((height) => {
      const above = document.querySelectorAll<HTMLElement>('[data-print=paper] [data-section-key]')[1];
      if (above) above.style.paddingTop = `${height}px`;
    }, room);
    for (const line of await lastLines(await page.pdf({ format: 'Letter' }))) {
      if (announced.some((words) => words.endsWith(line))) alone.push(`${line} (${room} px)`);
    }
  }
  expect(alone).toEqual([]);
});

test('a browser that prints a handout in large print begins the urgent help on the first page', async ({
  page,
  signIn,
  readyHandout,
}) => {
  await signIn('clinician');
  const change = ({ options }: DraftContent) => ({ options: { ...options, size: 'large' as const } });
  await page.goto(await readyHandout('clinician', { change }));
  const { pages } = await readPdf(await page.pdf({ format: 'Letter' }));
  expect(pages[0]?.text).toContain('Get urgent help');
  expect(pages[0]?.text).toMatch(/Call 911/);
});
