import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { uuid } from '@/lib/domain/handout/test-support';
import { searchHistory } from '@/lib/features/handouts/actions';
import type { HandoutListItem } from '@/lib/features/handouts/data';
import type { HistoryPage } from '@/lib/features/handouts/search';
import { History } from './history';
import { noFilters } from './history-filters';

const row: HandoutListItem = {
  ...{
    id: uuid(1),
    state: 'current',
    closed: false,
    unreadable: false,
    reference: 'ABCD-1234',
    title: 'Muscle twitches',
  },
  ...{ patientName: 'Maria Hall', dateOfBirth: '1981-03-14', recordNumber: '', pageCount: 2 },
  ...{ issuedAt: '2026-11-22T18:44:00.000Z', issuedByName: 'Dr. Amara Osei' },
};

async function show(start: HistoryPage): Promise<void> {
  await render(
    <History
      start={{ filters: { ...noFilters, topic: 'muscle-twitches' }, page: start }}
      choices={{ topics: [{ slug: 'muscle-twitches', title: 'Muscle twitches' }], clinicians: [], languages: ['en'] }}
      canExport={false}
      clinic={{ locale: 'en-US', timeZone: 'America/Los_Angeles' }}
    />,
  );
}

it('offers “Load more” where a page has no row to show, and does not say that nothing matches', async () => {
  vi.mocked(searchHistory).mockResolvedValue({ ok: true, value: { rows: [row], nextCursor: null } });
  await show({ rows: [], nextCursor: 'next' });
  const more = page.getByRole('button', { name: 'Load more' });
  await expect.element(more).toBeVisible();
  await expect.element(page.getByText('No handout matches')).not.toBeInTheDocument();
  await more.click();
  await expect.element(page.getByText('Maria Hall').first()).toBeVisible();
  expect(vi.mocked(searchHistory)).toHaveBeenCalledWith({ q: '', topic: 'muscle-twitches', cursor: 'next' });
  await expect.element(more).not.toBeInTheDocument();
});

it('says that nothing matches only on the last page', async () => {
  await show({ rows: [], nextCursor: null });
  await expect.element(page.getByText('No handout matches')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Load more' })).not.toBeInTheDocument();
});

it.each([320, 700, 1024, 1440])('keeps the longest title and name within a page of %i pixels', async (width) => {
  await page.viewport(width, 900);
  const [title, patientName] = ['W'.repeat(198), 'M'.repeat(198)];
  const issuedByName = 'Dr. '.padEnd(100, 'N');
  const rows: HandoutListItem[] = [{ ...row, state: 'withdrawn', title, patientName, issuedByName }];
  await show({ rows, nextCursor: null });
  const table = page.getByRole('table', { name: /Issued handouts/ }).last();
  await expect.element(table).toBeVisible();
  const edge = table.element().parentElement?.getBoundingClientRect().right ?? 0;
  const outside = [...table.element().querySelectorAll('tbody *')].filter(
    (part) => part.className !== 'sr-only' && part.getBoundingClientRect().right > edge + 1,
  );
  expect(outside.map((part) => part.outerHTML.slice(0, 80))).toEqual([]);
});
