import type { Heading, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { bodySchema, type SectionBody } from '../domain/handout/body';
import type { SectionKind } from '../domain/library/section';
import { type FrontMatter, readFrontMatter, splitFrontMatter } from './front-matter';
import { type Problem, Problems } from './problem';
import { readBody } from './read-body';
import { lineOf } from './read-inline';
import { isComment, isNote, readSectionMarker } from './section-marker';

/** One section as written in a content file. */
export type FileSection = {
  slug: string;
  kind: SectionKind;
  heading: string;
  recommended: boolean;
  body: SectionBody;
  /** Numbers `n` into the sources of the front matter. */
  sources: number[];
  /** Line of the heading, and of each block of the body. */
  line: number;
  blockLines: number[];
};

export type TopicFile = { path: string; frontMatter: FrontMatter; sections: FileSection[] };

export type Reading = { ok: true; file: TopicFile } | { ok: false; problems: Problem[] };

function plainHeading(heading: Heading, problems: Problems): string {
  const [only, ...others] = heading.children;
  if (only?.type === 'text' && others.length === 0) return only.value;
  problems.add(lineOf(heading), 'A heading is plain text');
  return '';
}

function readSection(heading: Heading, nodes: readonly RootContent[], problems: Problems): FileSection | null {
  const line = lineOf(heading);
  const text = plainHeading(heading, problems);
  const [first, ...rest] = nodes;
  if (first?.type !== 'html' || !isComment(first.value) || isNote(first.value)) {
    problems.add(line, `"${text}" has no marker below it: <!-- slug=name kind=about sources=1,4 -->`);
    return null;
  }
  const marker = readSectionMarker(first.value, lineOf(first), problems);
  const before = problems.found.length;
  const { body, blockLines } = readBody(rest, problems);
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
  return marker ? { ...marker, heading: text, body, line, blockLines } : null;
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

function checkAgreement(sections: readonly FileSection[], frontMatter: FrontMatter, problems: Problems): void {
  const sourceNumbers = frontMatter.kind === 'topic' ? frontMatter.sources.map((source) => source.n) : [];
  if (new Set(sourceNumbers).size < sourceNumbers.length) problems.add(2, 'Two sources have the same number');
  const slugs = new Set<string>();
  for (const { slug, line, sources } of sections) {
    if (slugs.has(slug)) problems.add(line, `Two sections have the slug "${slug}"`);
    slugs.add(slug);
    for (const n of sources) {
      if (!sourceNumbers.includes(n)) problems.add(line, `There is no source ${n} in the front matter`);
    }
  }
  const cited = new Set(sections.flatMap((section) => section.sources));
  for (const n of sourceNumbers) {
    if (!cited.has(n)) problems.add(2, `Source ${n} is not used by any section`);
  }
}

/** `content/<slug>/<locale>.md`: the path and the front matter must name the same topic and language. */
function checkPath(path: string, { slug, locale }: FrontMatter, problems: Problems): void {
  const [folder, name] = path.replaceAll('\\', '/').split('/').slice(-2);
  if (folder !== slug) problems.add(2, `The folder is "${folder}" but the slug is "${slug}"`);
  if (name !== `${locale}.md`) problems.add(2, `The file is "${name}" but the locale is "${locale}"`);
}

/** Reads a content file. Pure: `path` is only compared with the front matter and repeated in the result. */
export function readTopicFile(text: string, path: string): Reading {
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
  const root = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  const sections = splitSections(root, problems).flatMap(({ heading, nodes }) => {
    const section = readSection(heading, nodes, problems);
    return section ? [section] : [];
  });

  if (frontMatter) {
    checkPath(path, frontMatter, problems);
    // A section with problems is missing from the list, which would then be blamed for its sources.
    if (problems.found.length === 0) checkAgreement(sections, frontMatter, problems);
  }
  if (!frontMatter || problems.found.length > 0) return { ok: false, problems: problems.sorted() };
  return { ok: true, file: { path, frontMatter, sections } };
}
