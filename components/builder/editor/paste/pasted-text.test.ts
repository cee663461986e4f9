// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { expectFast } from '@/lib/test-support/cpu-time';
import { pasteHtml, pasteText, seen } from './test-support';

const lines = (text: string): string[] => seen(pasteText(text));

describe('a number or a dash at the start of a line of plain text', () => {
  it.each([
    [
      'Your pressure should stay below\n10. If it is higher, call us.',
      ['Your pressure should stay below 10. If it is higher, call us.'],
    ],
    ['Two tablets, in all 5\n– 10 mg each', ['Two tablets, in all 5 – 10 mg each']],
    ['Take 2\n- 3 tablets', ['Take 2 - 3 tablets']],
    ['12. December is cold', ['12. December is cold']],
    ['Come back on the\n3. of May', ['Come back on the 3. of May']],
    ['Rest.\n1. May is a holiday.\nWalk.', ['Rest.', '1. May is a holiday.', 'Walk.']],
    ['Keep it at\n- 5 °C', ['Keep it at - 5 °C']],
    ['Take 2\n- 3 tablets or 4\n- 5 capsules', ['Take 2 - 3 tablets or 4 - 5 capsules']],
    ['The ward is on floor\n2) next to the lift', ['The ward is on floor 2) next to the lift']],
    ['Your values:\n7.5 mg\n2.5 ml', ['Your values:', '7.5 mg', '2.5 ml']],
    ['We saw J.\nA. Smith', ['We saw J.', 'A. Smith']],
    ['- 5 kg', ['- 5 kg']],
    ['Two doses of 5\n* 2 ml', ['Two doses of 5 * 2 ml']],
    ['Wait 8\n- 10 hours', ['Wait 8 - 10 hours']],
    ['Weeks 1\n– 2: rest', ['Weeks 1 – 2: rest']],
  ])('is a word where its neighbors do not count on: %o', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it.each([
    ['1. Bend\n2. Walk', ['1. Bend', '2. Walk']],
    ['3. Walk\n4. Rest', ['3. Walk', '4. Rest']],
    ['Next steps\n3. Walk\n4. Rest', ['Next steps', '3. Walk', '4. Rest']],
    ['1. Walk\n2. Rest\n4. Run', ['1. Walk', '2. Rest', '4. Run']],
    ['a. one\nb. two', ['a. one', 'b. two']],
    ['A) one\nB) two', ['A. one', 'B. two']],
    ['i. one\nii. two\niii. three', ['i. one', 'ii. two', 'iii. three']],
    ['(1) one\n(2) two', ['1. one', '2. two']],
    ['Then:\n1. Bend\n  a. slowly\n  b. far\n2. Walk', ['Then:', '1. Bend', '  a. slowly', '  b. far', '2. Walk']],
    ['1.\tBend\n2.\tWalk', ['1. Bend', '2. Walk']],
    [
      '1. Bend your knee as far as you can without pain, and\nhold it\n2. Walk',
      ['1. Bend your knee as far as you can without pain, and hold it', '2. Walk'],
    ],
    ['1. Bend\n\n2. Walk', ['1. Bend', '2. Walk']],
    ['1. Bend\nWait a day.\n2. Walk', ['1. Bend', 'Wait a day.', '2. Walk']],
    ['- Rest\n- Walk', ['• Rest', '• Walk']],
    ['Do:\n– Rest\n– Walk', ['Do:', '• Rest', '• Walk']],
    ['• Rest\n  • lie\n• Walk', ['• Rest', '  • lie', '• Walk']],
    ['·\tRest\no\tlie', ['• Rest', '• lie']],
    ['☐ Rest\n☐ Walk', ['[ ] Rest', '[ ] Walk']],
    ['[ ] Rest\n[ ] Walk', ['[ ] Rest', '[ ] Walk']],
  ])('begins an item of a list in %o', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });

  it('keeps a 0 that no list here can start with', () => {
    expect(lines('0. Check sugar\n1. Inject')).toEqual(['0. Check sugar', '1. Inject']);
    expect(lines('0) Check sugar\n1) Inject\n2) Eat')).toEqual(['0) Check sugar', '1. Inject', '2. Eat']);
  });

  it('warns that a bullet before a number may have been a minus sign', () => {
    const paste = pasteText('Fluid balance:\n- 500 ml\n- 300 ml');
    expect(seen(paste)).toEqual(['Fluid balance:', '• 500 ml', '• 300 ml']);
    expect(paste.notices).toEqual([
      'Dashes before numbers became bullets. Check that none of them is a minus: “- 500 ml”, “- 300 ml”.',
    ]);
    expect(pasteText('- Rest\n- Walk').notices).toEqual([]);
    expect(pasteText('• 500 ml\n• 300 ml').notices).toEqual([]);
  });

  it('keeps a tick that was set', () => {
    expect(lines('[x] Rest\n[ ] Walk')).toEqual(['[x] Rest', '[ ] Walk']);
    expect(lines('☑ Rest\n☐ Walk')).toEqual(['☑ Rest', '[ ] Walk']);
  });
});

describe('a hyphen at the end of a line', () => {
  it.each([
    ['See https://example.org/health-\ntopics/page', 'See https://example.org/health-topics/page'],
    ['See www.example.org/a-\nb', 'See www.example.org/a-b'],
    ['See example.org/health-\ntopics', 'See example.org/health-topics'],
    ['See https://example.org/health/\ntopics', 'See https://example.org/health/topics'],
    ['Write to first-\nlast@example.org', 'Write to first-last@example.org'],
    ['The kidneys clean it. They harm your kid-\nneys', 'The kidneys clean it. They harm your kidneys'],
    ['You take an anti-\ninflammatory drug', 'You take an anti-inflammatory drug'],
    ['After COVID-\n19', 'After COVID-19'],
    ['Take 5-\n10 mg', 'Take 5-10 mg'],
    ['An X-\nRay', 'An X-Ray'],
    ['para\u00ad\ncetamol', 'paracetamol'],
  ])('is kept or goes as the word has it: %o', (text, joined) => {
    const paste = pasteText(text);
    expect(seen(paste).join(' ')).toBe(joined);
    expect(paste.notices).toEqual([]);
  });

  it('is kept and pointed out where the text has no such word', () => {
    const paste = pasteText('You take a beta-\nblocker');
    expect(seen(paste)).toEqual(['You take a beta-blocker']);
    expect(paste.notices).toEqual(['A hyphen at the end of a line was kept. Check these words: “beta-blocker”.']);
  });
});

describe('rows of plain text', () => {
  it.each([
    ['Day\tDose\nMon\t5 mg\nTue\t10 mg', ['Day | Dose', 'Mon | 5 mg', 'Tue | 10 mg']],
    ['Day\tAM\tPM\r\nMon\t\t5 mg\r\n', ['Day | AM | PM', 'Mon |  | 5 mg']],
    ['Plan:\nMon\t5 mg\nTue\t10 mg\nThen stop.', ['Plan:', 'Mon | 5 mg', 'Tue | 10 mg', 'Then stop.']],
    ['Day\t"Take\n5 mg"\nTue\t"the ""big"" one"', ['Day | Take / 5 mg', 'Tue | the "big" one']],
    ['Day\tDose\nMon\t\n', ['Day | Dose', 'Mon | ']],
    ['Rest\t\nWalk\t', ['Rest', 'Walk']],
    ['Mon\t5 mg', ['Mon 5 mg']],
    ['"Rest",\the said.\n"Then', ['"Rest", he said.', '"Then']],
    ['\tIndented words', ['Indented words']],
    ['1.5\t2.5\n3.5\t4.5', ['1.5 | 2.5', '3.5 | 4.5']],
  ])('between tabs are a table: %o', (text, expected) => {
    expect(lines(text)).toEqual(expected);
  });
});

it('thousands of lines of plain text are read in a moment', () => {
  expectFast((times) => expect(seen(pasteText('1. a\n- b\nfoo-\n'.repeat(times)))).not.toEqual([]), {
    size: 3_500,
    mostMs: 2_000,
  });
});

it.each(['\v', '\f', '\u0085', '\u2028', '\u2029'])('keeps two doses separate when only %o separates them', (mark) => {
  expect(lines(`Morning 10 mg${mark}5 mg at night`)).toEqual(['Morning 10 mg', '5 mg at night']);
  expect(lines(`Day\tDose\nMon\t10 mg${mark === '\f' || mark === '\u0085' ? '\v' : mark}5 mg`)).toEqual([
    'Day | Dose',
    'Mon | 10 mg / 5 mg',
  ]);
  expect(seen(pasteHtml(`<p>10 mg${mark}5 mg</p>`))).toEqual(['10 mg 5 mg']);
  expect(seen(pasteHtml(`<pre>10 mg${mark}5 mg</pre>`))).toEqual(['10 mg', '5 mg']);
});

it('leaves short lines, doses and numbers as they are', () => {
  expect(lines('Paracetamol\n500 mg\nIbuprofen\n2.5 ml')).toEqual(['Paracetamol', '500 mg', 'Ibuprofen', '2.5 ml']);
});

it.each([
  ['<pre>Mon 5 mg\nTue 10 mg\n</pre>', ['Mon 5 mg', 'Tue 10 mg']],
  ['<div style="white-space:pre-wrap">Mon 5 mg\nTue 10 mg</div>', ['Mon 5 mg', 'Tue 10 mg']],
  ['<pre><code>Mon\n\n  5 mg</code></pre>', ['Mon', '5 mg']],
  ['<p>Mon 5 mg\nTue</p>', ['Mon 5 mg Tue']],
])('keeps the lines of %s', (html, expected) => {
  expect(seen(pasteHtml(html))).toEqual(expected);
});
