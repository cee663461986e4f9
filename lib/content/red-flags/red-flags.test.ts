import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { topicSigns } from '../../domain/handout/said-once';
import { readCatalogTexts } from '../starter-files';
import { joinCatalog } from './join-files';
import { catalogIn } from './load';
import { readCatalogFile } from './read-file';

const CONTENT = fileURLToPath(new URL('../../../content', import.meta.url));

const EN = `kind: red-flags
locale: en
version: 1.0.0
status: draft
author: { name: Writers, role: writers, credentials: "" }
reviewer: null
reviewedOn: null
nextReviewDue: null
licence: MIT
changelog: [{ version: 1.0.0, date: 2026-11-30, change: First }]
actions: { emergency: "**Call {{emergency.number}} now if:**", emergency-er: E, same-day: S, within-days: W }
sources:
  - { n: 1, title: T, publisher: P, url: "https://example.org/", published: "2026", basis: found, accessed: 2026-11-30 }
signs:
  breath-hard:
    words: It is hard to breathe.
    action: emergency
    sources: [1]
  no-better:
    words: You are no better after {time}.
    action: within-days
    sources: []
    perTopic: true
`;

const ES = `kind: red-flags-translation
locale: es
version: 1.0.0
status: draft
translation:
  from: en
  fromVersion: 1.0.0
  translator: { name: Translators, role: translators, credentials: "" }
  checkedBy: null
  checkedOn: null
licence: MIT
changelog: [{ version: 1.0.0, date: 2026-11-30, change: First }]
actions: { emergency: E, emergency-er: E, same-day: S, within-days: W }
signs:
  breath-hard: Le cuesta respirar.
  no-better: No ha mejorado después de {time}.
`;

function problemsOf(text: string, path = 'red-flags/en.yaml'): string[] {
  const reading = readCatalogFile(text, path);
  return reading.ok ? [] : reading.problems.map(({ line, message }) => `${line} ${message}`);
}

/** What is wrong between these languages, those left out that cannot be read. */
function jointProblems(en: string, es: string): string[] {
  const files = [readCatalogFile(en, 'red-flags/en.yaml'), readCatalogFile(es, 'red-flags/es.yaml')].flatMap((one) =>
    one.ok ? [one.file] : [],
  );
  return [...joinCatalog(files).problems].flatMap(([path, problems]) =>
    problems.map(({ line, message, isWarning }) => `${path}:${line} ${isWarning ? 'warning: ' : ''}${message}`),
  );
}

describe('a language of the catalog', () => {
  it('is read', () => {
    expect(problemsOf(EN)).toEqual([]);
    expect(problemsOf(ES, 'red-flags/es.yaml')).toEqual([]);
    expect(jointProblems(EN, ES)).toEqual([]);
  });

  it.each([
    [
      EN.replace('action: emergency\n', 'action: tomorrow\n'),
      17,
      'signs.breath-hard.action: The action is one of emergency',
    ],
    [EN.replace('    action: emergency\n', ''), 15, 'signs.breath-hard.action: The action is one of'],
    [EN.replace('example.org/"', 'example.org/ (page 3)"'), 13, 'The address of a source has no spaces'],
    [EN.replace('example.org/', 'qa-x.example.org/'), 13, 'Source 1 has the address of a test copy'],
    [EN.replace('sources: [1]', 'sources: [1, 7]'), 15, '"breath-hard": there is no source 7'],
    [EN.replace('sources: [1]', 'sources: [1]\n    when: Any age [9]'), 15, '"breath-hard": there is no source 9'],
    [EN.replace('sources: [1]', 'sources: []\n    verify: true'), 13, 'Source 1 is not used by any sign'],
    [EN.replace('    perTopic: true\n', ''), 19, '"no-better" names no source; give one, or say verify: true'],
    [EN.replace('  no-better:', '  breath-hard:'), 19, 'Map keys must be unique'],
    [EN.replace('  no-better:', '  No better:'), 19, 'signs.No better: '],
    [EN.replace('hard to breathe', 'hard to {breathe}'), 16, 'The only blank in the words of a sign is {time}'],
    [EN.replace('    words: It', '    word: It'), 15, 'signs.breath-hard.words'],
    [EN.replace('reviewer: null', 'reviewer: Dr. A'), 6, 'The catalog ships without a reviewer'],
    [EN.replace('status: draft', 'status: approved'), 4, 'The catalog ships with status draft'],
  ])('that is wrong is refused with the line (%#)', (text, line, message) => {
    const found = problemsOf(text);
    expect(
      found.some((one) => one.startsWith(`${line} `) && one.includes(message)),
      found.join('\n'),
    ).toBe(true);
  });

  it('is refused under another name', () => {
    expect(problemsOf(EN, 'red-flags/fr.yaml')).toEqual(['1 The file is "fr.yaml" but the locale is "en"']);
  });
});

describe('two languages of the catalog', () => {
  it('report a sign that one of them lacks', () => {
    expect(jointProblems(EN, ES.replace(/ {2}breath-hard.*\n/, ''))).toEqual([
      'red-flags/es.yaml:1 warning: "breath-hard" has no words in "es"',
    ]);
  });

  it('are refused with a sign that the original does not have', () => {
    expect(jointProblems(EN, `${ES}  new-sign: Algo.\n`)).toEqual([
      'red-flags/es.yaml:17 "new-sign" is not in red-flags/en.yaml',
    ]);
  });

  it('are refused with a time in one of them only', () => {
    expect(jointProblems(EN, ES.replace('de {time}', 'de unos días'))).toEqual([
      'red-flags/es.yaml:16 "no-better" has {time} in one language only',
    ]);
  });
});

describe('a translation of the catalog', () => {
  it('is refused without saying that there is no original where the original only has a fault', () => {
    const faulty = EN.replace('action: emergency\n', 'action: tomorrow\n');
    expect(jointProblems(faulty, ES)).toEqual(['red-flags/es.yaml:1 There is no original that can be read']);
  });
});

describe('a folder of content', () => {
  const folder = mkdtempSync(join(tmpdir(), 'content-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has an empty catalog without red-flags/, whatever YAML stands beside the topics', async () => {
    mkdirSync(join(folder, 'hiccups'));
    writeFileSync(join(folder, 'hiccups', 'en.yaml'), EN);
    expect(await readCatalogTexts(folder)).toEqual([]);
  });

  it('that is missing is not taken for one without a catalog', async () => {
    await expect(readCatalogTexts(join(folder, 'nowhere'))).rejects.toThrow('ENOENT');
  });

  it('has a catalog of every language in red-flags/, in the order of the alphabet', async () => {
    mkdirSync(join(folder, 'red-flags'));
    for (const name of ['es.yaml', 'en.yaml', 'notes.md']) writeFileSync(join(folder, 'red-flags', name), name);
    const read = await readCatalogTexts(folder);
    expect(read.map(({ path }) => path)).toEqual(['red-flags/en.yaml', 'red-flags/es.yaml']);
  });
});

const { signs, leads } = catalogIn(await readCatalogTexts(CONTENT));

describe('the catalog that ships', () => {
  it('has every sign in English and Spanish', () => {
    expect(signs.size).toBeGreaterThanOrEqual(158);
    const incomplete = [...signs].filter(([, { words }]) => !words.has('en') || !words.has('es'));
    expect(incomplete.map(([id]) => id)).toEqual([]);
    expect([...leads.keys()]).toEqual(['en', 'es']);
  });

  it('marks the signs that handouts of several topics print for each of them', () => {
    const perTopic = [...signs].filter(([, sign]) => sign.perTopic).map(([id]) => id);
    expect(perTopic.sort()).toEqual([...topicSigns].sort());
  });
});
