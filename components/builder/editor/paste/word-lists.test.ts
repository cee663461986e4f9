// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pasteHtml, seen } from './test-support';

type Item = { level?: number; list?: string; marker: string; text: string; font?: string };

/** Paragraphs as Word writes the items of a list. */
const fromWord = (...items: (Item | string)[]): string =>
  items
    .map((item) =>
      typeof item === 'string'
        ? `<p class=MsoNormal>${item}<o:p></o:p></p>`
        : `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:${item.list ?? 'l0'} level${item.level ?? 1} lfo1'><![if !supportLists]><span style='font-family:${item.font ?? 'Calibri'}'><span style='mso-list:Ignore'>${item.marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>${item.text}<o:p></o:p></p>`,
    )
    .join('\n');

const bullet = { marker: '·', font: 'Symbol' };

describe('a list of Word', () => {
  it.each<[string, (Item | string)[], string[]]>([
    [
      'bullets',
      [
        { ...bullet, text: 'Rest' },
        { ...bullet, text: 'Walk' },
      ],
      ['• Rest', '• Walk'],
    ],
    [
      'steps',
      [
        { marker: '1.', text: 'Rest' },
        { marker: '2.', text: 'Walk' },
      ],
      ['1. Rest', '2. Walk'],
    ],
    [
      'steps from 3',
      [
        { marker: '3.', text: 'Rest' },
        { marker: '4.', text: 'Walk' },
      ],
      ['3. Rest', '4. Walk'],
    ],
    [
      'letters',
      [
        { marker: 'a)', text: 'Rest' },
        { marker: 'b)', text: 'Walk' },
      ],
      ['a. Rest', 'b. Walk'],
    ],
    [
      'capital letters in brackets',
      [
        { marker: '(C)', text: 'Rest' },
        { marker: '(D)', text: 'Walk' },
      ],
      ['C. Rest', 'D. Walk'],
    ],
    [
      'Roman numerals',
      [
        { marker: 'i.', text: 'Rest' },
        { marker: 'ii.', text: 'Walk' },
      ],
      ['i. Rest', 'ii. Walk'],
    ],
    [
      'Roman numerals from IV',
      [
        { marker: 'IV.', text: 'Rest' },
        { marker: 'V.', text: 'Walk' },
      ],
      ['IV. Rest', 'V. Walk'],
    ],
    [
      'the letter i after h',
      [
        { marker: 'h.', text: 'Rest' },
        { marker: 'i.', text: 'Walk' },
      ],
      ['h. Rest', 'i. Walk'],
    ],
    [
      'letters under a step',
      [
        { marker: '1.', text: 'Rest' },
        { marker: 'a.', text: 'lie', level: 2 },
        { marker: 'b.', text: 'sit', level: 2 },
        { marker: '2.', text: 'Walk' },
      ],
      ['1. Rest', '  a. lie', '  b. sit', '2. Walk'],
    ],
    [
      'steps with a paragraph between them',
      [{ marker: '1.', text: 'Rest' }, 'Wait a day.', { marker: '2.', text: 'Walk' }],
      ['1. Rest', 'Wait a day.', '2. Walk'],
    ],
    [
      'bullets and steps in one list',
      [
        { ...bullet, text: 'Rest' },
        { marker: '1.', text: 'Walk' },
        { marker: '2.', text: 'Run' },
        { ...bullet, text: 'Stop' },
      ],
      ['• Rest', '1. Walk', '2. Run', '• Stop'],
    ],
    [
      'a level that is skipped',
      [
        { marker: '1.', text: 'Rest' },
        { ...bullet, text: 'lie', level: 4 },
        { ...bullet, text: 'sit', level: 3 },
      ],
      ['1. Rest', '  • lie', '  • sit'],
    ],
    [
      'a step that was taken out',
      [
        { marker: '1.', text: 'Rest' },
        { marker: '3.', text: 'Walk' },
      ],
      ['1. Rest', '3. Walk'],
    ],
    [
      'a number in words',
      [
        { marker: 'Step 1:', text: 'Rest' },
        { marker: 'Step 2:', text: 'Walk' },
      ],
      ['Step 1: Rest', 'Step 2: Walk'],
    ],
    [
      'ticks and crosses',
      [
        { marker: 'ü', font: 'Wingdings', text: 'Walk' },
        { marker: 'û', font: 'Wingdings', text: 'Run' },
      ],
      ['• ✓ Walk', '• ✗ Run'],
    ],
    [
      'boxes to tick',
      [
        { marker: 'o', font: 'Wingdings', text: 'Rest' },
        { marker: 'q', font: 'Wingdings', text: 'Walk' },
      ],
      ['[ ] Rest', '[ ] Walk'],
    ],
    [
      'the round bullet of the second level',
      [
        { ...bullet, text: 'Rest' },
        { marker: 'o', font: '"Courier New"', text: 'lie', level: 2 },
      ],
      ['• Rest', '  • lie'],
    ],
    [
      'two lines in one item',
      [
        { marker: '1.', text: 'Rest<br>all day' },
        { marker: '2.', text: 'Walk' },
      ],
      ['1. Rest', '  all day', '2. Walk'],
    ],
    [
      'an item without words',
      [
        { marker: '1.', text: 'Rest' },
        { marker: '2.', text: '' },
        { marker: '3.', text: 'Walk' },
      ],
      ['1. Rest', '2. ', '3. Walk'],
    ],
  ])('keeps %s', (_name, items, lines) => {
    const paste = pasteHtml(fromWord(...items));
    expect(seen(paste)).toEqual(lines);
    expect(paste.notices).toEqual([]);
  });

  it('keeps the place of its inner items behind a paragraph in one of them', () => {
    const items = [
      { marker: '1.', text: 'Rest' },
      { marker: 'a.', text: 'lie', level: 2 },
      'On your side.',
      { marker: 'b.', text: 'sit', level: 2 },
      'Then:',
      { marker: '2.', text: 'Walk' },
    ];
    const paste = pasteHtml(fromWord(...items));
    expect(seen(paste)).toEqual(['1. Rest', '  a. lie', '    On your side.', '  b. sit', 'Then:', '2. Walk']);
    expect(paste.notices).toEqual([]);
  });

  it('says so where a table took the place of its inner items', () => {
    const before = fromWord({ marker: '1.', text: 'Rest' }, { marker: 'a.', text: 'lie', level: 2 });
    const behind = fromWord({ marker: 'b.', text: 'sit', level: 2 });
    const paste = pasteHtml(`${before}<table><tr><td>Mon</td><td>5 mg</td></tr></table>${behind}`);
    expect(seen(paste)).toEqual(['1. Rest', '  a. lie', 'Mon | 5 mg', 'b. sit']);
    expect(paste.notices).toEqual([
      'A list was interrupted. Its inner items behind that place are no longer indented: “sit”.',
    ]);
  });

  it('stays two lists where two touch', () => {
    const paste = pasteHtml(fromWord({ ...bullet, text: 'Rest' }, { ...bullet, text: 'Walk', list: 'l1' }));
    expect(paste.blocks.map(({ type }) => type)).toEqual(['bulletList', 'bulletList']);
    expect(
      seen(pasteHtml(fromWord({ marker: '1.', text: 'Rest' }, { marker: '1.', text: 'Walk', list: 'l1' }))),
    ).toEqual(['1. Rest', '1. Walk']);
  });

  it('has its steps as numbers where they had several, and says so', () => {
    const paste = pasteHtml(fromWord({ marker: '2.', text: 'Rest' }, { marker: '2.1.', text: 'lie', level: 2 }));
    expect(seen(paste)).toEqual(['2. Rest', '  1. lie']);
    expect(paste.notices).toEqual(['Numbers of a list changed their form. Check them: “2.1. → 1.”.']);
  });

  it('is known by the style sheet where its items say nothing', () => {
    const sheet = `<style><!-- p.MsoListNumber {mso-list:l3 level1 lfo2;} @list l3:level1 {mso-level-number-format:alpha-lower; mso-level-text:"%1."; mso-level-start-at:3;} --></style>`;
    const items = '<p class=MsoListNumber>Rest</p><p class=MsoListNumber>Walk</p>';
    expect(seen(pasteHtml(sheet + items))).toEqual(['c. Rest', 'd. Walk']);
  });

  it('goes on under the list that Chrome made of its first level', () => {
    const html = `<ol style='margin-top:0cm' start=1 type=1><li class=MsoNormal style='mso-list:l0 level1 lfo1'>Rest</li></ol>${fromWord({ marker: 'a.', text: 'lie', level: 2 })}<ol start=2 type=1><li class=MsoNormal style='mso-list:l0 level1 lfo1'>Walk</li></ol>`;
    expect(seen(pasteHtml(html))).toEqual(['1. Rest', '  a. lie', '2. Walk']);
  });
});
