// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { pasteHtml, seen } from './test-support';

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
