import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { answerRequests } from '@/components/test-support/requests';
import { Toaster } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { JobDownloads } from './job-downloads';

const busyOnce = (file: () => Response) => {
  let asked = 0;
  return {
    answer: () => {
      asked += 1;
      const failure = { code: 'busy', retryAfterSeconds: 1 };
      return asked === 1 ? Response.json({ ok: false, failure }, { status: 503 }) : file();
    },
    asked: () => asked,
  };
};

function savedNames(): string[] {
  const saved: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  return saved;
}

const link = (name: string) => page.getByRole('link', { name });

it.each([
  ['the combined PDF of a list', 'GET /api/bulk/1/print', 'Download one PDF to print', 'handouts-to-print.pdf'],
  ['the ZIP of a list', 'GET /api/bulk/1/files', 'Download all PDFs (ZIP)', 'handouts.zip'],
])('saves %s once a busy server has time', async (_what, route, name, file) => {
  const saved = savedNames();
  const { answer, asked } = busyOnce(() => new Response(new Uint8Array([80, 75, 3, 4])));
  answerRequests({ [route]: answer });
  await render(<JobDownloads id="1" />);
  await link(name).click();
  await expect.element(page.getByText('Plainleaf has too much to do right now.', { exact: false })).toBeVisible();
  await expect.poll(() => saved).toEqual([file]);
  expect(asked()).toBe(2);
});

it('says why a ZIP is refused, or that it did not arrive whole, and saves nothing', async () => {
  const saved = savedNames();
  const failure = { code: 'restricted' };
  answerRequests({ 'GET /api/bulk/1/files': () => Response.json({ ok: false, failure }, { status: 403 }) });
  await render(
    <>
      <JobDownloads id="1" />
      <Toaster />
    </>,
  );
  await link('Download all PDFs (ZIP)').click();
  await expect.element(page.getByText(failureText({ code: 'restricted' }))).toBeVisible();
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new Uint8Array([80, 75]));
      controller.error(new TypeError('network error'));
    },
  });
  answerRequests({ 'GET /api/bulk/1/files': () => new Response(broken) });
  await link('Download all PDFs (ZIP)').click();
  await expect.element(page.getByText('The file did not arrive whole.', { exact: false })).toBeVisible();
  expect(saved).toEqual([]);
});

it('makes the combined PDF once at a time, for the printer or as a file', async () => {
  const saved = savedNames();
  let asked = 0;
  let deliver: (file: Response) => void = () => undefined;
  const file = new Promise<Response>((resolve) => {
    deliver = resolve;
  });
  answerRequests({
    'GET /api/bulk/1/print': () => {
      asked += 1;
      return file;
    },
  });
  await render(<JobDownloads id="1" />);
  await link('Download one PDF to print').click();
  await link('Download one PDF to print').click();
  await page.getByRole('button', { name: 'Print all' }).click();
  deliver(new Response(new Uint8Array([80, 75])));
  await expect.poll(() => saved).toEqual(['handouts-to-print.pdf']);
  expect(asked).toBe(1);
});
