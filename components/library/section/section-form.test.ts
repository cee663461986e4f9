import { describe, expect, it } from 'vitest';
import { paragraphs } from '@/lib/domain/handout/test-support';
import type { Source } from '@/lib/domain/library/section';
import { formOf, withoutSource, wordingOf } from './section-form';

const source = (title: string): Source => ({
  ...{ title, publisher: 'NHS', url: `https://example.org/${title}`, published: '2023', basis: 'found' },
});
const claim = (text: string, ...sources: number[]) => ({ block: 0, text, sources, toVerify: false });

describe('the fields of a section', () => {
  const wording = {
    heading: 'About',
    body: paragraphs('Rest. Drink.'),
    sources: [source('a'), source('b')],
    claims: [claim('Rest.', 1), claim('Drink.', 1, 2)],
  };

  it('give back what they were made from', () => {
    const { claims, ...rest } = wordingOf(formOf(wording));
    expect(rest).toEqual({ heading: wording.heading, body: wording.body, sources: wording.sources });
    expect(claims.map(({ sources }) => sources)).toEqual([[1], [1, 2]]);
  });

  it('keep each claim with its sources when another source goes', () => {
    const { sources, claims } = wordingOf(withoutSource(formOf(wording), 'source-1'));
    expect(sources.map(({ title }) => title)).toEqual(['b']);
    expect(claims.map((one) => one.sources)).toEqual([[], [1]]);
  });
});
