import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContentRules } from '../lib/content/rules/rules';
import { listContentFiles } from '../lib/content/starter-content';
import { readTopicFile, type TopicFile } from '../lib/content/topic-file';
import { measure } from '../lib/domain/readability/measure';

/**
 * Checks every file of content/: prints `path:line message` for each problem, then the figures of each
 * topic. Exit code 1 when there is a problem.
 */

const CONTENT = 'content';

function grade(value: number | null): string {
  return value === null ? '–' : value.toFixed(1);
}

function row(label: string, bodies: Parameters<typeof measure>[0], sources: string): string {
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

function figuresOf({ path, frontMatter, sections }: TopicFile): string[] {
  const found = (numbers: readonly number[]) => {
    if (frontMatter.kind === 'generic') return '';
    const used = frontMatter.sources.filter(({ n }) => numbers.includes(n));
    const recalled = used.filter(({ basis }) => basis === 'recalled').length;
    return `${used.length - recalled} found, ${recalled} recalled`;
  };
  const recommended = sections.filter((section) => section.recommended);
  const total = (label: string, chosen: typeof sections) =>
    row(
      label,
      chosen.map(({ body }) => body),
      found(chosen.flatMap(({ sources }) => sources)),
    );
  return [
    `${path}: ${frontMatter.title}, ${sections.length} sections`,
    `${''.padEnd(34)} words sentences  SMOG    FK  sources`,
    ...sections.map((section) =>
      row(`${section.recommended ? '●' : ' '} ${section.slug}`, [section.body], found(section.sources)),
    ),
    ...(recommended.length > 0 ? [total('recommended (●)', recommended)] : []),
    total('all', sections),
    '',
  ];
}

let problemCount = 0;
for (const path of await listContentFiles(CONTENT)) {
  const reading = readTopicFile(await readFile(join(CONTENT, path), 'utf8'), path);
  const problems = reading.ok ? checkContentRules(reading.file) : reading.problems;
  for (const { line, message } of problems) console.log(`${CONTENT}/${path}:${line} ${message}`);
  problemCount += problems.length;
  if (reading.ok) console.log(figuresOf(reading.file).join('\n'));
}
if (problemCount > 0) {
  console.log(`${problemCount} ${problemCount === 1 ? 'problem' : 'problems'}`);
  process.exitCode = 1;
}
