import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { topicOf } from '@/components/test-support/library';
import { router } from '@/components/test-support/navigation';
import { answerRequests } from '@/components/test-support/requests';
import type { Found, FoundSection } from '@/lib/features/search/data';
import { allOfLibrary } from './library-address';
import { LibraryBrowser } from './library-browser';

const search = () => page.getByRole('searchbox', { name: 'Search the library' });

it('finds what the server has, also what has just been written, and says where it has nothing', async () => {
  const { id, slug, title } = topicOf('muscle-twitches');
  const reworded: FoundSection = {
    ...{ id: 'section-1', slug: 'about', kind: 'about', locale: 'en', heading: 'What is a muscle twitch?' },
    ...{ synonyms: [], context: [title], topic: { id, slug, title }, isTranslation: false, useCount: 0 },
    body: 'It jumps like a zipper.',
  };
  let sections: FoundSection[] = [];
  answerRequests({
    'POST /api/library/search': () => ({ ok: true, value: { topics: [], sections, templates: [] } satisfies Found }),
  });
  await render(<LibraryBrowser topics={[]} facets={allOfLibrary} uses={{}} sections={null} systems={[]} />);
  await search().fill('zipper');
  await expect.element(page.getByText('Nothing found for “zipper”')).toBeVisible();
  sections = [reworded];
  await search().fill('zippers');
  const found = page.getByRole('list', { name: 'Sections' }).getByRole('link');
  await expect.element(found).toHaveTextContent('What is a muscle twitch?');
  await found.click();
  expect(router.push).toHaveBeenCalledExactlyOnceWith('/library/muscle-twitches/about');
});
