import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../../lib/content/problem';
import type { Catalog } from '../../../lib/content/red-flags/catalog';
import { joinCatalog } from '../../../lib/content/red-flags/join-files';
import { readCatalogFile } from '../../../lib/content/red-flags/read-file';
import { checkContentRules } from '../../../lib/content/rules/rules';
import { listContentFiles, readCatalogTexts } from '../../../lib/content/starter-files';
import {
  type ContentFile,
  isTranslation,
  readContentFile,
  type TopicFile,
  type TranslationFile,
} from '../../../lib/content/topic-file';
import type { SectionBody } from '../../../lib/domain/handout/body';
import { countProse, measure } from '../../../lib/domain/readability/measure';
import { proseOf } from '../../../lib/domain/readability/prose';
import { SetupFailure } from '../failure';

const CONTENT = 'content';

function grade(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

function row(label: string, bodies: readonly SectionBody[], sources: string): string {
  const { words, sentences, smog, fleschKincaid } = measure(bodies);
  return [
    label.padEnd(34),
    String(words).padStart(6),
    String(sentences).padStart(10),
    grade(smog).padStart(6),
    grade(fleschKincaid).padStart(6),
    `  ${sources}`,
  ].join('');
}

function topicFigures({ path, frontMatter, sections }: TopicFile): string[] {
  const found = (chosen: typeof sections) => {
    if (frontMatter.kind === 'generic') return '';
    const numbers = chosen.flatMap(({ sources }) => sources);
    const used = frontMatter.sources.filter(({ n }) => numbers.includes(n));
    const recalled = used.filter(({ basis }) => basis === 'recalled').length;
    const toVerify = chosen.flatMap(({ claims }) => claims).filter((claim) => claim.toVerify).length;
    return `${used.length - recalled} found, ${recalled} recalled, ${toVerify} to verify`;
  };
  const recommended = sections.filter((section) => section.recommended);
  const line = (label: string, chosen: typeof sections) =>
    row(
      label,
      chosen.map(({ body }) => body),
      found(chosen),
    );
  return [
    `${path}: ${frontMatter.title}, ${sections.length} sections`,
    `${''.padEnd(34)} words sentences  SMOG    FK  sources and claims`,
    ...sections.map((section) => line(`${section.recommended ? '●' : ' '} ${section.slug}`, [section])),
    ...(recommended.length > 0 ? [line('recommended (●)', recommended)] : []),
    line('all', sections),
    '',
  ];
}

/** The grade formulas are English only. */
function translationFigures({ path, frontMatter, sections }: TranslationFile): string[] {
  const { words, sentences } = countProse(sections.flatMap(({ body }) => proseOf(body, 'joined')));
  return [`${path}: ${frontMatter.title}, ${sections.length} sections, ${words} words, ${sentences} sentences`, ''];
}

/**
 * Checks every file of content/, or those whose path holds one of the words given: prints `path:line message` for
 * each problem and warning, then the figures of each file.
 * @throws SetupFailure when there is a problem, or no such file.
 */
export async function checkContent(words: readonly string[]): Promise<void> {
  const isChosen = (path: string): boolean => words.length === 0 || words.some((word) => path.includes(word));
  const paths = await listContentFiles(CONTENT);
  const { catalog, problems: catalogProblems } = await readCatalog();
  if (![...paths, ...catalogProblems.keys()].some(isChosen))
    throw new SetupFailure(`No path in ${CONTENT}/ holds "${words.join('" or "')}".`);
  const files: ContentFile[] = [];
  const unreadable = new Map<string, readonly Problem[]>();
  // Without its words every topic would be blamed for the catalog.
  const isUsable = catalog.signs.size > 0;
  for (const path of isUsable ? paths : []) {
    const reading = readContentFile(await readFile(join(CONTENT, path), 'utf8'), path, catalog);
    if (reading.ok) files.push(reading.file);
    else unreadable.set(path, reading.problems);
  }
  // A translation can only be compared with an original that can be read.
  const comparable = files.filter(
    (file) =>
      !isTranslation(file) || !unreadable.has(`${file.frontMatter.slug}/${file.frontMatter.translation.from}.md`),
  );
  let problemCount = 0;
  for (const [path, problems] of [...catalogProblems, ...unreadable, ...checkContentRules(comparable, catalog)]) {
    if (!isChosen(path)) continue;
    report(path, problems);
    problemCount += problems.filter(({ isWarning }) => !isWarning).length;
    const file = files.find((one) => one.path === path);
    if (file) console.log((isTranslation(file) ? translationFigures(file) : topicFigures(file)).join('\n'));
  }
  if (problemCount > 0) {
    throw new SetupFailure(`${problemCount} ${problemCount === 1 ? 'problem' : 'problems'}: see the lines above.`);
  }
}

/** The catalog of red flags, as far as its files can be read, and what is wrong with each. */
async function readCatalog(): Promise<{ catalog: Catalog; problems: Map<string, readonly Problem[]> }> {
  const unreadable = new Map<string, readonly Problem[]>();
  const files = (await readCatalogTexts(CONTENT)).flatMap(({ path, text }) => {
    const reading = readCatalogFile(text, path);
    if (reading.ok) return [reading.file];
    unreadable.set(path, reading.problems);
    return [];
  });
  const { catalog, problems } = joinCatalog(files);
  return { catalog, problems: new Map([...unreadable, ...problems]) };
}

function report(path: string, problems: readonly Problem[]): void {
  for (const { line, message, isWarning } of problems) {
    console.log(`${CONTENT}/${path}:${line} ${isWarning ? 'warning: ' : ''}${message}`);
  }
}
