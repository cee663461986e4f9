import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { clinic, version } from '@/lib/domain/handout/test-support';
import { TopicSection } from './topic-section';

const about = version(1, 'about', { slug: 'what-it-is', heading: 'What it is', locale: 'es', originalNumber: 1 });
const shown = (canEdit: boolean): string =>
  renderToStaticMarkup(
    <TopicSection
      topicSlug="hiccups"
      version={about}
      claims={[]}
      recommended
      showsReview={false}
      canEdit={canEdit}
      today="2026-11-22"
      clinic={clinic}
    />,
  );

it('leads who may edit straight to the editor of the section, in the language on screen', () => {
  expect(shown(true)).toMatch(/<a [^<>]*href="\/library\/hiccups\/what-it-is\?lang=es&amp;edit=1"/);
  expect(shown(true).replace(/<[^<>]*>/g, '')).toContain('Edit “What it is”');
});

it('offers no editing to who may not', () => {
  expect(shown(false)).not.toContain('Edit');
});
