import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { chooseFile } from '@/components/test-support/choose-file';
import { router } from '@/components/test-support/navigation';
import { answerRequests } from '@/components/test-support/requests';
import { paragraphs } from '@/lib/domain/handout/test-support';
import type { PackItem } from '@/lib/features/packs/plan';
import { ImportPack } from './import-pack';

const region = () => page.getByRole('region', { name: 'Import', exact: true });

const choose = (bytes = 10) => chooseFile(new File([new Uint8Array(bytes)], 'pack.zip', { type: 'application/zip' }));

const answers = (value: unknown) => () => ({ ok: true, value });
const preview = (...items: PackItem[]) => answers({ is: 'preview', items, same: 0, remarks: [] });

const about: PackItem = {
  ...{ what: 'wording', id: 'muscle-twitches/about/en', topicTitle: 'Muscle twitches', locale: 'en', state: 'changed' },
  ...{ guard: 'first', needs: [], obstacle: null },
  ours: { heading: 'What is a muscle twitch?', body: paragraphs('A nerve fires.'), number: 1, status: 'draft' },
  theirs: { heading: 'What are twitches?', body: paragraphs('One nerve fires.') },
};

describe('a pack', () => {
  it.each([
    ['unsafe-name', 'points outside its folder'],
    ['unpacks-too-large', 'unpacks to far more than text does'],
    ['link', 'is a link to another one'],
  ])('that is refused as %s says what to do, and where', async (problem, words) => {
    answerRequests({ 'POST /api/library/pack/preview': answers({ is: 'refused', problem, name: '../en.md' }) });
    await render(<ImportPack />);
    await choose();
    await expect.element(region().getByRole('alert')).toHaveTextContent(words);
    await expect.element(region().getByRole('alert')).toHaveTextContent('In it: ../en.md');
  });

  it('of more than 8 MB is not even sent', async () => {
    await render(<ImportPack />);
    await choose(8_000_001);
    await expect.element(region().getByRole('alert')).toHaveTextContent('larger than 8 MB');
  });

  it('with faults tells each with its file and line', async () => {
    const problems = [{ line: 12, message: 'The original has no section "aboot"' }];
    const files = [{ path: 'muscle-twitches/es.md', problems }];
    answerRequests({ 'POST /api/library/pack/preview': answers({ is: 'faulty', files }) });
    await render(<ImportPack />);
    await choose();
    await expect.element(region()).toHaveTextContent('Nothing was brought in: 1 fault in 1 file.');
    await expect.element(region()).toHaveTextContent('muscle-twitches/es.md:12 The original has no section "aboot"');
  });

  it('that says nothing new brings nothing', async () => {
    answerRequests({ 'POST /api/library/pack/preview': preview() });
    await render(<ImportPack />);
    await choose();
    await expect.element(region()).toHaveTextContent('There is nothing to bring in');
  });

  it('the server reads the pack once it is no longer busy', async () => {
    let asked = 0;
    const busy = { ok: false, failure: { code: 'busy', retryAfterSeconds: 1 } };
    answerRequests({
      'POST /api/library/pack/preview': () => {
        asked += 1;
        return asked === 1 ? busy : preview(about)();
      },
    });
    await render(<ImportPack />);
    await choose();
    await expect.element(region()).toHaveTextContent('Plainleaf has too much to do right now. Trying again by itself');
    await expect.element(region().getByRole('button', { name: 'Import 1 of 1' })).toBeEnabled();
    expect(asked).toBe(2);
  });

  it('keeps the preview and what is ticked when the person stops waiting for a busy server', async () => {
    const busy = { ok: false, failure: { code: 'busy', retryAfterSeconds: 30 } };
    const theirs = { heading: 'Symptoms', body: paragraphs('A twitch.') };
    const symptoms: PackItem = { ...about, id: 'muscle-twitches/symptoms/en', state: 'conflict', theirs };
    answerRequests({
      'POST /api/library/pack/preview': preview(about, symptoms),
      'POST /api/library/pack/import': () => busy,
    });
    await render(<ImportPack />);
    await choose();
    await region().getByText('Symptoms', { exact: true }).click();
    const take = region().getByRole('button', { name: 'Import 2 of 2' });
    await take.click();
    await region().getByRole('button', { name: 'Stop trying' }).click();
    await expect.element(region().getByRole('alert')).toHaveTextContent('Plainleaf has too much to do');
    await expect.element(take).toBeEnabled();

    const counts = { topics: 0, sections: 0, wordings: 2, facts: 0 };
    answerRequests({ 'POST /api/library/pack/import': answers({ is: 'imported', ...counts }) });
    await take.click();
    await expect.element(region()).toHaveTextContent('Brought in: 2 wordings.');
  });

  it('does not run over a colleague who saves while its preview is open', async () => {
    answerRequests({
      'POST /api/library/pack/preview': preview(about),
      'POST /api/library/pack/import': answers({ is: 'moved' }),
    });
    await render(<ImportPack />);
    await choose();
    const take = region().getByRole('button', { name: 'Import 1 of 1' });
    await expect.element(take).toBeEnabled();
    answerRequests({ 'POST /api/library/pack/preview': preview({ ...about, state: 'conflict', guard: 'second' }) });
    await take.click();
    await expect.element(region()).toHaveTextContent('so nothing was brought in');
    await expect.element(region().getByText('Conflict', { exact: true })).toBeVisible();
    await expect.element(region().getByRole('checkbox', { name: 'What are twitches? (English)' })).not.toBeChecked();
    await expect.element(region().getByRole('button', { name: 'Import 0 of 1' })).toBeDisabled();
    expect(router.refresh).not.toHaveBeenCalled();
  });
});
