import { describe, expect, it } from 'vitest';
import { textOf } from '../domain/handout/block-text';
import { noCatalog } from './red-flags/catalog';
import { topicHead } from './test-support';
import { type FileClaim, readContentFile } from './topic-file';

const HEAD = `${topicHead({
  sources: [1, 4]
    .map(
      (n) =>
        `\n  - { n: ${n}, title: T${n}, publisher: P, url: "https://example.org/${n}", published: "2026", basis: found, accessed: 2026-11-22 }`,
    )
    .join(''),
})}## One

<!-- slug=one kind=about -->

`;
const FIRST_LINE = HEAD.split('\n').length;
/** Every source must be used by some claim; this section uses them all. */
const ALL_USED = '\n\n## Two\n\n<!-- slug=two kind=note -->\n\nAll.[^1][^4]\n';

function read(markdown: string) {
  const reading = readContentFile(`${HEAD}${markdown}${ALL_USED}`, 'hiccups/en.md', noCatalog);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  const [section] = reading.file.sections;
  if (!section || !('claims' in section)) throw new Error('no section');
  return section;
}

const text = (markdown: string) => read(markdown).body.content.map(textOf).join('\n');
const brief = ({ text: claim, sources, toVerify, block, line }: FileClaim) =>
  `${line - FIRST_LINE}/${block} ${claim} ${sources.join()}${toVerify ? '?' : ''}`;
const claims = (markdown: string) => read(markdown).claims.map(brief);

function problems(markdown: string): string[] {
  const reading = readContentFile(`${HEAD}${markdown}${ALL_USED}`, 'hiccups/en.md', noCatalog);
  return reading.ok ? [] : reading.problems.map(({ line, message }) => `${line - FIRST_LINE} ${message}`);
}

describe('what is printed', () => {
  it.each([
    ['Most stop in hours.[^1] Rest.', 'Most stop in hours. Rest.'],
    ['Most stop in hours. [^1] [^verify] Rest.', 'Most stop in hours. Rest.'],
    ['Most stop\nin hours\n[^1]. Rest.', 'Most stop in hours. Rest.'],
    ['**Rest.[^1]** Sip *water*[^4] now.', 'Rest. Sip water now.'],
    ['**Rest**[^1]', 'Rest'],
    ['Call {{clinic.phone}}[^1] now.', 'Call {{clinic.phone}} now.'],
    ['- Sip.[^1]\n- Rest.', 'Sip.\nRest.'],
    ['- [ ] Ask why[^1]', 'Ask why'],
    ['> [!info]\n> Most stop.[^1]', 'Most stop.'],
    ['Table: Odds[^1]\n\n| A | B |\n| - | - |\n| Soda | Linked[^1] |', 'Odds\nA | B\nSoda | Linked'],
  ])('%j', (markdown, printed) => {
    expect(text(markdown)).toBe(printed);
  });
});

describe('what a claim is', () => {
  it('is the sentence that the reference follows or stands in', () => {
    expect(claims('Rest. Most stop in hours.[^1] A few[^4] do not.\nSip water.[^verify]')).toEqual([
      '0/0 Most stop in hours. 1',
      '0/0 A few do not. 4',
      '1/0 Sip water. ?',
    ]);
  });

  it('joins the references of one sentence', () => {
    expect(claims('A few[^4] go on for\ndays.[^1][^verify][^4]')).toEqual(['0/0 A few go on for days. 1,4?']);
  });

  it('is the row of a table, an item of a list, a line of a box', () => {
    const table = '| Factor | Does |\n| - | - |\n| Soda[^4] | Linked[^1] |\n| Salt | None[^verify] |';
    expect(claims(`Text.\n\n${table}\n\n- Sip.[^1]\n  - Slowly.[^4]\n\n> [!info]\n> Rest.[^4]`)).toEqual([
      '4/1 Soda | Linked 1,4',
      '5/1 Salt | None ?',
      '7/2 Sip. 1',
      '8/2 Slowly. 4',
      '11/3 Rest. 4',
    ]);
  });

  it('gives the section its sources', () => {
    expect(read('A.[^4] B.[^1] C.[^4] D.[^verify]').sources).toEqual([1, 4]);
  });
});

describe('a reference that leads nowhere is named by its line', () => {
  it.each([
    ['Rest.\nSip.[^7]', '1 There is no source 7'],
    ['- Rest.\n- Sip.[^7]', '1 There is no source 7'],
    ['| A |\n| - |\n| Soda[^7] |', '2 There is no source 7'],
    ['Rest.[^x]', '0 "[^x]" is not understood'],
    ['Rest.[^0]', '0 "[^0]" is not understood'],
    ['Rest.[^1,4]', '0 "[^1,4]" is not understood'],
    ['Rest.[^Verify]', '0 "[^Verify]" is not understood'],
    ['[^1] Rest.', '0 [^1] stands before any words'],
    ['- Rest.\n- [^1]', '1 [^1] stands before any words'],
    ['> [!info]\n> [^1] Rest.', '1 [^1] stands before any words'],
  ])('%j', (markdown, expected) => {
    const found = problems(markdown);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });
});
