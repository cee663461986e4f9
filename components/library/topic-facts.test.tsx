import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Topic } from '@/lib/features/library/data';
import { TopicFacts } from './topic-facts';

const topic: Topic = {
  ...{ id: '1', slug: 'hiccups', locale: 'en', title: 'Hiccups', subtitle: '', audience: '', assessmentFirst: true },
  ...{ synonyms: [], icd10Codes: [], bodySystem: 'digestion', riskTier: 'standard', reviewIntervalMonths: 24 },
  ...{ doesNotMatter: ['kidney-disease', 'blood-thinners'], clinicianAsks: ['past rheumatic fever'], translations: [] },
};
const textOf = (one: Topic): string =>
  renderToStaticMarkup(<TopicFacts topic={one} contents={[]} />)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ');

it('shows a reviewer which readers somebody has thought of, and what the clinician asks', () => {
  expect(textOf(topic)).toContain(
    'Same advice for Kidney disease Takes blood thinners The clinician asks about past rheumatic fever',
  );
  expect(textOf({ ...topic, doesNotMatter: [], clinicianAsks: [] })).not.toMatch(/Same advice|clinician asks/);
});
