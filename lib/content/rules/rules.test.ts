import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { noCatalog } from '../red-flags/catalog';
import { loadCatalog } from '../red-flags/load';
import { listContentFiles } from '../starter-files';
import { topicHead } from '../test-support';
import { type ContentFile, readContentFile } from '../topic-file';
import { checkContentRules } from './rules';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));
const PATH = 'hiccups/en.md';

/** A small topic that keeps every rule, so that one change at a time can break one. */
const TOPIC = `${topicHead({ avoid: '[spasm]' })}## Get urgent help

<!-- slug=urgent-help kind=urgent-help recommended -->

Call {{emergency.number}} now if you cannot breathe. Call {{clinic.phone}} the same day if you throw up. Be seen in a
few days if you are weak.[^1]

## What are hiccups?

<!-- slug=about kind=about recommended -->

Your clinician has asked about your hiccups. They stop in hours or days.[^verify]

> [!info]
> The box says this.

## What adds to hiccups

<!-- slug=factors kind=factors recommended -->

Table: Factors

| Factor | What it does |
| --- | --- |
| Soda | Linked with hiccups[^1] |

## When to return

<!-- slug=when-to-return kind=when-to-return recommended -->

Call {{clinic.phone}} if they last 2 days.[^1] Come back even if you were told all is fine.

## Follow-up

<!-- slug=follow-up kind=follow-up -->

You need no follow-up.[^1]
`;

const GENERIC = `---
kind: generic
slug: generic
locale: en
title: Sections
version: 1.0.0
status: draft
author: { name: Writers, role: writers, credentials: "" }
reviewer: null
reviewedOn: null
nextReviewDue: null
licence: MIT
changelog: [{ version: 1.0.0, date: 2026-11-22, change: First wording }]
---

## Notes

<!-- slug=notes kind=note -->

{{note.text}}
`;

const catalog = await loadCatalog(CONTENT);

function read(text: string, path: string): ContentFile {
  const reading = readContentFile(text, path, catalog);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  return reading.file;
}

/** The errors, without warnings. one-sheet.test.ts tests the rules for files of version 2. */
function findings(text: string, path = PATH): string[] {
  const problems = checkContentRules([read(text, path)], noCatalog).get(path) ?? [];
  return problems.filter(({ isWarning }) => !isWarning).map(({ line, message }) => `${line} ${message}`);
}

/** The topic with one change, and the line on which the change is made. */
function changed(from: string | RegExp, to: string, file = TOPIC): { text: string; line: number } {
  const index = typeof from === 'string' ? file.indexOf(from) : file.search(from);
  if (index < 0) throw new Error(`"${from}" is not in the file`);
  return { text: file.replace(from, to), line: file.slice(0, index).split('\n').length };
}

const paths = await listContentFiles(CONTENT);
const files = await Promise.all(paths.map(async (path) => read(await readFile(`${CONTENT}/${path}`, 'utf8'), path)));

describe('every content file keeps the rules', () => {
  const problems = checkContentRules(files, catalog);

  it('finds the files', () => {
    expect([...problems.keys()]).toEqual(expect.arrayContaining(['muscle-twitches/en.md', 'generic/en.md']));
  });

  it.each(paths)('%s', (path) => {
    const found = (problems.get(path) ?? []).filter(({ isWarning }) => !isWarning);
    expect(found.map(({ line, message }) => `${line} ${message}`)).toEqual([]);
  });
});

describe('the small topic', () => {
  it('keeps every rule', () => {
    expect(findings(TOPIC)).toEqual([]);
    expect(findings(GENERIC, 'generic/en.md')).toEqual([]);
  });
});

/** The sentence that the tests put another one in place of. */
const PLACE = 'You need no follow-up.';

describe('sources', () => {
  it('are refused with an address that is not https', () => {
    expect(findings(changed('url: "https:', 'url: "http:').text)).toEqual([
      '2 The address of source 1 starts with https:',
    ]);
    const { text, line } = changed('url: "https:', 'url: "ftp:');
    expect(() => findings(text)).toThrow(
      `${line} Front matter, sources.0.url: The address of a source starts with https:`,
    );
  });

  it.each(['https://x-staging.preflight.site/pain', 'https://qa-khpi.kidshealth.org/a', 'https://test.example.org/'])(
    'are refused with the address of a copy that is only for tests: %s',
    (url) => {
      expect(findings(changed('https://example.org/', url).text)).toEqual([
        '2 Source 1 has the address of a test copy; say in seenAt what was read',
      ]);
    },
  );

  it.each(['https://labtestsonline.org/', 'https://web.dev/', 'https://www.devonformularyguidance.nhs.uk/test/'])(
    'are taken with the public address %s',
    (url) => {
      expect(findings(changed('https://example.org/', url).text)).toEqual([]);
    },
  );

  it('are refused when recalled ones are not said to be so', () => {
    expect(() => findings(changed('basis: found', 'basis: known').text)).toThrow('sources.0.basis');
  });

  it('are refused when no section uses them', () => {
    expect(() => findings(TOPIC.replaceAll('[^1]', '[^verify]'))).toThrow('Source 1 is not used by any claim');
  });
});

describe('words that no handout may hold', () => {
  it.each([
    ['Call 911 at once.', '"911": No telephone numbers'],
    ['Call 988 at once.', '"988": No telephone numbers'],
    ['Call 541-555-0147 to ask.', '"541-555-0147": No telephone numbers'],
    ['Call (541) 555-0147 to ask.', '"(541) 555-0147": No telephone numbers'],
    ['Take 200 mg at night.', '"200 mg": No doses'],
    ['Take 0.5mg at night.', '"0.5mg": No doses'],
    ['Take 2 tablets at night.', '"2 tablets": No doses'],
    ['Take Tylenol.', '"Tylenol": No brand names'],
    ['Try red bull.', '"red bull": No brand names'],
    ['There is nothing to worry about.', '"nothing to worry about": No promises'],
    ['This will cure it.', '"cure": No promises'],
    ['Rest is safe for everyone.', '"safe for everyone": No promises'],
    ["You don't have a tumor.", '"You don\'t have": A sheet cannot tell'],
    ['See a doctor if you are worried.', '"See a doctor if you are worried": A warning names'],
    ['Patients rest.', '"Patients": Speak to the reader'],
    ['Eat more fibre.', '"fibre": Use US spelling'],
    ['A spasm can pass.', '"spasm": This topic avoids this word'],
  ])('%s', (sentence, expected) => {
    const { text, line } = changed(PLACE, sentence);
    expect(findings(text)).toEqual([expect.stringContaining(`${line} ${expected}`)]);
  });

  it.each(['What are hiccups?', 'The box says this.', 'Linked with hiccups', 'Soda'])('also at "%s"', (place) => {
    const { text } = changed(place, `Tylenol ${place}`);
    expect(findings(text)).toEqual([expect.stringContaining('"Tylenol": No brand names')]);
  });

  it('lets an ordinary number and British spelling in a British file stand', () => {
    const { text } = changed(PLACE, 'Of 121 people, 2 in 10 ate fibre for 115 days.');
    expect(findings(text.replace('locale: en\n', 'locale: en-GB\n'), 'hiccups/en-GB.md')).toEqual([]);
  });
});

describe('serious diseases and medicines', () => {
  it.each([
    ['This may be ALS.', 'ALS (MND) is named only together with weakness'],
    ['This may be motor neuron disease.', 'ALS (MND) is named only together with weakness'],
    ['This may be MS.', 'A serious disease is named only with how rare it is'],
    ['This may be cancer.', 'A serious disease is named only with how rare it is'],
    ['Adults may take aspirin. It is not for teens.', 'An NSAID is named only with its caution'],
    ['Try honey.', 'Honey is named only with its ban'],
    ['You may take ibuprofen.', 'An NSAID is named only with its caution'],
    ['You may take acetaminophen.', 'Acetaminophen (paracetamol) has both names'],
    ['Use your albuterol.', 'Albuterol (salbutamol) has both names'],
    ['A fever is over 100.4 °F.', 'A temperature has both scales'],
  ])('%s', (sentence, expected) => {
    const { text, line } = changed(PLACE, sentence);
    expect(findings(text)).toEqual([expect.stringContaining(`${line} ${expected}`)]);
  });

  it('names MS in a topic about twitches only where a twitch alone is not typical', () => {
    const twitches = TOPIC.replace('slug: hiccups', 'slug: muscle-twitches');
    const said = (sentence: string) => findings(twitches.replace(PLACE, sentence), 'muscle-twitches/en.md');
    expect(said('It is rarely MS.').join()).toContain('MS is named only with its main signs');
    expect(said('MS brings weakness. A twitch alone is not typical.')).toEqual([]);
  });

  it('does not take weakness in another paragraph for the qualifier of ALS', () => {
    const { text } = changed(PLACE, 'It may be ALS.\n\nWeakness is a sign.');
    expect(findings(text)).toHaveLength(1);
  });

  it.each([
    'ALS brings weakness.',
    'A fever is over 100.4 °F (38 °C).',
    'Use your albuterol (salbutamol).',
    'Do not take ibuprofen if you have had an ulcer or have kidney, heart, or liver disease, take a blood thinner, ' +
      'have asthma, are pregnant (above all from 20 weeks), or are dehydrated.',
    'Do not give aspirin to a child or teen.',
    'Call us if you take a blood thinner or aspirin.',
    'Try honey, but never for a baby under 1 year.',
    'It is very rarely cancer.',
    'Rarely it is:\n\n- a tumor',
  ])('%s stands', (sentence) => {
    expect(findings(changed(PLACE, sentence).text)).toEqual([]);
  });
});

describe('the order and parts of a topic', () => {
  it.each([
    [/^## Get urgent help[\s\S]*?(?=^## )/m, '', 'A topic needs a section of kind urgent-help'],
    [/^## When to return[\s\S]*?(?=^## )/m, '', 'A topic needs a section of kind when-to-return'],
    ['kind=urgent-help recommended', 'kind=urgent-help', 'The urgent-help section must be recommended'],
    ['slug=about kind=about', 'slug=about kind=urgent-help', 'A topic has one urgent-help section only'],
    ['slug=about kind=about', 'slug=about kind=tests', 'A factors section cannot come after tests'],
    ['no follow-up.[^1]', 'no follow-up.', '"Follow-up" names no source'],
    ['status: draft', 'status: approved', 'Starter content ships with status draft'],
    ['reviewer: null', 'reviewer: { name: A, role: B, credentials: C }', 'Starter content ships without a reviewer'],
    ['reviewedOn: null', 'reviewedOn: 2026-11-22', 'Starter content ships without a reviewer'],
    ['Call {{emergency.number}} now', 'Call us now', 'Urgent help starts with {{emergency.number}}'],
    ['Call {{clinic.phone}} the', 'Call us the', 'Urgent help needs {{clinic.phone}}'],
    ['the same day if', 'soon if', 'Urgent help says what needs a call the same day'],
    ['Call {{clinic.phone}} if they last', 'Call us if they last', 'When to return says whom to call'],
    ['last 2 days', 'last', 'When to return needs a time limit'],
    ['Table: Factors\n\n', '', 'The table needs a caption'],
    ['| Factor | What it does |', '| Factor | Effect |', "The table's head is Factor | What it does"],
    ['Linked with hiccups', 'Causes hiccups', 'Write "linked with", not "causes"'],
    [/^\| Factor[\s\S]*?\n\n/m, 'Soda.\n\n', 'Contributing factors need a table'],
    ['Come back even if', 'Rest if', 'to come back even if told that all is fine'],
    ['clinician has asked about', 'clinician knows', 'that a clinician has assessed the reader'],
    [' They stop in hours or days.', '', 'how long it lasts as a rule'],
  ])('%s → %s', (from, to, expected) => {
    expect(findings(changed(from, to).text).join('\n')).toContain(expected);
  });

  it('names the line of the factor that claims a cause', () => {
    const { text, line } = changed('Linked with hiccups', 'Causes hiccups');
    expect(findings(text)).toEqual([`${line} Write "linked with", not "causes"`]);
  });

  it('lets the step after an emergency be a visit within a few days', () => {
    expect(findings(changed('the same day if', 'to be seen within a few days if').text)).toEqual([]);
    expect(findings(changed('the same day if', 'within a day that suits you if').text)).toHaveLength(1);
  });

  it('does not let a generic section be recommended', () => {
    const { text } = changed('slug=notes kind=note', 'slug=notes kind=note recommended', GENERIC);
    expect(findings(text, 'generic/en.md')).toEqual([expect.stringContaining('A generic section is not recommended')]);
  });
});

describe('readability', () => {
  const hard =
    'Progressive musculoskeletal deterioration intermittently necessitates comprehensive neurological evaluation, ' +
    'including electromyography, particularly whenever characteristic symptomatology accompanies deterioration.';

  it('holds the whole file to its grades', () => {
    const found = findings(changed(PLACE, `${hard} `.repeat(30)).text).join('\n');
    expect(found).toMatch(/1 The whole file: SMOG \d+\.\d, must be below 9/);
    expect(found).toMatch(/1 The whole file: Flesch–Kincaid \d+\.\d, must be below 7/);
    expect(found).not.toContain('The recommended handout');
  });

  it('holds the recommended handout to its grades', () => {
    const found = findings(changed('The box says this.', `${hard} `.repeat(30).trim()).text).join('\n');
    expect(found).toMatch(/1 The recommended handout: SMOG \d+\.\d, must be below 9/);
  });

  it('holds urgent help to grade 6 by itself', () => {
    const { text } = changed('if you throw up', `if ${'you throw up and feel bad and '.repeat(9)}rest`);
    expect(findings(text)).toEqual([
      expect.stringMatching(/^\d+ Urgent help: Flesch–Kincaid \d\.\d, must be 6 or below/),
    ]);
  });
});
