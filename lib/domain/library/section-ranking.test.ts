import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankSections, type SearchableSection } from './section-ranking';

const section = (id: string, heading: string, more: Partial<SearchableSection> = {}): SearchableSection => ({
  id,
  heading,
  synonyms: [],
  context: [],
  body: '',
  useCount: 0,
  ...more,
});

const twitchNames = ['Muscle twitches', 'fasciculation', 'R25.3'];
const treatment = section('treatment', 'What can help', {
  synonyms: ['treatment'],
  context: twitchNames,
  body: 'Most people need no medicine. Magnesium has not been shown to help with muscle twitches in people who are healthy. Cutting back on coffee may.',
});
const tests = section('tests', 'Tests', {
  synonyms: ['tests'],
  context: twitchNames,
  body: 'An EMG tests the nerves.',
});
const headache = section('headache', 'Tests', {
  synonyms: ['tests'],
  context: ['Migraine', 'G43.9'],
  body: 'You may not need a brain scan.',
});
const library = [headache, tests, treatment];

const ids = (typed: string, items: readonly SearchableSection[] = library) =>
  rankSections(typed, items).map(({ item }) => item.id);
const marked = ({ text, ranges }: { text: string; ranges: readonly { start: number; end: number }[] }) =>
  ranges.map(({ start, end }) => text.slice(start, end));

describe('what a typed text finds among sections', () => {
  it.each([
    ['test', ['headache', 'tests'], 'the heading'],
    ['migraine test', ['headache'], 'the heading, completed by the topic'],
    ['twich tests', ['tests'], 'the topic with a letter left out'],
    ['R25.3 tests', ['tests'], 'the topic’s code and the heading'],
    ['fasciculation treatment', ['treatment'], 'another name of the topic and the kind'],
    ['magnesium', ['treatment'], 'a word of the text'],
    ['medicines', ['treatment'], 'another form of a word of the text'],
    ['migraine scan', ['headache'], 'the topic and a word of the text'],
  ])('finds by %j %j: %s', (typed, found) => {
    expect(ids(typed)).toEqual(found);
  });

  it('does not take the topic’s name alone for its sections, nor a slip for a word of the text', () => {
    expect(ids('migraine')).toEqual([]);
    expect(ids('magnesuim')).toEqual([]);
    expect(ids('')).toEqual([]);
    expect(ids('?!')).toEqual([]);
  });
});

describe('the order of sections', () => {
  it('puts a heading above what a text says, whatever is used more', () => {
    const said = section('said', 'About', { body: 'Tests are rarely needed.', useCount: 90 });
    expect(ids('tests', [said, tests])).toEqual(['tests', 'said']);
  });

  it('puts a whole word of a heading above the beginning of another word', () => {
    const flutters = section('flutters', 'Kinds of flutters', { useCount: 90 });
    expect(ids('flu', [flutters, section('flu', 'What the flu feels like')])).toEqual(['flu', 'flutters']);
  });

  it('puts what a section says of its own topic above what others mention', () => {
    const body = 'You have a fever.';
    const other = section('a', 'Get urgent help', { body, context: ['Tension headache'], useCount: 90 });
    const own = section('b', 'Get urgent help', { body, context: ['Fever in children'] });
    expect(ids('fever', [other, own])).toEqual(['b', 'a']);
  });

  it('puts the most used first among equals', () => {
    expect(ids('tests', [headache, { ...tests, useCount: 3 }])).toEqual(['tests', 'headache']);
  });
});

describe('what a found section says', () => {
  it('is shown around the word, cut between words', () => {
    const [match] = rankSections('magnesium', library);
    const said = match?.said ?? { text: '', ranges: [] };
    expect(said.text).toMatch(/^Most people need no medicine\. Magnesium has not been shown .* …$/);
    expect(said.text.length).toBeLessThanOrEqual(150);
    expect(marked(said)).toEqual(['Magnesium']);
  });

  it('begins with a mark where words were left out before it', () => {
    const [match] = rankSections('coffee', library);
    expect(match?.said?.text).toMatch(/^… .*coffee may\.$/);
    expect(marked(match?.said ?? { text: '', ranges: [] })).toEqual(['coffee']);
  });

  it('is not shown where the heading was found', () => {
    expect(rankSections('tests', [tests])[0]?.said).toBeNull();
  });
});

describe('for any text', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.lorem({ maxCount: 40 }));
  const any = fc.record({
    id: fc.uuid(),
    heading: text,
    synonyms: fc.array(text, { maxLength: 1 }),
    context: fc.array(text, { maxLength: 3 }),
    body: text,
    useCount: fc.nat(),
  });
  const items = fc.uniqueArray(any, { selector: ({ id }) => id, maxLength: 6 });

  it('gives each section at most once, in an order that does not depend on the order given', () => {
    fc.assert(
      fc.property(text, items, (typed, all) => {
        const found = ids(typed, all);
        expect(new Set(found).size).toBe(found.length);
        expect(ids(typed, [...all].reverse())).toEqual(found);
      }),
    );
  });

  it('marks ranges that lie in the text', () => {
    fc.assert(
      fc.property(text, items, (typed, all) => {
        for (const { item, headingRanges, said } of rankSections(typed, all)) {
          for (const { start, end } of headingRanges) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(item.heading.length);
          }
          for (const { start, end } of said?.ranges ?? []) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(said?.text.length ?? 0);
          }
        }
      }),
    );
  });

  it('finds again by its excerpt alone what was found by the whole text', () => {
    const words = fc.lorem({ maxCount: 60 });
    fc.assert(
      fc.property(words, fc.nat(), (body, at) => {
        const typed = body.split(' ')[at % body.split(' ').length] ?? '';
        const [match] = rankSections(typed, [section('one', 'Zzz', { body })]);
        const excerpted = section('one', 'Zzz', { body: match?.said?.text ?? '' });
        expect(ids(typed, [excerpted])).toEqual(match ? ['one'] : []);
      }),
    );
  });
});
