import { textOf } from '../../domain/handout/block-text';
import { mergeFieldsIn } from '../../domain/handout/body-contents';
import { type SectionKind, sectionKinds } from '../../domain/library/section-kind';
import type { Problem } from '../problem';
import { isStagingAddress } from '../staging-address';
import type { TopicFile } from '../topic-file';
import { sectionText } from './passage';

/** What a safe handout always has: without one of these the topic cannot be given to anybody. */
const REQUIRED_KINDS: readonly SectionKind[] = ['urgent-help', 'about', 'when-to-return', 'follow-up'];
const REQUIRED_IN_HANDOUT: readonly SectionKind[] = ['urgent-help', 'about', 'when-to-return'];

const FACTOR_HEADER = 'Factor | What it does';

/** The kinds that must be there, the fixed safe order, and urgent help first. */
export function checkKinds({ frontMatter, sections }: TopicFile): Problem[] {
  const problems: Problem[] = [];
  if (frontMatter.kind === 'topic') {
    for (const kind of REQUIRED_KINDS) {
      if (!sections.some((section) => section.kind === kind)) {
        problems.push({ line: 1, message: `A topic needs a section of kind ${kind}` });
      }
    }
    for (const kind of REQUIRED_IN_HANDOUT) {
      const missing = sections.find((section) => section.kind === kind && !section.recommended);
      if (missing) problems.push({ line: missing.line, message: `The ${kind} section must be recommended` });
    }
    for (const extra of sections.filter((section) => section.kind === 'urgent-help').slice(1)) {
      problems.push({ line: extra.line, message: 'A topic has one urgent-help section only' });
    }
  }
  sections.forEach((section, index) => {
    const previous = sections[index - 1];
    if (previous && sectionKinds.indexOf(section.kind) < sectionKinds.indexOf(previous.kind)) {
      problems.push({ line: section.line, message: `A ${section.kind} section cannot come after ${previous.kind}` });
    }
  });
  return problems;
}

/** Every section of a topic can be traced: it names a source, or says that somebody must still find one. */
export function checkSources({ frontMatter, sections }: TopicFile): Problem[] {
  const open = frontMatter.sources
    .filter(({ url }) => !url.startsWith('https:'))
    .map(({ n }) => ({ line: 2, message: `The address of source ${n} starts with https:` }));
  const staging = frontMatter.sources
    .filter(({ url }) => isStagingAddress(url))
    .map(({ n }) => ({ line: 2, message: `Source ${n} has the address of a test copy; say in seenAt what was read` }));
  const addresses = [...open, ...staging];
  if (frontMatter.kind === 'generic') return addresses;
  const unsourced = sections
    .filter((section) => section.claims.length === 0)
    .map(({ line, heading }) => ({
      line,
      message: `"${heading}" names no source; write [^3] or [^verify] after a claim`,
    }));
  return [...addresses, ...unsourced];
}

/** A printed line of sources has short names; where one is missing it gets the publisher, which may be long. */
export function checkShortNames({ frontMatter }: TopicFile): Problem[] {
  const without = frontMatter.sources.filter(({ short }) => short === undefined).map(({ n }) => n);
  if (frontMatter.kind === 'generic' || without.length === 0) return [];
  return [{ line: 2, message: `No short name, such as short: NICE, for source ${without.join(', ')}` }];
}

/** Software never vouches: what ships is a draft without a reviewer. Generic sections are never recommended. */
export function checkStatus({ frontMatter, sections }: TopicFile): Problem[] {
  const problems: Problem[] = [];
  const { status, reviewer, reviewedOn, nextReviewDue } = frontMatter;
  if (status !== 'draft') problems.push({ line: 2, message: 'Starter content ships with status draft' });
  if (reviewer !== null || reviewedOn !== null || nextReviewDue !== null) {
    problems.push({ line: 2, message: 'Starter content ships without a reviewer: the clinic that uses it reviews it' });
  }
  if (frontMatter.kind === 'generic') {
    for (const { line } of sections.filter((section) => section.recommended)) {
      problems.push({ line, message: 'A generic section is not recommended: the builder switches it on' });
    }
  }
  return problems;
}

/** Contributing factors are a table, so that they can be looked up; it says "linked with", not "causes". */
export function checkFactors({ sections }: TopicFile): Problem[] {
  const problems: Problem[] = [];
  for (const { kind, line, body, blockLines } of sections) {
    if (kind !== 'factors') continue;
    const index = body.content.findIndex((block) => block.type === 'table');
    const table = body.content[index];
    if (!table) {
      problems.push({ line, message: 'Contributing factors need a table' });
      continue;
    }
    const [caption, header, ...rows] = textOf(table).split('\n');
    const tableLine = blockLines[index] ?? line;
    if (caption === '') problems.push({ line: tableLine, message: 'The table needs a caption: "Table: …" above it' });
    if (header !== FACTOR_HEADER) problems.push({ line: tableLine, message: `The table's head is ${FACTOR_HEADER}` });
    rows.forEach((row, at) => {
      // Header and delimiter take the table's first two lines.
      if (/\bcauses?\b/i.test(row))
        problems.push({ line: tableLine + 2 + at, message: 'Write "linked with", not "causes"' });
    });
  }
  return problems;
}

/** A long-term illness may have no sign between an emergency and one that must be seen within days. */
const SOON = /\bsame day\b|\bwithin (?:a few|\d+(?: to \d+)?) days\b/i;

/** Urgent help says whom to call, by merge field, for what is an emergency and for what can wait for hours or days. */
export function checkUrgentHelp({ sections }: TopicFile): Problem[] {
  const problems: Problem[] = [];
  for (const { kind, line, body } of sections) {
    if (kind !== 'urgent-help') continue;
    const fields = mergeFieldsIn(body);
    const text = body.content.map(textOf).join('\n');
    if (fields[0] !== 'emergency.number') {
      problems.push({ line, message: 'Urgent help starts with {{emergency.number}}' });
    }
    if (!fields.includes('clinic.phone')) problems.push({ line, message: 'Urgent help needs {{clinic.phone}}' });
    if (!SOON.test(text)) {
      problems.push({ line, message: 'Urgent help says what needs a call the same day, or a visit within days' });
    }
  }
  return problems;
}

const TIME_LIMIT =
  /\b(?:\d+|one|two|three|four|five|six|a few|a|an)[ -](?:to \d+ |or \d+ )?(?:hours?|days?|weeks?|months?)\b/i;

/** When to return names a time limit and whom to call; "come back if it does not get better" is no instruction. */
export function checkReturn({ frontMatter, sections }: TopicFile): Problem[] {
  if (frontMatter.kind === 'generic') return [];
  const returning = sections.filter(({ kind }) => kind === 'when-to-return');
  const problems: Problem[] = [];
  const [first] = returning;
  if (first && !returning.some((section) => TIME_LIMIT.test(sectionText(section)))) {
    problems.push({ line: first.line, message: 'When to return needs a time limit, such as "more than 2 weeks"' });
  }
  if (first && !returning.some(({ body }) => mergeFieldsIn(body).includes('clinic.phone'))) {
    problems.push({ line: first.line, message: 'When to return says whom to call: {{clinic.phone}}' });
  }
  return problems;
}
