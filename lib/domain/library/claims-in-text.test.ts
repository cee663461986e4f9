import { describe, expect, it } from 'vitest';
import { starter } from '@/lib/test-support/starter-content';
import { paragraphs } from '../handout/test-support';
import { placeClaims } from './claims-in-text';

const claim = (text: string) => ({ text, sources: [1], toVerify: false });

describe('the words that a claim stands for', () => {
  it('are found in the block that says them', () => {
    const body = paragraphs('Rest.', 'Most twitches stop. Call {{clinic.phone}}.');
    expect(placeClaims(body, [claim('most  twitches stop.')])).toEqual({
      claims: [{ ...claim('most  twitches stop.'), block: 1 }],
      lost: [],
    });
  });

  it('are found with either apostrophe', () => {
    const body = paragraphs('Rest.', 'Your child’s fever is a sign of a virus.');
    expect(placeClaims(body, [claim("Your child's fever is a sign of a virus.")]).claims).toMatchObject([{ block: 1 }]);
  });

  it('are missed when the text no longer has them', () => {
    expect(placeClaims(paragraphs('Rest.'), [claim('Rest.'), claim('Most stop.'), claim(' ')]).lost).toEqual([1, 2]);
  });

  it('are found for every claim of the starter content', () => {
    const { topics, generic } = starter;
    const sections = [...generic, ...topics.flatMap((topic) => topic.sections)];
    const lost = sections.flatMap(({ body, claims }) =>
      placeClaims(
        body,
        claims.map(({ block: _block, ...typed }) => typed),
      ).lost.map((index) => claims[index]?.text),
    );
    expect(lost).toEqual([]);
  });
});
