import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { answerRequests } from '@/components/test-support/requests';
import { Toaster } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { uuid } from '@/lib/domain/handout/test-support';
import type { IssuedHandout } from '@/lib/features/handouts/data';
import { muscleTwitches } from '@/lib/pdf/test-support/muscle-twitches';
import { IssuedHandoutView } from './issued-handout-view';
import { keepPersonalCopy } from './personal-copy';

const clinic = { locale: 'en-US', timeZone: 'America/Los_Angeles' } as const;

async function show(change: Partial<IssuedHandout> = {}): Promise<void> {
  const document = muscleTwitches();
  const handout: IssuedHandout = {
    id: uuid(1),
    reference: document.reference,
    title: document.title,
    issuedAt: '2026-11-22T18:44:00.000Z',
    issuedById: uuid(2),
    issuedByName: 'Dr. Amara Osei',
    patient: { name: 'Maria Núñez-O’Connor', preferredName: '', dateOfBirth: '1981-03-14', recordNumber: 'RF-204815' },
    document,
    pageCount: 3,
    byteCount: 100_000,
    sha256: '0'.repeat(64),
    sections: [],
    steps: [],
    replaces: null,
    ...change,
  };
  await render(
    <>
      <IssuedHandoutView handout={handout} clinic={clinic} canWithdraw={false} />
      <Toaster />
    </>,
  );
}

/** The frames that are to be printed, none of which loads. */
function heldFrames(): HTMLIFrameElement[] {
  const frames: HTMLIFrameElement[] = [];
  const append = document.body.append.bind(document.body);
  vi.spyOn(document.body, 'append').mockImplementation((...nodes) => {
    for (const node of nodes) {
      if (node instanceof HTMLIFrameElement) frames.push(node);
      else append(node);
    }
  });
  return frames;
}

it('is copied as text for the chart', async () => {
  const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await show();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.element(page.getByText('Copied. Paste it into the chart.')).toBeVisible();
  const [[text] = ['']] = written.mock.calls;
  for (const words of ['Muscle twitches', 'Maria Núñez-O’Connor', 'CALL 911']) expect(text).toContain(words);
});

it('says where the browser does not allow copying', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'));
  vi.spyOn(document, 'execCommand').mockReturnValue(false);
  await show();
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect.element(page.getByText('This browser did not allow copying.', { exact: false })).toBeVisible();
});

it('says when it could not be fitted to the page that was asked for', async () => {
  const options = { ...muscleTwitches().options, fitPages: 1 };
  await show({ document: muscleTwitches({ options }) });
  await expect.element(page.getByText('It was issued on 3 pages.', { exact: false })).toBeVisible();
});

it('says how it was printed where that is not as usual', async () => {
  const options = {
    size: 'large',
    ink: 'grey',
    pictograms: false,
    fitPages: null,
    sources: 'full',
    qrCode: false,
  } as const;
  await show({ document: muscleTwitches({ options, pageSize: 'a4' }) });
  const words = 'A4, Large print, Greyscale, No pictograms, All sources, No QR code';
  await expect.element(page.getByText(words, { exact: true })).toBeVisible();
});

it('says how sources and code were printed, whatever the clinic prints today', async () => {
  const options = { ...muscleTwitches().options, sources: 'line', qrCode: true } as const;
  await show({ document: muscleTwitches({ options }) });
  await expect.element(page.getByText('Letter, Sources in one line, QR code', { exact: true })).toBeVisible();
});

it('says why its PDF cannot be fetched for printing, and opens no tab with an error', async () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  const answers = [
    Response.json({ failure: { code: 'busy', retryAfterSeconds: 1 } }, { status: 503 }),
    Response.json({ failure: { code: 'signed-out' } }, { status: 401 }),
  ];
  answerRequests({ [`GET /api/handouts/${uuid(1)}/pdf`]: () => answers.shift() ?? Response.error() });
  await show();
  await page.getByRole('button', { name: 'Print' }).click();
  await expect.element(page.getByText('Plainleaf has too much to do right now.', { exact: false })).toBeVisible();
  await expect.element(page.getByText(failureText({ code: 'signed-out' }))).toBeVisible();
  expect(opened).not.toHaveBeenCalled();
});

it('lists all sources of a page that names them in a line', async () => {
  const { options, sources } = muscleTwitches();
  await show({ document: muscleTwitches({ options: { ...options, sources: 'line' } }) });
  const list = page.getByRole('region', { name: 'Sources, not printed in full' });
  expect(list.getByRole('listitem').elements()).toHaveLength(sources.length);
  await expect.element(list.getByText(sources[0]?.title ?? '', { exact: false })).toBeVisible();
});

it('prints the page with the name once while Ctrl+P is pressed again and again', async () => {
  const id = uuid(3);
  keepPersonalCopy(id, { reference: 'H-1', bytes: new TextEncoder().encode('%PDF-1.7') });
  const frames = heldFrames();
  vi.spyOn(window, 'open').mockReturnValue(window);
  await show({ id });
  const print = page.getByRole('button', { name: 'Print' });
  await expect.element(print).toBeVisible();
  const press = () => userEvent.keyboard('{Control>}p{/Control}');
  for (let times = 0; times < 3; times += 1) await press();
  expect(frames).toHaveLength(1);
  // The browser prints no framed PDF, and opens it in a tab.
  frames[0]?.dispatchEvent(new Event('error'));
  await expect.element(print).not.toHaveAttribute('data-pending');
  await press();
  expect(frames).toHaveLength(2);
});

it('names the language of each section version of a bilingual handout', async () => {
  const given = { kind: 'about', edited: false, number: 2 } as const;
  await show({
    sections: [
      { ...given, position: 1, versionId: uuid(11), heading: 'ما هي رفّة العضلة؟', locale: 'ar' },
      { ...given, position: 2, versionId: uuid(12), heading: 'What is a muscle twitch?', locale: 'en' },
    ],
  });
  const versions = page.getByRole('table', { name: 'Section versions given' });
  await expect.element(versions.getByText(/Arabic/)).toBeVisible();
  await expect.element(versions.getByText(/English/)).toBeVisible();
  await expect.element(versions.getByText('ما هي رفّة العضلة؟')).toHaveAttribute('lang', 'ar');
  await expect.element(versions.getByText('ما هي رفّة العضلة؟')).toHaveAttribute('dir', 'rtl');
});
