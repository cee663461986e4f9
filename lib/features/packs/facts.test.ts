import { expect, it } from 'vitest';
import { changedFacts, type TopicFacts } from './facts';

const before: Partial<TopicFacts> = {
  bodySystem: 'heart',
  doesNotMatter: ['kidney-disease', 'over-65'],
  exclusions: ['Babies'],
  ageMin: 16,
};

it('tells what a pack would say of a topic in the words of the library, not by stored names', () => {
  expect(
    changedFacts(
      before,
      { ...before, bodySystem: 'ear-nose-throat', doesNotMatter: ['of-a-later-release'] },
      new Map(),
    ),
  ).toEqual([
    { label: 'Body system', before: 'Heart', after: 'Ear, nose, and throat' },
    { label: 'Same advice for', before: 'Kidney disease, Over 65', after: 'of-a-later-release' },
  ]);
});

it('shows a fact that goes or comes', () => {
  expect(changedFacts(before, { ...before, doesNotMatter: [], exclusions: [], ageMin: null }, new Map())).toEqual([
    { label: 'From age', before: '16', after: '–' },
    { label: 'Not for', before: 'Babies', after: '–' },
    { label: 'Same advice for', before: 'Kidney disease, Over 65', after: '–' },
  ]);
});

it('names related topics by the titles that the library or the pack has for them, and the risk in words', () => {
  const titles = new Map([
    ['high-blood-pressure', 'High blood pressure'],
    ['palpitations', 'Palpitations'],
  ]);
  expect(
    changedFacts<Partial<TopicFacts>>(
      { riskTier: 'standard', related: ['palpitations', 'of-no-library'] },
      { riskTier: 'high', related: ['high-blood-pressure'] },
      titles,
    ),
  ).toEqual([
    { label: 'Risk', before: 'Standard', after: 'High' },
    { label: 'Related topics', before: 'Palpitations, of-no-library', after: 'High blood pressure' },
  ]);
});
