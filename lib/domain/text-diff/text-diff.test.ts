import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderedListNode, ParagraphNode, SectionBody } from '../handout/body';
import { paragraphs } from '../handout/test-support';
import { type DiffedLine, diffWordings, isChanged } from './wordings';
import { type Change, diffWords } from './words';

const paragraphNodes = (text: string): ParagraphNode[] => [{ type: 'paragraph', content: [{ type: 'text', text }] }];

/** -went- +came+ */
const shown = (changes: readonly Change[]): string =>
  changes.map(({ is, text }) => ({ same: text, removed: `-${text}-`, added: `+${text}+` })[is]).join('');
const lines = (diffed: readonly DiffedLine[]): string[] =>
  diffed.map(({ is, role, changes, restyled }) => `${is}${restyled ? '*' : ''} ${role}: ${shown(changes)}`);

describe('what changed between two texts', () => {
  it.each([
    ['Rest for a day.', 'Rest for two days.', 'Rest for -a day-+two days+.'],
    ['Rest.', 'Rest.', 'Rest.'],
    ['', 'Rest.', '+Rest.+'],
    ['Call us today.', 'Call us.', 'Call us- today-.'],
    ['one, two', 'three, four', '-one, two-+three, four+'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  it('knows the words of a language without spaces', () => {
    expect(shown(diffWords('今天休息一天', '今天休息两天', 'zh'))).toMatch(/^今天休息/);
  });

  it('loses no letter of either side', () => {
    const text = fc
      .array(fc.constantFrom('rest', 'drink', ' ', ', ', '.', 'ñandú', '休息', '👍🏽'))
      .map((parts) => parts.join(''));
    const without = (changes: readonly Change[], is: Change['is']): string =>
      changes.flatMap((change) => (change.is === is ? [] : change.text)).join('');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        expect(without(changes, 'added')).toBe(before);
        expect(without(changes, 'removed')).toBe(after);
      }),
    );
  });
});

describe('what changed between two wordings', () => {
  const about = (body: SectionBody, heading = 'About') => ({ heading, body });

  it('pairs the lines that are alike and shows what joined and what left', () => {
    const before = about(paragraphs('A twitch is small.', 'It comes and goes for a day.', 'You will not die.'));
    const after = about(
      paragraphs('A twitch is small.', 'It comes and goes for two days.', 'Ask us anything.'),
      'About twitches',
    );
    expect(lines(diffWordings(before, after))).toEqual([
      'changed heading: About+ twitches+',
      'same paragraph: A twitch is small.',
      'changed paragraph: It comes and goes for -a day-+two days+.',
      'added paragraph: +Ask us anything.+',
      'removed paragraph: -You will not die.-',
    ]);
  });

  it('sees a box, a bold word and where a link leads, although no word changed', () => {
    const linked = (href: string): SectionBody => ({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Read more', marks: [{ type: 'link', attrs: { href } }] }],
        },
      ],
    });
    const diffed = diffWordings(about(linked('https://a.example/')), about(linked('https://b.example/')));
    expect(lines(diffed)).toEqual(['same heading: About', 'same* paragraph: Read more']);
    expect(isChanged(diffed)).toBe(true);
    expect(isChanged(diffWordings(about(linked('https://a.example/')), about(linked('https://a.example/'))))).toBe(
      false,
    );
  });

  it('sees that a list starts elsewhere or counts in letters, although no word changed', () => {
    const steps = (attrs?: OrderedListNode['attrs']): SectionBody => ({
      type: 'doc',
      content: [
        {
          type: 'orderedList',
          ...(attrs && { attrs }),
          content: [{ type: 'listItem', content: paragraphNodes('Rest') }],
        },
      ],
    });
    const changed = ['same heading: About', 'same* number: Rest'];
    expect(lines(diffWordings(about(steps()), about(steps({ start: 3 }))))).toEqual(changed);
    expect(lines(diffWordings(about(steps({ start: 3 })), about(steps({ start: 3, style: 'lower-alpha' }))))).toEqual(
      changed,
    );
    expect(isChanged(diffWordings(about(steps()), about(steps({ start: 1, style: 'decimal' }))))).toBe(false);
  });

  it('reads tables, lists and blanks as lines', () => {
    const body = (dose: string): SectionBody => ({
      type: 'doc',
      content: [
        {
          type: 'table',
          attrs: { caption: 'What helps' },
          content: [
            {
              type: 'tableRow',
              content: [
                { type: 'tableHeader', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'When' }] }] },
              ],
            },
            {
              type: 'tableRow',
              content: [
                { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: dose }] }] },
              ],
            },
          ],
        },
        {
          type: 'bulletList',
          content: [
            {
              type: 'listItem',
              content: [{ type: 'paragraph', content: [{ type: 'mergeField', attrs: { name: 'clinic.phone' } }] }],
            },
          ],
        },
      ],
    });
    expect(lines(diffWordings(about(body('In the morning')), about(body('In the evening'))))).toEqual([
      'same heading: About',
      'same caption: What helps',
      'same row: When',
      'changed row: In the -morning-+evening+',
      'same bullet: [Clinic phone]',
    ]);
  });
});
