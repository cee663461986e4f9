// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pasteHtml, seen } from './test-support';

const spanned = (words: string): string[] => [
  `A table cell covered several cells. Its text is now in each of them: “${words}”.`,
];
const head = '<tr><td>Medicine</td><td>Mon</td><td>Tue</td><td>Wed</td></tr>';

describe('a table', () => {
  it.each<[string, string, string[], string[]]>([
    [
      'a dose for two days under both',
      `<tr><td>A</td><td colspan="2">5 mg</td><td>10 mg</td></tr>`,
      ['A | 5 mg | 5 mg | 10 mg'],
      spanned('5 mg'),
    ],
    [
      'the label of two rows beside both',
      '<tr><td rowspan="2">A</td><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr>',
      ['A | 1 | 2 | 3', 'A | 4 | 5 | 6'],
      spanned('A'),
    ],
    [
      'a dose over rows and days in each cell',
      '<tr><td>A</td><td rowspan="2" colspan="2">5</td><td>1</td></tr><tr><td>B</td><td>2</td></tr>',
      ['A | 5 | 5 | 1', 'B | 5 | 5 | 2'],
      spanned('5'),
    ],
    [
      'the days in place behind a label of all rows',
      '<tr><td rowspan="0">A</td><td>1</td><td>2</td><td>3</td></tr><tr><td>4</td><td>5</td><td>6</td></tr>',
      ['A | 1 | 2 | 3', 'A | 4 | 5 | 6'],
      spanned('A'),
    ],
    ['an empty cell empty', '<tr><td>A</td><td></td><td>2</td><td>3</td></tr>', ['A |  | 2 | 3'], []],
    [
      'an empty cell of two columns empty',
      '<tr><td>A</td><td colspan="2">&nbsp;</td><td>3</td></tr>',
      ['A |  |  | 3'],
      [],
    ],
    [
      'what Excel lets run over other cells in its own',
      `<tr><td colspan="4" style='mso-ignore:colspan'>Long words</td></tr>`,
      ['Long words |  |  | '],
      [],
    ],
    [
      'a hidden cell’s row in place',
      '<tr><td>A</td><td style="visibility:hidden">1</td><td>2</td><td>3</td></tr>',
      ['A |  | 2 | 3'],
      ['A hidden passage was left out: “1”.'],
    ],
    [
      'a struck dose’s cell in place',
      '<tr><td>A</td><td><s>1</s></td><td>2</td><td>3</td></tr>',
      ['A |  | 2 | 3'],
      ['A deleted passage was left out: “1”.'],
    ],
    [
      'a short row short',
      '<tr><td>A</td><td>1</td></tr>',
      ['A | 1 |  | '],
      ['A table had rows of different lengths. Empty cells were added at their ends.'],
    ],
    ['two lines of a cell in it', '<tr><td>A</td><td>1<br>2</td><td>2</td><td>3</td></tr>', ['A | 1 / 2 | 2 | 3'], []],
  ])('keeps %s', (_name, rows, lines, notices) => {
    const paste = pasteHtml(`<table>${head}${rows}</table>`);
    expect(seen(paste)).toEqual(['Medicine | Mon | Tue | Wed', ...lines]);
    expect(paste.notices).toEqual(notices);
  });

  it.each([
    ['<ul><li>Rest</li><li>Walk</li></ul>', '• Rest / • Walk'],
    ['<ol start="3"><li>Rest</li><li>Walk</li></ol>', '3. Rest / 4. Walk'],
    ['<ol type="a"><li>Rest<ul><li>lie</li></ul></li></ol>', 'a. Rest / ◦ lie'],
    ['Do:<ul><li>☐ Rest</li></ul>', 'Do: / ☐ Rest'],
    [
      `<p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>2.<span>&nbsp;</span></span>Rest</p>`,
      '2. Rest',
    ],
  ])('keeps a list in its cell as lines: %s', (list, lines) => {
    const paste = pasteHtml(`<table><tr><td>Day</td><td>Do</td></tr><tr><td>Mon</td><td>${list}</td></tr></table>`);
    expect(seen(paste)).toEqual(['Day | Do', `Mon | ${lines}`]);
    expect(paste.notices).toEqual(['Lists in a table became lines with their bullets or numbers.']);
  });

  it('in a table becomes lines in its cell', () => {
    const inner = '<table><tr><td>8 am</td><td>5 mg</td></tr><tr><td>8 pm</td><td>10 mg</td></tr></table>';
    const paste = pasteHtml(`<table><tr><td>Day</td><td>Do</td></tr><tr><td>Mon</td><td>${inner}</td></tr></table>`);
    expect(seen(paste)).toEqual(['Day | Do', 'Mon | 8 am | 5 mg / 8 pm | 10 mg']);
    expect(paste.notices).toEqual(['A table inside another table became lines of text.']);
  });

  it('that only frames words is no table', () => {
    expect(seen(pasteHtml('<table><tr><td><p>Rest</p><ul><li>Walk</li></ul></td></tr></table>'))).toEqual([
      'Rest',
      '• Walk',
    ]);
    expect(
      seen(
        pasteHtml(
          '<table role="presentation"><tr><td>Rest</td></tr><tr><td><table><tr><td>Mon</td><td>5 mg</td></tr></table></td></tr></table>',
        ),
      ),
    ).toEqual(['Rest', 'Mon | 5 mg']);
  });

  it('has the words over its whole first row as its caption', () => {
    expect(
      seen(pasteHtml('<table><tr><td colspan="2">Your plan</td></tr><tr><td>Mon</td><td>5 mg</td></tr></table>')),
    ).toEqual(['(Your plan)', 'Mon | 5 mg']);
    expect(seen(pasteHtml('<table><caption>Your plan</caption><tr><td>Mon</td><td>5 mg</td></tr></table>'))).toEqual([
      '(Your plan)',
      'Mon | 5 mg',
    ]);
  });

  it('has one column where every cell covers two', () => {
    const paste = pasteHtml(
      '<table><tr><td colspan="2">Mon</td><td>5</td></tr><tr><td colspan="2">Tue</td><td>6</td></tr></table>',
    );
    expect(seen(paste)).toEqual(['Mon | 5', 'Tue | 6']);
    expect(paste.notices).toEqual([]);
  });

  it('has its head in place where a cell of it claims more rows than it has', () => {
    const paste = pasteHtml(
      '<table><thead><tr><th rowspan="2">Day</th><th>AM</th></tr></thead><tbody><tr><td>Mon</td><td>5 mg</td></tr></tbody></table>',
    );
    expect(seen(paste)).toEqual(['Day | AM', 'Mon | 5 mg']);
    expect(paste.notices).toEqual([]);
  });

  it('whose cells claim millions of places keeps each in one', () => {
    const cell = '<td colspan="1000" rowspan="1000">x</td>';
    const paste = pasteHtml(`<table>${`<tr>${cell.repeat(5)}</tr>`.repeat(20)}</table>`);
    expect(seen(paste)).toEqual(Array.from({ length: 20 }, () => 'x | x | x | x | x'));
  });

  it('of more cells than a section can hold is refused', () => {
    expect(pasteHtml(`<table>${`<tr>${'<td>5</td>'.repeat(10)}</tr>`.repeat(500)}</table>`)).toEqual({
      blocks: [],
      notices: ['This is too much text for one section. Copy and paste it in parts.'],
    });
  });

  it('of 40 columns keeps every word and is pointed out', () => {
    const row = Array.from({ length: 40 }, (_, at) => `<td>${at}</td>`).join('');
    const paste = pasteHtml(`<table><tr>${row}</tr><tr>${row}</tr></table>`);
    expect(seen(paste)[1]?.split(' | ')).toHaveLength(40);
    expect(paste.notices).toEqual(['A table is too wide for a page. Split it into smaller tables: “40 columns”.']);
  });
});
