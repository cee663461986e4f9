import Link from 'next/link';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { checked } from '@/components/test-support/checked';
import { press } from '@/components/test-support/keys';
import { router } from '@/components/test-support/navigation';
import { paragraphs, uuid, version } from '@/lib/domain/handout/test-support';
import { saveVersion } from '@/lib/features/sections/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { saveVersionSchema } from '@/lib/features/sections/schema';
import { SectionWriter } from './section-writer';
import { SectionWriterPage } from './section-writer-page';

const heading = () => page.getByRole('textbox', { name: 'Heading' });

type Answer = Awaited<ReturnType<typeof saveVersion>>;
const savedAs = (number: number): Answer => ({ ok: true, value: { saved: true, number } });

async function write(): Promise<void> {
  const wording = { heading: 'What is a muscle twitch?', body: paragraphs('A small jump.'), sources: [], claims: [] };
  const from = { basedOn: 1, originalNumber: null, restores: null, offerId: null };
  const writing = { sectionId: uuid(1), locale: 'en', ...from, wording };
  await render(
    <>
      <Link href="/library/muscle-twitches">Muscle twitches</Link>
      <SectionWriter
        {...{ writing, placeholder: [], isTranslation: false, newerOriginal: null }}
        path="/library/muscle-twitches/about"
      />
    </>,
  );
}

it('loses no words by a link or by Cancel without asking', async () => {
  await write();
  await heading().fill('Not saved yet');
  const question = page.getByRole('alertdialog', { name: 'Leave without saving?' });
  for (const leave of [
    page.getByRole('link', { name: 'Muscle twitches' }),
    page.getByRole('button', { name: 'Cancel' }),
  ]) {
    await leave.click();
    await question.getByRole('button', { name: 'Stay' }).click();
    await expect.element(question).not.toBeInTheDocument();
    await expect.element(heading()).toHaveValue('Not saved yet');
  }
  expect(router.push).not.toHaveBeenCalled();
  await page.getByRole('link', { name: 'Muscle twitches' }).click();
  await question.getByRole('button', { name: 'Leave' }).click();
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/library/muscle-twitches');
});

it('is left without a question where nothing was written', async () => {
  await write();
  await page.getByRole('link', { name: 'Muscle twitches' }).click();
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/library/muscle-twitches');
});

it('is saved with the keyboard alone', async () => {
  vi.mocked(saveVersion).mockResolvedValue(savedAs(2));
  await write();
  await press(heading(), '{End} it');
  await press(page.getByRole('button', { name: 'Save as version 2' }), '{Enter}');
  await expect.poll(() => router.push.mock.calls).toEqual([['/library/muscle-twitches/about']]);
  expect(vi.mocked(saveVersion).mock.calls[0]?.[0]).toMatchObject({
    heading: 'What is a muscle twitch? it',
    basedOn: 1,
  });
});

it('takes back the second of two sentences typed without a pause, and puts the cursor behind the first', async () => {
  await write();
  const text = page.getByRole('textbox', { name: 'Text of the section' });
  await text.click();
  await userEvent.keyboard('{Control>}{End}{/Control} It comes and goes. Then it stops.');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(text).toHaveTextContent(/^A small jump\. It comes and goes\.$/);
  await userEvent.keyboard('{Control>}{Home}{/Control}{Control>}y{/Control}');
  await expect.element(text).toHaveTextContent(/^A small jump\. It comes and goes\. Then it stops\.$/);
  await userEvent.keyboard(' Soon.');
  await expect.element(text).toHaveTextContent(/Then it stops\. Soon\.$/);
});

it('asks the browser to hold the page while words are not saved', async () => {
  await write();
  const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(false);
  await heading().fill('Not saved yet');
  await expect.poll(leave).toBe(true);
});

describe('what is saved', () => {
  it('is refused at its place, field by field, and nothing typed is lost', async () => {
    vi.mocked(saveVersion).mockImplementation(checked(saveVersionSchema, () => savedAs(2)));
    await write();
    await heading().fill('About your twitches');
    await page.getByRole('button', { name: 'Add a source' }).click();
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('javascript:alert(1)');
    await page.getByRole('textbox', { name: 'Title' }).fill('Twitches');
    await page.getByRole('textbox', { name: 'Publisher' }).fill('CDC');
    await page.getByRole('textbox', { name: 'Published or reviewed' }).fill('undated');
    await page.getByRole('button', { name: 'Add a claim' }).click();
    await page.getByRole('textbox', { name: 'Claim 1' }).fill('The moon is made of cheese.');
    const save = page.getByRole('button', { name: 'Save as version 2' });
    await save.click();
    await expect.element(page.getByText('Write the whole address, such as https://www.cdc.gov/…')).toBeVisible();
    await expect.element(page.getByText('Tick what it rests on, or mark it “to verify”')).toBeVisible();
    await expect.element(heading()).toHaveValue('About your twitches');
    expect(router.push).not.toHaveBeenCalled();

    const lost = 'The text no longer says this. Copy the sentence as it stands now, or take the claim out';
    vi.mocked(saveVersion).mockResolvedValue({
      ok: false,
      failure: { code: 'invalid-input', fields: { 'claims.0.text': lost } },
    });
    await address.fill('https://www.cdc.gov/twitches');
    await page.getByText('To verify', { exact: true }).click();
    await save.click();
    await expect.element(page.getByText(lost)).toBeVisible();

    vi.mocked(saveVersion).mockImplementation(checked(saveVersionSchema, () => savedAs(2)));
    await page.getByRole('button', { name: /^Take out claim/ }).click();
    await save.click();
    await expect.poll(() => router.push.mock.calls).toEqual([['/library/muscle-twitches/about']]);
    expect(saveVersion).toHaveBeenLastCalledWith(
      expect.objectContaining({
        heading: 'About your twitches',
        sources: [expect.objectContaining({ url: 'https://www.cdc.gov/twitches' })],
        claims: [],
      }),
    );
  });

  it('after another editor saved is shown beside theirs, and goes on as the next version', async () => {
    const theirs: VersionRecord = {
      ...version(2, 'about', { number: 2, heading: 'By the first' }),
      ...{ claims: [], revision: 1, createdById: uuid(2), authorName: 'Priya Raman' },
      ...{ createdAt: '2026-11-22T18:00:00.000Z', starterVersion: null, decided: null },
    };
    vi.mocked(saveVersion).mockResolvedValue({ ok: true, value: { saved: false, theirs } });
    await write();
    await heading().fill('By the second');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    const other = page.getByRole('region', { name: 'Another version was saved' });
    await expect.element(other).toHaveTextContent('Priya Raman saved version 2 while you were writing');
    await expect.element(heading()).toHaveValue('By the second');
    await other.getByRole('button', { name: 'Go on with mine, as version 3' }).click();
    vi.mocked(saveVersion).mockResolvedValue(savedAs(3));
    await page.getByRole('button', { name: 'Save as version 3' }).click();
    await expect.poll(() => router.push.mock.calls).toEqual([['/library/muscle-twitches/about']]);
    expect(saveVersion).toHaveBeenLastCalledWith(expect.objectContaining({ heading: 'By the second', basedOn: 2 }));
  });
});

describe('a translation of an earlier version of the original', () => {
  const record = (serial: number, change: Partial<VersionRecord>): VersionRecord => ({
    ...version(serial, 'about'),
    ...{ claims: [], revision: 1, createdById: uuid(2), authorName: 'Priya Raman' },
    ...{ createdAt: '2026-11-22T18:00:00.000Z', starterVersion: null, decided: null, ...change },
  });
  const spanish = record(3, { locale: 'es', number: 1, originalNumber: 1, heading: 'Sobre esto' });
  const english = [
    record(1, { number: 1, body: paragraphs('Take 2 tablets.') }),
    record(2, { number: 2, body: paragraphs('Take 1 tablet.') }),
  ];
  const edit = async (restores: VersionRecord | null = null, versions = [...english, spanish]): Promise<void> => {
    const section = {
      ...{ id: uuid(1), slug: 'about', kind: 'about' as const, topic: null, originalLocale: 'en' },
      ...{ locales: ['en', 'es'], reviewIntervalMonths: 24, versions },
    };
    await render(<SectionWriterPage {...{ section, locale: 'es', path: '/library/about', restores, offer: null }} />);
    vi.mocked(saveVersion).mockResolvedValue(savedAs(2));
  };
  const confirmation = () => page.getByText('It says what version 2 of the original says');
  const saveIt = () => page.getByRole('button', { name: 'Save as version 2' }).click();

  it('shows what the original now says, and stays a translation of the earlier version', async () => {
    await edit();
    const original = page.getByRole('region', { name: 'What version 2 of the original changes' });
    await expect.element(original).toHaveTextContent('This text translates version 1.');
    await expect.element(original).toHaveTextContent(/Take .*1 tablet/);
    await expect.element(confirmation()).toBeVisible();
    await heading().fill('Sobre los calambres');
    await saveIt();
    expect(saveVersion).toHaveBeenLastCalledWith(expect.objectContaining({ originalNumber: 1 }));
  });

  it('becomes a translation of the current version once the editor confirms that it says the same', async () => {
    await edit();
    await confirmation().click();
    await saveIt();
    expect(saveVersion).toHaveBeenLastCalledWith(expect.objectContaining({ originalNumber: 2 }));
  });

  it('of a newer version than the approved one is not compared with that older one', async () => {
    const approved = record(1, { number: 1, status: 'approved' });
    const draft = record(2, { number: 2 });
    await edit(null, [approved, draft, { ...spanish, originalNumber: 2 }]);
    await expect.element(heading()).toHaveValue('Sobre esto');
    await expect.element(page.getByText(/version \d of the original/)).not.toBeInTheDocument();
  });

  it('of a withdrawn version can be made one of the current version, also of an earlier one', async () => {
    const withdrawn = record(2, { number: 2, status: 'withdrawn' });
    await edit(null, [record(1, { number: 1 }), withdrawn, { ...spanish, originalNumber: 2, status: 'withdrawn' }]);
    await expect.element(page.getByText('Version 2 was withdrawn. Confirm this before you save.')).toBeVisible();
    await page.getByText('It says what version 1 of the original says').click();
    await saveIt();
    expect(saveVersion).toHaveBeenLastCalledWith(expect.objectContaining({ originalNumber: 1 }));
  });

  it('says the version that it said before when it is restored', async () => {
    await edit(spanish);
    await saveIt();
    expect(saveVersion).toHaveBeenLastCalledWith(expect.objectContaining({ originalNumber: 1, restores: 1 }));
  });
});
