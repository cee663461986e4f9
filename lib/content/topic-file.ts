import type { Heading, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { bodySchema, type SectionBody } from '../domain/handout/body';
import type { SectionKind } from '../domain/library/section-kind';
import {
  type FrontMatter,
  type GenericFrontMatter,
  readFrontMatter,
  splitFrontMatter,
  type TopicFrontMatter,
  type TranslationFrontMatter,
} from './front-matter';
import { markdownProblem } from './markdown-limits';
import { type Problem, Problems } from './problem';
import { readBody } from './read-body';
import { lineOf } from './read-inline';
import type { Catalog } from './red-flags/catalog';
import { takeReferences } from './references';
import { isComment, isNote, readSectionMarker, readTranslationMarker } from './section-marker';
import { type SignClaim, withSignClaims, writeOutSigns } from './signs';

/** What every section has, in whatever file it stands. */
export type FileWording = {
  slug: string;
  heading: string;
  body: SectionBody;
  /** Line of the heading, and of each block of the body. */
  line: number;
  blockLines: number[];
  /** The line of each list item that stands in no other item, in reading order. */
  itemLines: number[];
};

/** A claim and the block of the body, counted from 0, that makes it. */
export type FileClaim = SignClaim & { block: number };

/** One section as written in the file of a topic, or in that of the generic sections. */
export type FileSection = FileWording & {
  kind: SectionKind;
  recommended: boolean;
  tags: string[];
  claims: FileClaim[];
  /** Numbers `n` into the sources of the front matter that its claims name or its marker lists, ascending. */
  sources: number[];
};

export type TopicFile = { path: string; frontMatter: TopicFrontMatter | GenericFrontMatter; sections: FileSection[] };

export type TranslationFile = { path: string; frontMatter: TranslationFrontMatter; sections: FileWording[] };

export type ContentFile = TopicFile | TranslationFile;

export type Reading = { ok: true; file: ContentFile } | { ok: false; problems: Problem[] };

export function isTranslation(file: ContentFile): file is TranslationFile {
  return file.frontMatter.kind === 'translation';
}

function plainHeading(heading: Heading, problems: Problems): string {
  const [only, ...others] = heading.children;
  if (only?.type === 'text' && others.length === 0 && !only.value.includes('[^')) return only.value;
  problems.add(lineOf(heading), 'A heading is plain text, without references');
  return '';
}

type ReadSection = {
  wording: Omit<FileWording, 'slug'>;
  marker: string;
  markerLine: number;
  claims: FileClaim[];
  /** The lines with references; what the catalog says of its signs is none. */
  referenceLines: number[];
};

/** The words of a file depend on these, too. */
type Wording = { catalog: Catalog; locale: string };

function readSection(
  heading: Heading,
  nodes: readonly RootContent[],
  wording: Wording,
  problems: Problems,
): ReadSection | null {
  const line = lineOf(heading);
  const text = plainHeading(heading, problems);
  const [first, ...rest] = nodes;
  if (first?.type !== 'html' || !isComment(first.value) || isNote(first.value)) {
    problems.add(line, `"${text}" has no marker below it: <!-- slug=name kind=about -->`);
    return null;
  }
  const before = problems.found.length;
  const written = writeOutSigns(rest, wording, problems);
  const referenced = takeReferences(written.nodes, problems);
  const { body, blockLines } = readBody(referenced.nodes, problems);
  // A body with gaps where its faults were would only be blamed a second time.
  if (problems.found.length > before) return null;
  const checked = bodySchema.safeParse(body);
  if (!checked.success) {
    for (const issue of checked.error.issues) {
      const block = typeof issue.path[1] === 'number' ? blockLines[issue.path[1]] : undefined;
      problems.add(block ?? line, issue.message);
    }
    return null;
  }
  if (body.content.length === 0) problems.add(line, `"${text}" is empty`);
  const claims = withSignClaims(referenced.claims, written.signs).map((claim) => ({
    ...claim,
    block: Math.max(
      blockLines.findLastIndex((start) => start <= claim.line),
      0,
    ),
  }));
  return {
    wording: { heading: text, body, line, blockLines, itemLines: written.itemLines },
    ...{ marker: first.value, markerLine: lineOf(first), claims },
    referenceLines: referenced.claims.map(({ line }) => line),
  };
}

function topicSection({ wording, marker, markerLine, claims }: ReadSection, problems: Problems): FileSection[] {
  const read = readSectionMarker(marker, markerLine, problems);
  if (!read) return [];
  const sources = [...new Set([...claims.flatMap((claim) => claim.sources), ...read.also])].sort((a, b) => a - b);
  return [{ ...wording, ...read, claims, sources }];
}

function translatedSection(
  { wording, marker, markerLine, referenceLines }: ReadSection,
  problems: Problems,
): FileWording[] {
  const read = readTranslationMarker(marker, markerLine, problems);
  for (const line of referenceLines) {
    problems.add(line, 'A translation has no references: they are those of its original');
  }
  return read ? [{ ...wording, ...read }] : [];
}

/** The second-level headings of a file, each with the blocks up to the next one. */
function splitSections(root: Root, problems: Problems): { heading: Heading; nodes: RootContent[] }[] {
  const sections: { heading: Heading; nodes: RootContent[] }[] = [];
  for (const node of root.children) {
    if (node.type === 'heading' && node.depth === 2) {
      sections.push({ heading: node, nodes: [] });
      continue;
    }
    const current = sections.at(-1);
    if (current) current.nodes.push(node);
    else if (node.type !== 'html' || !isNote(node.value)) {
      problems.add(lineOf(node), 'Text before the first section heading (## …) would not be printed');
    }
  }
  return sections;
}

function checkSlugs(sections: readonly FileWording[], problems: Problems): void {
  const slugs = new Set<string>();
  for (const { slug, line } of sections) {
    if (slugs.has(slug)) problems.add(line, `Two sections have the slug "${slug}"`);
    slugs.add(slug);
  }
}

/** The numbers in the text are those of the front matter, and none of those is idle. */
function checkReferences({ frontMatter, sections }: Omit<TopicFile, 'path'>, problems: Problems): void {
  const numbers = frontMatter.sources.map((source) => source.n);
  if (new Set(numbers).size < numbers.length) problems.add(2, 'Two sources have the same number');
  for (const claim of sections.flatMap((section) => section.claims)) {
    for (const n of claim.sources.filter((one) => !numbers.includes(one))) {
      problems.add(claim.line, `There is no source ${n} in the front matter`);
    }
  }
  for (const section of sections) {
    const named = section.claims.flatMap((claim) => claim.sources);
    for (const n of section.sources.filter((one) => !named.includes(one) && !numbers.includes(one))) {
      problems.add(section.line, `There is no source ${n} in the front matter`);
    }
  }
  const cited = new Set(sections.flatMap((section) => section.sources));
  for (const n of numbers) {
    if (!cited.has(n)) problems.add(2, `Source ${n} is not used by any claim`);
  }
}

const nameOf = (path: string): string => path.replaceAll('\\', '/').split('/').at(-1) ?? '';

/** `content/<slug>/<locale>.md`: the path and the front matter must name the same topic and language. */
function checkPath(path: string, { slug, locale }: FrontMatter, problems: Problems): void {
  const [folder] = path.replaceAll('\\', '/').split('/').slice(-2);
  const name = nameOf(path);
  if (folder !== slug) problems.add(2, `The folder is "${folder}" but the slug is "${slug}"`);
  if (name !== `${locale}.md`) problems.add(2, `The file is "${name}" but the locale is "${locale}"`);
}

/** The sections of a file by its kind; lines are those of the file. */
function readSections(markdown: string, wording: Wording, problems: Problems): ReadSection[] {
  const root = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return splitSections(root, problems).flatMap(({ heading, nodes }) => {
    const section = readSection(heading, nodes, wording, problems);
    return section ? [section] : [];
  });
}

/**
 * Reads a content file; `catalog` gives the signs their words. Pure: `path` is only compared with the front matter and
 * repeated in the result.
 */
export function readContentFile(text: string, path: string, catalog: Catalog): Reading {
  const problems = new Problems();
  const split = splitFrontMatter(text);
  if (!split) {
    return {
      ok: false,
      problems: [{ line: 1, message: 'The file must start with front matter between two --- lines' }],
    };
  }
  const frontMatter = readFrontMatter(split.yaml, problems);

  // Blank lines in place of the front matter keep the Markdown tree's line numbers those of the file.
  const markdown = '\n'.repeat(split.lineCount) + text.split('\n').slice(split.lineCount).join('\n');
  const unread = markdownProblem(markdown);
  if (unread) return { ok: false, problems: [...problems.sorted(), unread] };
  const [locale = 'en'] = frontMatter ? [frontMatter.locale] : nameOf(path).split('.');
  const read = readSections(markdown, { catalog, locale }, problems);
  if (!frontMatter) {
    // Its markers can be read all the same, so that their writer hears of everything at once.
    const readMarker = /^kind:\s*translation\b/m.test(split.yaml) ? readTranslationMarker : readSectionMarker;
    for (const { marker, markerLine } of read) readMarker(marker, markerLine, problems);
    return { ok: false, problems: problems.sorted() };
  }

  checkPath(path, frontMatter, problems);
  const file: ContentFile =
    frontMatter.kind === 'translation'
      ? { path, frontMatter, sections: read.flatMap((section) => translatedSection(section, problems)) }
      : { path, frontMatter, sections: read.flatMap((section) => topicSection(section, problems)) };
  // A section with problems is missing from the list, which would then be blamed for its sources.
  if (problems.found.length === 0) {
    checkSlugs(file.sections, problems);
    if (!isTranslation(file)) checkReferences(file, problems);
  }
  return problems.found.length > 0 ? { ok: false, problems: problems.sorted() } : { ok: true, file };
}
