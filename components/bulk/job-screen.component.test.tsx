import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { answerRequests } from '@/components/test-support/requests';
import { uuid } from '@/lib/domain/handout/test-support';
import { cancelBulk } from '@/lib/features/bulk/actions';
import type { JobPage, JobProgress } from '@/lib/features/bulk/data';
import { JobScreen } from './job-screen';

const id = uuid(1);
const TOTAL = 3;

/** A list of which this many are issued. */
function progress(issued: number, state: JobProgress['state'] = 'running'): JobProgress {
  const left = TOTAL - issued;
  const isStopped = state === 'cancelled';
  return {
    state,
    cleared: state !== 'running',
    counts: { issued, failed: 0, waiting: isStopped ? 0 : left, cancelled: isStopped ? left : 0 },
    rows: Array.from({ length: TOTAL }, (_, index) => ({
      number: index + 1,
      state: index < issued ? 'issued' : isStopped ? 'cancelled' : 'waiting',
      handoutId: index < issued ? uuid(10 + index) : '',
      failure: '',
      findings: [],
    })),
  };
}

/** As the server has it now. */
let job: JobProgress;
let isAway: boolean;

beforeEach(() => {
  job = progress(0);
  isAway = false;
  // The page asks every second: here the test says when one has gone by.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  answerRequests({
    [`GET /api/bulk/${id}`]: () => {
      if (isAway) throw new TypeError('Failed to fetch');
      return { ok: true, value: job };
    },
  });
});

async function show({ canChange = true, names = ['Maria Núñez', 'Tom Reed', 'Ana Ruiz'] } = {}): Promise<void> {
  const patients = names.map((name, index) => ({
    number: index + 1,
    name,
    dateOfBirth: '',
    recordNumber: '',
    closed: false,
    unreadable: false,
  }));
  const shown: JobPage = {
    ...{ ...job, id, title: 'Twitches for many', byId: uuid(2), byName: 'Dr. Amara Osei', patients },
    ...{ createdAt: '2026-11-22T18:00:00.000Z', endedAt: null },
  };
  await render(<JobScreen page={shown} clinic={{ locale: 'en-US' }} canChange={canChange} />);
}

const stop = () => page.getByRole('button', { name: 'Stop the list' });
const state = () => page.getByRole('status').first();

describe('a list that is being issued', () => {
  it('says how far it has come, second by second, and offers its files at the end', async () => {
    await show();
    await expect.element(state()).toHaveTextContent('0 of 3 handouts done…');
    await expect.element(page.getByRole('link', { name: 'Download one PDF to print' })).not.toBeInTheDocument();
    job = progress(2);
    vi.advanceTimersByTime(1_000);
    await expect.element(state()).toHaveTextContent('2 of 3 handouts done…');
    job = progress(3, 'done');
    vi.advanceTimersByTime(1_000);
    await expect.element(state()).toHaveTextContent('3 handouts issued.');
    await expect.element(page.getByRole('link', { name: 'Download one PDF to print' })).toBeVisible();
    await expect.element(stop()).not.toBeInTheDocument();
  });

  it('says when the server does not answer, and goes on when it does', async () => {
    await show();
    isAway = true;
    vi.advanceTimersByTime(1_000);
    const lost = page.getByText('Plainleaf did not answer.', { exact: false });
    await expect.element(lost).toBeVisible();
    isAway = false;
    vi.advanceTimersByTime(1_000);
    await expect.element(lost).not.toBeInTheDocument();
  });

  it('is stopped after a question, and makes nothing more', async () => {
    vi.mocked(cancelBulk).mockImplementation(async () => {
      job = progress(1, 'cancelled');
      return { ok: true, value: {} };
    });
    await show();
    await stop().click();
    const question = page.getByRole('alertdialog', { name: 'Stop the list?' });
    await expect.element(question).toHaveTextContent('3 handouts will not be made.');
    await question.getByRole('button', { name: 'Stop the list' }).click();
    await expect.element(state()).toHaveTextContent('Stopped. 1 handout issued, 2 not made.');
    expect(cancelBulk).toHaveBeenCalledExactlyOnceWith({ id });
    await expect.element(page.getByRole('table').getByText('Not made').first()).toBeVisible();
  });

  it('shows “No longer kept” where a name is gone', async () => {
    job = progress(0, 'cancelled');
    await show({ names: ['', '', ''] });
    await expect
      .element(page.getByRole('row').filter({ hasText: 'No longer kept' }).first())
      .toHaveTextContent('Not made');
  });

  it('is not stopped by who may only look', async () => {
    await show({ canChange: false });
    await expect.element(state()).toHaveTextContent('0 of 3 handouts done…');
    await expect.element(stop()).not.toBeInTheDocument();
  });
});
