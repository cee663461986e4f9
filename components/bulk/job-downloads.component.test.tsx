import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { answerRequests } from '@/components/test-support/requests';
import { JobDownloads } from './job-downloads';

it('saves the combined PDF of a list once a busy server has time', async () => {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  let asked = 0;
  answerRequests({
    'GET /api/bulk/1/print': () => {
      asked += 1;
      return asked === 1
        ? Response.json({ ok: false, failure: { code: 'busy', retryAfterSeconds: 1 } }, { status: 503 })
        : new Response(new Uint8Array([37, 80, 68, 70]));
    },
  });
  await render(<JobDownloads id="1" />);
  await page.getByRole('link', { name: 'Download one PDF to print' }).click();
  await expect.element(page.getByText('Plainleaf has too much to do right now.', { exact: false })).toBeVisible();
  await expect.poll(() => saved).toEqual(['handouts-to-print.pdf']);
  expect(asked).toBe(2);
});
