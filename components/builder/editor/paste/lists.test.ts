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

describe('a list of Outlook, LibreOffice, Google Docs or a web page', () => {
  it.each([
    [
      '<ol><li style="mso-list:l0 level1 lfo1">Stop ibuprofen</li><li style="mso-list:l0 level1 lfo1">Rest</li></ol>',
      ['1. Stop ibuprofen', '2. Rest'],
    ],
    [
      '<ul><li style="mso-list:l0 level1 lfo1">Stop<ol type=a><li style="mso-list:l0 level2 lfo1">ibuprofen</li></ol></li></ul>',
      ['• Stop', '  a. ibuprofen'],
    ],
    ['<ol start="3"><li>Walk</li><li>Rest</li></ol>', ['3. Walk', '4. Rest']],
    ['<ol><li>Walk</li></ol><p>Wait.</p><ol start="2"><li>Rest</li></ol>', ['1. Walk', 'Wait.', '2. Rest']],
    ['<ol type="A"><li>Walk<ol type="i"><li>slowly</li></ol></li></ol>', ['A. Walk', '  i. slowly']],
    ['<ol style="list-style-type: lower-latin"><li>Walk</li></ol>', ['a. Walk']],
    ['<ol><li style="list-style-type:upper-roman">Walk</li></ol>', ['I. Walk']],
    ['<ol><li value="5">Walk</li><li>Rest</li><li value="9">Run</li></ol>', ['5. Walk', '6. Rest', '9. Run']],
    ['<ol reversed><li>Three</li><li>Two</li><li>One</li></ol>', ['3. Three', '2. Two', '1. One']],
    ['<ol start="0"><li>Zero</li><li>One</li></ol>', ['0. Zero', '1. One']],
    ['<ul style="list-style-type:none"><li>Walk</li></ul>', ['• Walk']],
    ['<ul><li>Rest</li><ul><li>lie</li></ul><li>Walk</li></ul>', ['• Rest', '  • lie', '• Walk']],
    ['<ul><li>Rest</li></ul><ol><ol><li>lie</li></ol></ol>', ['• Rest', '  1. lie']],
    ['<ul><li>Rest</li><li style="list-style:none"><ul><li>lie</li></ul></li></ul>', ['• Rest', '  • lie']],
    ['<ol><li><p>Rest</p><p>all day</p></li><li><p>Walk</p></li></ol>', ['1. Rest', '  all day', '2. Walk']],
    [
      '<ol><li>Check</li><li><ol start="0"><li>Zero</li><li>One</li></ol></li><li>Next</li></ol>',
      ['1. Check', '  0. Zero', '  1. One', '2. Next'],
    ],
    [
      '<ol><li>Check</li><ol start="0"><li>Zero</li><li>One</li></ol><li>Next</li></ol>',
      ['1. Check', '  0. Zero', '  1. One', '2. Next'],
    ],
    [
      '<ul><li>Rest</li><ul><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">4.</span>Walk</p></ul></ul>',
      ['• Rest', '  4. Walk'],
    ],
    ['<ul><li>☐ Rest</li><li>☐ Walk</li></ul>', ['[ ] Rest', '[ ] Walk']],
    [
      '<ul><li><input type="checkbox" checked> Rest</li><li><input type="checkbox"> Walk</li></ul>',
      ['• ☑ Rest', '• ☐ Walk'],
    ],
    ['<ul><li>☐ Rest<ul><li>lie</li></ul></li></ul>', ['• ☐ Rest', '  • lie']],
    ['<ul>Before:<li>Rest</li></ul>', ['Before:', '• Rest']],
    ['<div><ul>\n  <li>\n Rest </li>\n</ul></div>', ['• Rest']],
  ])('%s is as it was', (html, lines) => {
    const paste = pasteHtml(html);
    expect(seen(paste)).toEqual(lines);
    expect(paste.notices).toEqual([]);
  });

  it('counts in digits where no list here can count so, and says so', () => {
    const paste = pasteHtml('<ol style="list-style-type:lower-greek"><li>Walk</li></ol>');
    expect(seen(paste)).toEqual(['1. Walk']);
    expect(paste.notices).toEqual(['Numbers of a list changed their form. Check them: “1.”.']);
  });

  it.each([
    '<ol style="list-style-type:none"><li>Walk</li><li>Rest</li></ol>',
    '<style>.steps{list-style:none;counter-reset:s}.steps li::before{counter-increment:s;content:counter(s)}</style><ol class="steps"><li>Walk</li><li>Rest</li></ol>',
  ])('has bullets where the page drew its numbers itself, and says so: %s', (html) => {
    const paste = pasteHtml(html);
    expect(seen(paste)).toEqual(['• Walk', '• Rest']);
    expect(paste.notices).toEqual(['Numbers of a list changed their form. Check them: “Walk”, “Rest”.']);
  });

  it('twelve levels deep keeps them all, and warns of the page', () => {
    const paste = pasteHtml(`${'<ul><li>x'.repeat(12)}${'</li></ul>'.repeat(12)}`);
    expect(seen(paste)).toHaveLength(12);
    expect(seen(paste).at(-1)).toBe(`${'  '.repeat(11)}• x`);
    expect(paste.notices).toEqual(['A list has many levels. Its inner levels may not fit on a page.']);
  });

  it('keeps the words of a table in an item as lines, and says so', () => {
    const paste = pasteHtml('<ul><li>Rest<table><tr><td>Mon</td><td>5 mg</td></tr></table></li></ul>');
    expect(seen(paste)).toEqual(['• Rest', '  Mon | 5 mg']);
    expect(paste.notices).toEqual(['Lists and tables cannot be in this place. They became lines of text.']);
  });
});
