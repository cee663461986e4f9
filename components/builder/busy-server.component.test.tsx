import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { router } from '@/components/test-support/navigation';
import { uuid } from '@/lib/domain/handout/test-support';
import { issueHandout } from '@/lib/features/handouts/actions';
import { openBuilder, patient } from './test-support';

const dialog = () => page.getByRole('dialog', { name: 'Issue handout' });
const issueButton = () => dialog().getByRole('button', { name: 'Issue and download PDF' });

let downloads: string[];
beforeEach(() => {
  vi.mocked(issueHandout).mockReset();
  downloads = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(new URL(this.href).pathname);
  });
});

const busy = (retryAfterSeconds: number) => ({ ok: false, failure: { code: 'busy', retryAfterSeconds } }) as const;

async function issue(): Promise<void> {
  await openBuilder({ gatedTopics: [] });
  await patient.name('Maria Núñez-O’Connor');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await issueButton().click();
}

describe('while the server is busy with other handouts', () => {
  it('the builder shows the wait, retries, and issues and downloads the handout once', async () => {
    const id = uuid(7);
    vi.mocked(issueHandout).mockResolvedValueOnce(busy(2)).mockResolvedValue({ ok: true, value: { id } });
    await issue();
    await expect
      .element(dialog())
      .toHaveTextContent('Plainleaf has too much to do right now. Trying again by itself in 2 s.');
    expect(issueHandout).toHaveBeenCalledOnce();
    await expect.poll(() => downloads, { timeout: 10_000 }).toEqual([`/api/handouts/${id}/pdf`]);
    await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
    expect(issueHandout).toHaveBeenCalledTimes(2);
    // The same draft in the same version: the server answers a second one with the handout that is there.
    const [first, second] = vi.mocked(issueHandout).mock.calls;
    expect(second).toEqual(first);
    await expect.element(dialog()).not.toHaveTextContent('too much to do');
  });

  it('the clinician can cancel the retries, and the draft does not change', async () => {
    vi.mocked(issueHandout).mockResolvedValue(busy(30));
    await issue();
    await dialog().getByRole('button', { name: 'Stop trying' }).click();
    await expect.element(dialog()).not.toHaveTextContent('too much to do');
    await expect.element(issueButton()).toBeEnabled();
    expect(issueHandout).toHaveBeenCalledOnce();
    expect(downloads).toEqual([]);
  });
});
