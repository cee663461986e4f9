import { describe, expect, it } from 'vitest';
import { noCatalog } from '../red-flags/catalog';
import { topicHead } from '../test-support';
import { type ContentFile, readContentFile } from '../topic-file';
import { checkContentRules } from './rules';

const PATH = 'hiccups/en.md';
/** 13 words. */
const FILLER = 'You can rest on most days and do a little more each week. ';

const HEAD = topicHead({
  subtitle: 'You have hiccups. We checked you today, and you can care for them at home.',
  version: '2.0.0',
  doesNotMatter: '[weak-immune-system, kidney-disease, breastfeeding, blood-thinners]',
  changelog: '[{ version: 2.0.0, date: 2026-11-30, change: One sheet }]',
  sources:
    '\n  - { n: 1, title: T, publisher: P, short: NHS, url: "https://example.org/", published: "2026", basis: found, accessed: 2026-11-22 }',
});

/** A topic that is written for one sheet: 426 words, a box of 60, every reader thought of. */
const SHEET = `${HEAD}## Get urgent help

<!-- slug=urgent-help kind=urgent-help recommended -->

Call {{emergency.number}} now if you cannot breathe. Call {{clinic.phone}} the same day if you throw up.[^1]

${FILLER.repeat(3)}[^1]

> [!if-pregnant]
> Because you are pregnant, call us the same day.[^1]

> [!if-pregnancy-unanswered]
> If you are pregnant, call us the same day.[^1]

## What to expect

<!-- slug=about kind=about recommended -->

Hiccups stop in hours or days. ${FILLER.repeat(26)}[^1]

## When to come back

<!-- slug=when-to-return kind=when-to-return recommended -->

Call {{clinic.phone}} if they last 2 days.[^1] Come back even if we told you all was well.

## Follow-up

<!-- slug=follow-up kind=follow-up -->

You need no follow-up.[^1]
`;

function read(text: string): ContentFile {
  const reading = readContentFile(text, PATH, noCatalog);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  return reading.file;
}

/** Warnings start with "warning". */
function findings(text: string): string[] {
  const found = checkContentRules([read(text)], noCatalog).get(PATH) ?? [];
  return found.map(({ message, isWarning }) => `${isWarning ? 'warning: ' : ''}${message}`);
}

const changed = (from: string, to: string, text = SHEET): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const longer = (sentences: number): string => changed('hours or days. ', `hours or days. ${FILLER.repeat(sentences)}`);
const older = (text: string): string => changed('version: 2.0.0\nstatus', 'version: 1.9.0\nstatus', text);

it('a topic written for one sheet keeps every rule', () => {
  expect(findings(SHEET)).toEqual([]);
});

describe('readers', () => {
  it('asks what changes for a reader whom neither a passage nor the head speaks of', () => {
    expect(findings(changed('kidney-disease, ', ''))).toEqual([
      'Say what changes for some readers in a passage, > [!if-kidney-disease], or that nothing does: doesNotMatter: [kidney-disease]',
    ]);
    expect(findings(changed('> [!if-pregnant]', '> [!if-adult]')).join()).toContain('[!if-pregnant]');
  });

  it('does not take words that send readers to find out what fits them for an answer', () => {
    const text = changed('hours or days. ', 'hours or days. Ask us which parts fit you if you have kidney disease. ');
    expect(findings(changed('kidney-disease, ', '', text)).join('\n')).toMatch(
      /\[!if-kidney-disease\][\s\S]*"Ask us which parts fit": write a passage for those readers/,
    );
  });

  it('takes the caution of a medicine for one, in the section of the medicine', () => {
    const caution =
      'Ask us before you take ibuprofen or naproxen (NSAIDs) if you take a blood thinner, are dehydrated, or are pregnant (especially from week 20). ' +
      'Ask, too, if you have had an ulcer or bleeding, or have asthma or heart, liver, or kidney disease. ';
    const text = changed('hours or days. ', `hours or days. ${caution}`);
    expect(findings(changed('kidney-disease, ', '', text)).join('\n')).not.toContain('kidney');
  });

  it('does not ask a topic for children about pregnancy', () => {
    const children = changed('ageMax: null', 'ageMax: 12', changed(', breastfeeding, blood-thinners', ''));
    const without = changed('> [!if-pregnancy-unanswered]', '> [!if-age-group-unanswered]', children);
    expect(findings(changed('> [!if-pregnant]', '> [!if-adult]', without))).toEqual([]);
  });

  it('refuses a passage that would hold up every handout until somebody answers, signs left out', () => {
    const general = '\n> [!if-pregnancy-unanswered]\n> If you are pregnant, call us the same day.[^1]\n';
    expect(findings(changed(general, ''))).toEqual([
      'if-pregnant has no general sentence beside it: without an answer the handout waits, and a list cannot answer',
    ]);
    const lonely = changed('> [!if-pregnant]', '> [!if-not-pregnant]', changed(general, ''));
    expect(findings(lonely).join()).toContain('if-not-pregnant has no general sentence beside it');
    expect(findings(changed('> [!if-pregnant]', '> [!if-left]', changed(general, ''))).join()).not.toContain('if-left');
    const signs = '> [!if-pregnant]\n> Call {{emergency.number}} if:\n>\n> - ![](sign:seizure) You have a seizure.';
    const text = changed('> [!if-pregnant]\n> Because you are pregnant, call us the same day.', signs);
    expect(findings(changed(general, '', text)).join()).not.toContain('no general sentence');
  });

  it('refuses a passage for a reader whom the head says not to matter', () => {
    const text = changed('> [!if-pregnant]', '> [!if-breastfeeding]');
    expect(findings(text).join('\n')).toContain(
      'The head says that it does not matter: doesNotMatter: [breastfeeding]',
    );
  });

  it('refuses a general sentence without the passage that it stands for, whatever the version', () => {
    const lonely = changed('> [!if-pregnant]', '> [!if-insulin-unanswered]');
    expect(findings(older(lonely)).join('\n')).toContain('if-insulin-unanswered is printed in the place of a passage');
  });
});

describe('the length of the sheet', () => {
  it('warns outside 420 to 480 words and stops above 500', () => {
    expect(findings(longer(5)).join()).toMatch(/^warning: The recommended handout has 4\d\d words; 420 to 480 fit two/);
    expect(findings(changed(FILLER.repeat(26), FILLER.repeat(20))).join()).toMatch(/has 3\d\d words; 420/);
    expect(findings(longer(6)).join()).toMatch(/^The recommended handout has 5\d\d words, at most 500/);
  });

  it('counts the passages of the reader who gets the most, and no two answers to one question', () => {
    const passage = (when: string, sentences: number) => `> [!if-${when}]\n> ${FILLER.repeat(sentences)}\n\n`;
    const adding = (text: string) => changed('## When to come', `${text}## When to come`);
    expect(findings(adding(passage('insulin', 9)))[0]).toMatch(
      /^warning: With every passage .* has 55\d words, at most 540/,
    );
    expect(findings(adding(passage('insulin', 5) + passage('insulin-unanswered', 4)))).toEqual([]);
    expect(findings(adding(passage('insulin', 5) + passage('diabetes', 4))).join()).toContain('has 55');
  });

  it('counts a topic for children as a child reads it', () => {
    const children = changed('ageMax: null', 'ageMax: 12');
    const passage = `> [!if-child]\n> ${FILLER.repeat(6)}\n\n`;
    const text = changed('## When to come', `${passage}## When to come`, children);
    expect(findings(text).join()).toMatch(/has 50\d words, at most 500/);
  });

  it('keeps the box at 110 words and 27 % of the sheet, passages for some readers left out', () => {
    const box = changed(`${FILLER.repeat(3)}[^1]\n\n> `, `${FILLER.repeat(8)}[^1]\n\n> `);
    expect(findings(box).join('\n')).toMatch(/The box has 12\d words, at most 110/);
    const short = changed(FILLER.repeat(26), FILLER.repeat(7));
    expect(findings(short).join('\n')).toMatch(/The box takes 3\d\.\d % of the words, at most 27 %/);
    expect(findings(changed('call us the same day.', `call us. ${FILLER.repeat(5)}`))).toEqual([]);
  });

  it('warns of sentences that are chopped to please a formula', () => {
    const text = changed(FILLER.repeat(26), 'Rest in bed for a day. '.repeat(57));
    expect(findings(text).join('\n')).toMatch(/^warning: Sentences have [67]\.\d words on average; join/);
  });
});

describe('words', () => {
  it.each([
    ['See your GP.', '"GP": write clinician'],
    ['Go to A&E.', '"A&E": write ER'],
    ['Your tummy hurts.', '"tummy": write belly'],
    ['Take painkillers.', '"painkillers": write pain reliever'],
    ['Drink, above all at night.', '"above all": write especially'],
    ['Blood tests check your body salts.', '"body salts": write minerals such as potassium'],
    ['Your clinician uses your signs.', '"your signs": write your symptoms'],
  ])('%j is refused with the word to write', (sentence, expected) => {
    expect(findings(changed('You need no follow-up.', sentence))).toEqual([expected]);
  });

  it.each([
    'You have a stomach bug (gastroenteritis).',
    'Call us for any warning sign.',
    'All at once you see double.',
    'It may be a sign of another problem.',
  ])('%j is no word that a reader stumbles over', (sentence) => {
    expect(findings(changed('You need no follow-up.', sentence))).toEqual([]);
  });
});

describe('the head', () => {
  it('takes the lead sentence for the word that a clinician has checked, and then asks for an assessment first', () => {
    expect(findings(changed('We checked you today, and', 'It is common, and')).join()).toContain(
      'that a clinician has assessed the reader',
    );
    expect(findings(changed('assessmentFirst: true', 'assessmentFirst: false'))).toEqual([
      'This topic is given only after an assessment: assessmentFirst: true',
    ]);
  });

  it('has a short name for each source', () => {
    expect(findings(changed('short: NHS, ', ''))).toEqual(['No short name, such as short: NICE, for source 1']);
  });

  it('has a lead sentence of 12 to 18 words', () => {
    const [found] = findings(
      changed('You have hiccups. We checked you today, and you can care for them at home.', 'We checked you.'),
    );
    expect(found).toBe(
      'warning: The lead sentence (subtitle) has 3 words; say in 12 to 18 what the reader has and that we checked',
    );
  });
});

it('a topic of before is only warned of what the sheet asks', () => {
  const text = changed('short: NHS, ', '', changed('kidney-disease, ', '', longer(9)));
  expect(findings(older(text)).length).toBeGreaterThan(2);
  for (const finding of findings(older(text))) expect(finding).toMatch(/^warning: /);
});
