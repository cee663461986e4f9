import type { SectionBody } from '../domain/handout/body';
import type { BodySystem } from '../domain/library/body-system';
import type { RiskTier } from '../domain/library/risk-tier';
import type { Claim, Source } from '../domain/library/section';
import type { SectionKind } from '../domain/library/section-kind';
import type { TopicFrontMatter } from './front-matter';
import { withItemPictograms } from './item-pictograms';
import { ContentError } from './problem';
import type { Catalog } from './red-flags/catalog';
import { catalogIn } from './red-flags/load';
import { type FileText, hashOfTexts, readCatalogTexts, readContentTexts } from './starter-files';
import {
  type ContentFile,
  type FileSection,
  isTranslation,
  readContentFile,
  type TopicFile,
  type TranslationFile,
} from './topic-file';

/** A section's wording in another language than its original. */
type StarterWording = {
  locale: string;
  heading: string;
  body: SectionBody;
  /** Version of the file, and of the original that it translates. */
  version: string;
  fromVersion: string;
};

/** A section of the starter library, ready to be copied into a clinic. It has no reviewer: nobody has signed it. */
export type StarterSection = {
  slug: string;
  kind: SectionKind;
  locale: string;
  version: string;
  heading: string;
  body: SectionBody;
  sources: Source[];
  claims: Claim[];
  tags: string[];
  /** Part of the handout that the topic assembles by itself. */
  recommended: boolean;
  /** Place among the topic's sections, from 1. */
  position: number;
  translations: StarterWording[];
};

export type StarterTranslation = {
  locale: string;
  version: string;
  title: string;
  subtitle: string;
  audience: string;
  synonyms: string[];
};

export type StarterTopic = {
  slug: string;
  locale: string;
  version: string;
  title: string;
  subtitle: string;
  audience: string;
  bodySystem: BodySystem;
  riskTier: RiskTier;
  reviewIntervalMonths: number;
  /** The handout may only be given after a clinician has assessed the patient. */
  assessmentFirst: boolean;
  ageMin: number | null;
  ageMax: number | null;
  exclusions: string[];
  /** Readers to whom the same advice applies. */
  doesNotMatter: string[];
  /** What only the clinician weighs; shown in the builder, never printed. */
  clinicianAsks: string[];
  /** Patients' words first, then clinicians'. */
  synonyms: string[];
  icd10Codes: string[];
  related: string[];
  sections: StarterSection[];
  translations: StarterTranslation[];
};

export type StarterContent = {
  /** Fingerprint of the files: another release's content has another one. */
  hash: string;
  topics: StarterTopic[];
  /** Sections that belong to no topic, such as "Your follow-up". */
  generic: StarterSection[];
};

/** The files as they are written. Throws a ContentError for the first one with problems. */
function readFiles(texts: readonly FileText[], catalog: Catalog): ContentFile[] {
  return texts.map(({ path, text }) => {
    const reading = readContentFile(text, path, catalog);
    if (!reading.ok) throw new ContentError(path, reading.problems);
    return reading.file;
  });
}

/**
 * The sources of a section: those of its file in the order of their numbers, then those of the catalog for its signs.
 * Its claims have places in that list, from 1.
 */
function evidenceOf(
  section: FileSection,
  frontMatter: TopicFile['frontMatter'],
): { sources: Source[]; claims: Claim[] } {
  const ofSigns = section.claims.flatMap(({ signSources }) => signSources).toSorted((a, b) => a.n - b.n);
  const named = new Set([...frontMatter.sources.filter(({ n }) => section.sources.includes(n)), ...ofSigns].map(keyOf));
  // A source of both lists keeps its place in the file, so that all sections have one order.
  const used = [...frontMatter.sources, ...ofSigns].filter((source) => named.delete(keyOf(source)));
  const places = new Map(used.map((source, index) => [keyOf(source), index + 1]));
  return {
    sources: used.map(({ title, publisher, short, url, published, basis }) => ({
      ...{ title, publisher, url, published, basis },
      ...(short !== undefined && { short }),
    })),
    claims: section.claims.map(({ block, text, sources, signSources, toVerify }) => {
      const rests = [...frontMatter.sources.filter(({ n }) => sources.includes(n)), ...signSources];
      const found = new Set(rests.flatMap((source) => places.get(keyOf(source)) ?? []));
      return { block, text, sources: [...found].sort((a, b) => a - b), toVerify };
    }),
  };
}

const keyOf = ({ url, title }: Pick<Source, 'url' | 'title'>): string => `${url}\n${title}`;

/** A translation that is behind its original may have other items in the same places: it gets no pictograms. */
function wordingsOf(
  original: FileSection,
  originalVersion: string,
  translations: readonly TranslationFile[],
): StarterWording[] {
  return translations.flatMap(({ frontMatter: { locale, version, translation }, sections }) =>
    sections
      .filter((section) => section.slug === original.slug)
      .map(({ heading, body }) => ({
        locale,
        heading,
        body: translation.fromVersion === originalVersion ? withItemPictograms(body, original.body) : body,
        version,
        fromVersion: translation.fromVersion,
      })),
  );
}

function starterSections({ frontMatter, sections }: TopicFile, translations: readonly TranslationFile[]) {
  return sections.map(
    (section, index): StarterSection => ({
      slug: section.slug,
      kind: section.kind,
      locale: frontMatter.locale,
      version: frontMatter.version,
      heading: section.heading,
      body: section.body,
      ...evidenceOf(section, frontMatter),
      tags: section.tags,
      recommended: section.recommended,
      position: index + 1,
      translations: wordingsOf(section, frontMatter.version, translations),
    }),
  );
}

function starterTopic(
  frontMatter: TopicFrontMatter,
  sections: StarterSection[],
  translations: readonly TranslationFile[],
): StarterTopic {
  const { slug, locale, version, title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths } = frontMatter;
  const { assessmentFirst, ageMin, ageMax, exclusions, doesNotMatter, clinicianAsks, related, synonyms, codes } =
    frontMatter;
  return {
    ...{ slug, locale, version, title, subtitle, audience, bodySystem, riskTier, reviewIntervalMonths },
    ...{ assessmentFirst, ageMin, ageMax, exclusions, doesNotMatter, clinicianAsks, related },
    synonyms: [...synonyms.patient, ...synonyms.clinician],
    icd10Codes: codes.icd10cm.map(({ code }) => code),
    sections,
    translations: translations.map(({ frontMatter: translated }) => ({
      locale: translated.locale,
      version: translated.version,
      title: translated.title,
      subtitle: translated.subtitle ?? '',
      audience: translated.audience ?? '',
      synonyms: translated.synonyms,
    })),
  };
}

/**
 * The starter library that ships in `dir` (content/), or only the named topics of it and the generic sections.
 * Throws a ContentError when a file cannot be used.
 */
export async function loadStarterContent(dir: string, only?: readonly string[]): Promise<StarterContent> {
  const wanted = only && new Set([...only, 'generic']);
  const all = await readContentTexts(dir);
  const texts = wanted ? all.filter(({ path }) => wanted.has(path.split('/')[0] ?? '')) : all;
  const catalogTexts = await readCatalogTexts(dir);
  const files = readFiles(texts, catalogIn(catalogTexts));
  return { hash: hashOfTexts(texts, catalogTexts), ...contentOf(files) };
}

/** What the files say together: each topic with its translations. */
export function contentOf(files: readonly ContentFile[]): Omit<StarterContent, 'hash'> {
  const content: Omit<StarterContent, 'hash'> = { topics: [], generic: [] };
  for (const file of files) {
    if (isTranslation(file)) continue;
    const { frontMatter } = file;
    const translations = files.filter(isTranslation).filter((other) => other.frontMatter.slug === frontMatter.slug);
    const sections = starterSections(file, translations);
    if (frontMatter.kind === 'generic') content.generic.push(...sections);
    else content.topics.push(starterTopic(frontMatter, sections, translations));
  }
  return content;
}
