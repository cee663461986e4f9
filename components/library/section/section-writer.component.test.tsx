import Link from 'next/link';
import { expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { press } from '@/components/test-support/keys';
import { router } from '@/components/test-support/navigation';
import { paragraphs, uuid } from '@/lib/domain/handout/test-support';
import { saveVersion } from '@/lib/features/sections/actions';
import { SectionWriter } from './section-writer';

const heading = () => page.getByRole('textbox', { name: 'Heading' });

async function write(): Promise<void> {
  const wording = { heading: 'What is a muscle twitch?', body: paragraphs('A small jump.'), sources: [], claims: [] };
  const writing = { sectionId: uuid(1), locale: 'en', basedOn: 1, restores: null, offerId: null, wording };
  await render(
    <>
      <Link href="/library/muscle-twitches">Muscle twitches</Link>
      <SectionWriter writing={writing} path="/library/muscle-twitches/about" placeholder={[]} isTranslation={false} />
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
  vi.mocked(saveVersion).mockResolvedValue({ ok: true, value: { saved: true, number: 2 } });
  await write();
  await press(heading(), '{End} it');
  await press(page.getByRole('button', { name: 'Save as version 2' }), '{Enter}');
  await expect.poll(() => router.push.mock.calls).toEqual([['/library/muscle-twitches/about']]);
  expect(vi.mocked(saveVersion).mock.calls[0]?.[0]).toMatchObject({
    heading: 'What is a muscle twitch? it',
    basedOn: 1,
  });
});

it('asks the browser to hold the page while words are not saved', async () => {
  await write();
  const leave = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(leave()).toBe(false);
  await heading().fill('Not saved yet');
  await expect.poll(leave).toBe(true);
});
