import type { Problem } from '../problem';
import type { Catalog } from '../red-flags/catalog';
import { checkContentRules } from '../rules/rules';
import { contentOf } from '../starter-content';
import type { FileText } from '../starter-files';
import { type ContentFile, isTranslation, readContentFile, type TopicFile, type TranslationFile } from '../topic-file';
import { nestingProblem } from './nesting';
import { limitProblems } from './pack-limits';
import { readPackZip, type ZipProblem } from './read-zip';
import type { PackContent } from './write-pack';

export type FileProblems = { path: string; problems: Problem[] };

/** What a pack holds, once every file of it can be used. */
export type Pack = PackContent & {
  /** The fingerprint that a wording had when it was exported, by `<slug>/<locale>/<section>`. */
  exported: ReadonlyMap<string, string>;
  /** What the rules for starter content have to say of it: worth reading, no reason to refuse. */
  remarks: FileProblems[];
};

/** too-slow: text made to keep its reader busy. */
export type PackProblem = ZipProblem | 'too-slow';

export type PackReading =
  | { is: 'refused'; problem: PackProblem; name: string }
  | { is: 'faulty'; files: FileProblems[] }
  | { is: 'read'; pack: Pack };

/** Reads a pack as somebody sent it; a sign without words of its own gets those of `catalog`. Nothing of it is used unless all of it can be. */
export function readPack(bytes: Uint8Array, catalog: Catalog): PackReading {
  const zip = readPackZip(bytes);
  if (!zip.ok) return { is: 'refused', problem: zip.problem, name: zip.name };
  const files: ContentFile[] = [];
  const faulty: FileProblems[] = [];
  for (const text of zip.files) {
    const reading = readFile(text, catalog);
    if (reading.ok) files.push(reading.file);
    else faulty.push({ path: text.path, problems: reading.problems });
  }
  for (const file of files) {
    const unread = faulty.map(({ path }) => path);
    const problems = [...limitProblems(file), ...placeProblems(file, files, unread)];
    if (problems.length > 0) faulty.push({ path: file.path, problems: problems.sort((a, b) => a.line - b.line) });
  }
  if (faulty.length > 0) return { is: 'faulty', files: faulty.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  const remarks = [...checkContentRules(files, catalog)].map(([path, problems]) => ({ path, problems }));
  return {
    is: 'read',
    pack: {
      ...contentOf(files),
      exported: exportedIn(files),
      remarks: remarks.filter(({ problems }) => problems.length > 0),
    },
  };
}

function readFile({ path, text }: FileText, catalog: Catalog): ReturnType<typeof readContentFile> {
  const nesting = nestingProblem(text);
  if (nesting) return { ok: false, problems: [nesting] };
  try {
    return readContentFile(text, path, catalog);
  } catch (error) {
    // Inline marks nested deeper than the call stack allows.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, problems: [{ line: 1, message: 'This file is nested too deeply' }] };
  }
}

/** What a file can only be blamed for beside the others: a second original, a translation of nothing. */
function placeProblems(file: ContentFile, files: readonly ContentFile[], unread: readonly string[]): Problem[] {
  const { slug } = file.frontMatter;
  const originals = files.filter((one): one is TopicFile => !isTranslation(one) && one.frontMatter.slug === slug);
  if (!isTranslation(file)) {
    const [first] = originals;
    return first && first.path !== file.path ? [{ line: 2, message: `${first.path} is the original already` }] : [];
  }
  const { from } = file.frontMatter.translation;
  const original = originals.find(({ frontMatter }) => frontMatter.locale === from);
  if (original) return strayProblems(file, original);
  // Blamed for what is wrong in it already.
  if (unread.includes(`${slug}/${from}.md`)) return [];
  return [{ line: 2, message: `There is no ${from}.md beside it, of which it is a translation` }];
}

function strayProblems(file: TranslationFile, original: TopicFile): Problem[] {
  return file.sections
    .filter(({ slug }) => !original.sections.some((section) => section.slug === slug))
    .map(({ slug, line }) => ({ line, message: `The original has no section "${slug}"` }));
}

function exportedIn(files: readonly ContentFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ frontMatter: { slug, locale, exported } }) =>
      Object.entries(exported?.wordings ?? {}).map(
        ([section, print]) => [`${slug}/${locale}/${section}`, print] as const,
      ),
    ),
  );
}
