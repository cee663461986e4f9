import { beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { router } from '@/components/test-support/navigation';
import { answerRequests } from '@/components/test-support/requests';
import { uuid } from '@/lib/domain/handout/test-support';
import { issueHandout } from '@/lib/features/handouts/actions';
import { openBuilder, patient } from './test-support';

/** The server was told to end: it answers the issue that it had begun, and is away for a while after. */

const dialog = () => page.getByRole('dialog', { name: 'Issue handout' });
const messages = () => page.getByRole('alertdialog').getByText('Plainleaf is restarting', { exact: false });

let downloads: string[];
beforeEach(() => {
  downloads = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(new URL(this.href).pathname);
  });
});

/** Answers each look at the server in turn, and "ready" after that. */
function serverThatIsAway(looks: readonly (() => Response)[]) {
  let count = 0;
  answerRequests({
    'GET /api/health/ready': () => (looks[count++] ?? (() => Response.json({ status: 'ready' })))(),
  });
  return () => count;
}

const lost = (): Response => {
  throw new TypeError('Failed to fetch');
};
const ending = () => Response.json({ status: 'not ready' }, { status: 503 });

async function issue(): Promise<void> {
  await patient.name('Maria Núñez-O’Connor');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await dialog().getByRole('button', { name: 'Issue and download PDF' }).click();
}

it('waits for a server that is restarting, says so, and then downloads the PDF and opens the handout', async () => {
  const id = uuid(7);
  vi.mocked(issueHandout).mockResolvedValue({ ok: true, value: { id } });
  const looks = serverThatIsAway([ending, lost, lost]);
  await openBuilder({ gatedTopics: [] });
  await issue();
  await expect.element(messages()).toBeVisible();
  await expect.element(dialog()).toHaveTextContent('Issued. Opening the handout…');
  expect(downloads).toEqual([]);
  expect(router.refresh).not.toHaveBeenCalled();
  await expect.poll(() => downloads).toEqual([`/api/handouts/${id}/pdf`]);
  await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
  await expect.element(messages()).not.toBeInTheDocument();
  expect(looks()).toBeGreaterThan(3);
  // Issued once: waiting is not trying again.
  expect(issueHandout).toHaveBeenCalledOnce();
});

it('saves the PDF that only this window has before it waits', async () => {
  const id = uuid(8);
  const personal = { reference: 'ABCD', bytes: new Uint8Array([37, 80, 68, 70]) };
  vi.mocked(issueHandout).mockResolvedValue({ ok: true, value: { id, personal } });
  serverThatIsAway(Array.from({ length: 3 }, () => lost));
  await openBuilder({ gatedTopics: [], keepsIdentifiers: false });
  await issue();
  await expect.element(messages()).toBeVisible();
  expect(downloads).toHaveLength(1);
  expect(router.refresh).not.toHaveBeenCalled();
  await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
  expect(downloads).toHaveLength(1);
});
