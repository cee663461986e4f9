import { expect, it } from 'vitest';
import { starter } from '@/lib/test-support/starter-content';
import { bilingualHandout } from './test-support/bilingual-handout';

const { topics } = starter;
const slugs = topics.map(({ slug }) => slug);
const pairs = slugs.flatMap((one, index) => slugs.slice(index + 1).map((other) => [one, other]));

/** Sections that say something to the patient and nothing in the clinic's language. */
function inOneLanguage(slugs: readonly string[], locale: string): string[] {
  const { sections, counterpart } = bilingualHandout(slugs, locale);
  const beside = new Set(counterpart?.sections.map(({ key }) => key));
  return sections.filter(({ key, blocks }) => blocks.length > 0 && !beside.has(key)).map(({ heading }) => heading);
}

it('prints every topic whole in both languages', () => {
  const translated = topics.flatMap(({ slug, translations }) => translations.map(({ locale }) => ({ slug, locale })));
  expect(translated.length).toBeGreaterThan(topics.length);
  for (const { slug, locale } of translated) expect(inOneLanguage([slug], locale), `${slug} in ${locale}`).toEqual([]);
});

it('prints every two topics whole in both languages, although each language joins their signs by its own words', () => {
  for (const pair of pairs) expect(inOneLanguage(pair, 'es'), pair.join(' and ')).toEqual([]);
});
