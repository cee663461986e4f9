import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { library, topicOf } from '@/components/test-support/library';
import { router } from '@/components/test-support/navigation';
import { answerRequests } from '@/components/test-support/requests';
import type { Found, FoundSection } from '@/lib/features/search/data';
import { StartSearch } from './start-search';
import { startables } from './startable';

const question = () => page.getByRole('combobox', { name: 'What is this handout about?' });
const group = (name: string) => page.getByRole('group', { name }).getByRole('option');

/** null: the server cannot be reached. */
async function open(found: Partial<Found> | null = {}): Promise<void> {
  answerRequests({
    'POST /api/library/search': () => {
      if (found === null) throw new TypeError('Failed to fetch');
      return { ok: true, value: { topics: [], sections: [], templates: [], ...found } };
    },
  });
  const topics = library.topics.map((topic) => ({
    ...topic,
    sectionCount: topic.sections.length,
    reviewedCount: 0,
    favourite: false,
    bodySystem: 'nerves' as const,
    ageMin: null,
    ageMax: null,
    translations: [],
  }));
  await render(
    <>
      <h1 id="question">What is this handout about?</h1>
      <StartSearch all={startables(topics, [], new Map())} labelledBy="question" />
    </>,
  );
  await expect.element(question()).toHaveFocus();
}

describe('the question of the home page', () => {
  it.each([
    ['a misspelt synonym', 'fasiculation'],
    ['part of a title', 'musc tw'],
    ['an ICD-10 code', 'R25.3'],
    ['a misspelt title', 'musle twich'],
  ])('offers the topic first for %s, and Enter starts it', async (_asked, typed) => {
    await open();
    await userEvent.keyboard(typed);
    await expect.element(group('Topics').first()).toHaveTextContent('Muscle twitches');
    await expect.element(group('Topics').first()).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => router.push.mock.calls).toEqual([['/handouts/new?topic=muscle-twitches']]);
  });

  it('offers topics before the server answers, and without it', async () => {
    await open(null);
    await userEvent.keyboard('fasicul');
    await expect.element(group('Topics').first()).toHaveTextContent('Muscle twitches');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => router.push.mock.calls).toEqual([['/handouts/new?topic=muscle-twitches']]);
  });

  it('shows where a section says the word, and starts its topic with that section', async () => {
    const { id, slug, title } = topicOf('muscle-twitches');
    const section: FoundSection = {
      ...{ id: 'section-1', slug: 'factors', kind: 'factors', locale: 'en', heading: 'What can add to twitches' },
      ...{ synonyms: [], context: [title], topic: { id, slug, title }, isTranslation: false, useCount: 0 },
      body: 'Low magnesium makes nerves fire more easily.',
    };
    await open({ sections: [section] });
    await userEvent.keyboard('magnesium');
    const option = group('Sections').first();
    await expect.element(option).toHaveTextContent('Low magnesium makes nerves fire more easily.');
    await expect.element(option).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => router.push.mock.calls)
      .toEqual([['/handouts/new?topic=muscle-twitches&section=section-1']]);
  });

  it('offers an empty handout for what fits nothing, and does not start one unasked', async () => {
    await open();
    await userEvent.keyboard('zebra');
    await expect.element(page.getByText('Nothing found for')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(router.push).not.toHaveBeenCalled();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.poll(() => router.push.mock.calls).toEqual([['/handouts/new']]);
  });

  it('shows what there is on Enter before anything is typed, and hides it on Escape', async () => {
    await open();
    await userEvent.keyboard('{Enter}');
    await expect.element(group('Topics').first()).toBeVisible();
    expect(router.push).not.toHaveBeenCalled();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });
});
