import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SectionBody } from '../domain/handout/body';
import type { SectionKind, Source } from '../domain/library/section';
import type { TopicFrontMatter } from './front-matter';
import type { Problem } from './problem';
import { type ContentFile, type FileSection, isTranslation, readContentFile, type TopicFile } from './topic-file';

/** A section of the starter library, ready to be copied into a clinic. It has no reviewer: nobody has signed it. */
export type StarterSection = {
  slug: string;
  kind: SectionKind;
  locale: string;
  heading: string;
  body: SectionBody;
  sources: Source[];
  /** Part of the handout that the topic assembles by itself. */
  recommended: boolean;
  /** Place among the topic's sections, from 1. */
  position: number;
};

export type StarterTopic = {
  slug: string;
  locale: string;
  title: string;
  subtitle: string;
  audience: string;
  /** The handout may only be given after a clinician has assessed the patient. */
  assessmentFirst: boolean;
  /** Patients' words first, then clinicians'. */
  synonyms: string[];
  icd10Codes: string[];
  sections: StarterSection[];
};

export type StarterContent = {
  topics: StarterTopic[];
  /** Sections that belong to no topic, such as "Your follow-up". */
  generic: StarterSection[];
};

/** A content file that cannot be used, with every problem in it. */
export class ContentError extends Error {
  constructor(
    readonly path: string,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map(({ line, message }) => `${path}:${line} ${message}`).join('\n'));
    this.name = 'ContentError';
  }
}

/** The content files below `dir`, as paths `<slug>/<locale>.md` in alphabetical order. */
export async function listContentFiles(dir: string): Promise<string[]> {
  const folders = (await readdir(dir, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const files = await Promise.all(
    folders.map(async ({ name }) =>
      (await readdir(join(dir, name))).filter((file) => file.endsWith('.md')).map((file) => `${name}/${file}`),
    ),
  );
  return files.flat().sort();
}

/** Reads every content file below `dir`. Throws a ContentError for the first file with problems. */
export async function readContentFiles(dir: string): Promise<ContentFile[]> {
  const files: ContentFile[] = [];
  for (const path of await listContentFiles(dir)) {
    const reading = readContentFile(await readFile(join(dir, path), 'utf8'), path);
    if (!reading.ok) throw new ContentError(path, reading.problems);
    files.push(reading.file);
  }
  return files;
}

function sourcesOf(section: FileSection, frontMatter: TopicFrontMatter): Source[] {
  return frontMatter.sources
    .filter(({ n }) => section.sources.includes(n))
    .map(({ title, publisher, url, published, basis }) => ({ title, publisher, url, published, basis }));
}

function starterSections({ frontMatter, sections }: TopicFile): StarterSection[] {
  return sections.map((section, index) => ({
    slug: section.slug,
    kind: section.kind,
    locale: frontMatter.locale,
    heading: section.heading,
    body: section.body,
    sources: frontMatter.kind === 'topic' ? sourcesOf(section, frontMatter) : [],
    recommended: section.recommended,
    position: index + 1,
  }));
}

/** The starter library that ships in `dir` (content/). Throws a ContentError when a file cannot be used. */
export async function loadStarterContent(dir: string): Promise<StarterContent> {
  const files = await readContentFiles(dir);
  const content: StarterContent = { topics: [], generic: [] };
  for (const file of files) {
    if (isTranslation(file)) continue;
    const { frontMatter } = file;
    const sections = starterSections(file);
    if (frontMatter.kind === 'generic') {
      content.generic.push(...sections);
      continue;
    }
    const { slug, locale, title, subtitle, audience, assessmentFirst, synonyms, codes } = frontMatter;
    content.topics.push({
      slug,
      locale,
      title,
      subtitle,
      audience,
      assessmentFirst,
      synonyms: [...synonyms.patient, ...synonyms.clinician],
      icd10Codes: codes.icd10cm.map(({ code }) => code),
      sections,
    });
  }
  return content;
}
