import { FIELD_MAX, MAX_SECTIONS } from '../../domain/handout/draft-limits';
import { sizeProblem } from '../../domain/input-size';
import { GENERIC_SLUG } from '../../domain/library/section-kind';
import { wordWithLostCharacter } from '../../domain/unprintable';
import type { Problem } from '../problem';
import { type ContentFile, isTranslation } from '../topic-file';

/** What a library takes from a file that somebody else wrote: as much as its own editors can write. */

const MOST_WORDS = 200;
const MOST_SOURCES = 60;
const MOST_CLAIMS = 300;
const LONGEST_TITLE = 500;
const LONGEST_CLAIM = 2_000;

export function limitProblems(file: ContentFile): Problem[] {
  const head = headProblems(file);
  if (file.sections.length > MAX_SECTIONS)
    head.push({ line: 1, message: `A topic has at most ${MAX_SECTIONS} sections` });
  const headings = file.sections
    .filter(({ heading }) => heading.length > FIELD_MAX)
    .map(({ line }) => ({ line, message: `The heading is longer than ${FIELD_MAX} characters` }));
  const bodies = file.sections.flatMap(({ body, line }) => {
    const message = sizeProblem(body);
    return message ? [{ line, message }] : [];
  });
  return [
    ...head,
    ...headings,
    ...bodies,
    ...lostCharacters(file),
    ...(isTranslation(file) ? [] : evidenceProblems(file)),
  ];
}

function headProblems({ frontMatter }: ContentFile): Problem[] {
  const problems: Problem[] = [];
  const { kind, slug } = frontMatter;
  const add = (message: string): void => void problems.push({ line: 2, message: `Front matter, ${message}` });
  if (kind === 'generic' ? slug !== 'generic' : slug === GENERIC_SLUG || (kind === 'topic' && slug === 'generic')) {
    add(`slug: "${slug}" is the name of something else`);
  }
  for (const [name, value] of Object.entries(frontMatter)) {
    const texts = textsIn(value);
    if (texts.some((text) => !isPlain(text))) add(`${name}: there are characters in it that no text has`);
    if (name !== 'sources' && name !== 'changelog' && texts.some((text) => text.length > FIELD_MAX)) {
      add(`${name}: write at most ${FIELD_MAX} characters`);
    }
    if (name !== 'sources' && name !== 'exported' && texts.length > MOST_WORDS)
      add(`${name}: at most ${MOST_WORDS} entries`);
  }
  return problems;
}

/** Finds characters that a wrong encoding destroyed. One of them may have been part of a dose. */
function lostCharacters({ frontMatter, sections }: ContentFile): Problem[] {
  const texts = [
    ...textsIn(frontMatter).map((text) => ({ text, line: 2 })),
    ...sections.flatMap(({ heading, body, line }) => [heading, ...textsIn(body)].map((text) => ({ text, line }))),
  ];
  return texts.flatMap(({ text, line }) => {
    const words = wordWithLostCharacter(text);
    if (words === null) return [];
    return [{ line, message: `A character was lost when this text was copied: type “${words}” again` }];
  });
}

function evidenceProblems({ frontMatter, sections }: Exclude<ContentFile, { frontMatter: { kind: 'translation' } }>) {
  const problems: Problem[] = [];
  const long = frontMatter.sources.filter(
    ({ title, publisher, url, published }) =>
      title.length > LONGEST_TITLE || publisher.length > FIELD_MAX || url.length > 2_000 || published.length > 100,
  );
  for (const { n } of long) problems.push({ line: 2, message: `Source ${n} is too long to be printed` });
  for (const { line, sources, claims } of sections) {
    if (sources.length > MOST_SOURCES)
      problems.push({ line, message: `A section names at most ${MOST_SOURCES} sources` });
    if (claims.length > MOST_CLAIMS) problems.push({ line, message: `A section has at most ${MOST_CLAIMS} claims` });
    for (const claim of claims.filter(({ text }) => text.length > LONGEST_CLAIM)) {
      problems.push({ line: claim.line, message: `A claim is longer than ${LONGEST_CLAIM} characters` });
    }
  }
  return problems;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function isPlain(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a database cannot keep
  return text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text);
}
