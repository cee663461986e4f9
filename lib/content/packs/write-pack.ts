import { isDeepStrictEqual } from 'node:util';
import type { Root, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { stringify } from 'yaml';
import { withItemPictograms, withoutItemPictograms } from '../item-pictograms';
import { noCatalog } from '../red-flags/catalog';
import { contentOf, type StarterContent, type StarterSection, type StarterTopic } from '../starter-content';
import type { FileText } from '../starter-files';
import { readContentFile } from '../topic-file';
import { canonicalBody, canonicalLine } from './canonical-body';
import { fingerprintOf, translationFingerprint } from './fingerprint';
import { numberSources } from './number-sources';
import { writeBody } from './write-body';

/** A clinic's library in the shape of the starter content: the current wording of every section and language. */
export type PackContent = Pick<StarterContent, 'topics' | 'generic'>;

/** Files say a version; a clinic's own counts are numbers within a section, which say nothing elsewhere. */
export const PACK_VERSION = '1.0.0';

/** Who exports, and the day (YYYY-MM-DD). */
export type ExportedBy = { by: string; on: string };

/** A wording that says what no file can: a row with cells of several paragraphs, "[^" in its words. */
export type Unwritable = { topic: string; section: string; heading: string; locale: string };

export type WrittenPack = { files: FileText[]; unwritable: Unwritable[] };

const GENERIC = { slug: 'generic', title: 'Sections for any handout' };

/**
 * The library as files, `<slug>/<locale>.md`, as content/README.md describes them. Every file is read back: what it
 * would say otherwise than the library is named, never changed on the quiet.
 */
export function writePack({ topics, generic }: PackContent, exported: ExportedBy): WrittenPack {
  const parts: Part[] = [
    ...topics.map((topic) => ({ slug: topic.slug, title: topic.title, topic, sections: topic.sections })),
    ...(generic.length > 0 ? [{ ...GENERIC, topic: null, sections: generic }] : []),
  ];
  const written = parts.map((part) => ({ part, files: filesOf(part, exported) }));
  return {
    files: written.flatMap(({ files }) => files),
    unwritable: written.flatMap(({ part, files }) =>
      saysTheSame(part, files)
        ? []
        : part.sections.flatMap((section) => unwritableIn({ ...part, sections: [section] }, exported)),
    ),
  };
}

type Part = { slug: string; title: string; topic: StarterTopic | null; sections: StarterSection[] };

function filesOf(part: Part, exported: ExportedBy): FileText[] {
  const locale = part.topic?.locale ?? part.sections[0]?.locale ?? 'en';
  return [
    { path: `${part.slug}/${locale}.md`, text: originalText(part, locale, exported) },
    ...languagesOf(part).map((language) => ({
      path: `${part.slug}/${language}.md`,
      text: translationText(part, { locale: language, from: locale, exported }),
    })),
  ];
}

function languagesOf({ topic, sections }: Part): string[] {
  const named = topic?.translations.map(({ locale }) => locale) ?? [];
  const worded = sections.flatMap(({ translations }) => translations.map(({ locale }) => locale));
  return [...new Set([...named, ...worded])].sort();
}

const NOBODY = { status: 'draft', reviewer: null, reviewedOn: null, nextReviewDue: null };
/** The library does not keep it. */
const UNKNOWN = 'not stated';

function governance({ by, on }: ExportedBy) {
  return { changelog: [{ version: PACK_VERSION, date: on, change: `Exported from ${by}` }] };
}

function originalText({ slug, title, topic, sections }: Part, locale: string, exported: ExportedBy): string {
  const { sources, numberOf } = numberSources(sections.map((section) => section.sources));
  const wordings = Object.fromEntries(sections.map((section) => [section.slug, fingerprintOf(section)]));
  const head = {
    kind: topic ? 'topic' : 'generic',
    ...{ slug, locale, title },
    ...(topic && factsOf(topic)),
    version: PACK_VERSION,
    author: { name: exported.by, role: 'clinic', credentials: '' },
    ...NOBODY,
    licence: UNKNOWN,
    ...(topic && { evidenceLevel: UNKNOWN, patientTestedOn: null, conflictsOfInterest: UNKNOWN, funding: UNKNOWN }),
    sources: sources.map((source, index) => ({ n: index + 1, ...source, accessed: null })),
    ...governance(exported),
    exported: { ...exported, wordings },
  };
  return fileText(
    head,
    sections.map((section) => {
      const { kind, recommended, tags, claims } = section;
      const body = canonicalBody(section.body);
      const named = new Set(claims.flatMap((claim) => claim.sources));
      const also = section.sources.filter((_source, index) => !named.has(index + 1)).map(numberOf);
      const words = [
        `slug=${section.slug} kind=${kind}`,
        ...(recommended ? ['recommended'] : []),
        ...(tags.length > 0 ? [`tags=${tags.join(',')}`] : []),
        ...(also.length > 0 ? [`also=${also.sort((a, b) => a - b).join(',')}`] : []),
      ];
      const references = claims.map(({ block, text, sources: places, toVerify }) => {
        const numbers = places.flatMap((place) => section.sources[place - 1] ?? []).map(numberOf);
        const marks = [...numbers.sort((a, b) => a - b).map((n) => `[^${n}]`), ...(toVerify ? ['[^verify]'] : [])];
        return { block, text, mark: marks.join('') };
      });
      return { heading: section.heading, marker: words.join(' '), blocks: writeBody(body, references) };
    }),
  );
}

function factsOf(topic: StarterTopic) {
  const { subtitle, bodySystem, audience, ageMin, ageMax, exclusions, assessmentFirst, riskTier } = topic;
  const { doesNotMatter, clinicianAsks } = topic;
  return {
    ...{ subtitle, bodySystem, audience, ageMin, ageMax, exclusions, assessmentFirst, riskTier },
    ...{ doesNotMatter, clinicianAsks },
    reviewIntervalMonths: topic.reviewIntervalMonths,
    codes: {
      icd10cm: topic.icd10Codes.map((code) => ({ code, label: UNKNOWN, check: 'recalled' })),
      ...{ snomed: [], checkedOn: null, release: null },
    },
    // The library keeps one list, those of patients first.
    synonyms: { patient: topic.synonyms, clinician: [] },
    related: topic.related,
    avoid: [],
  };
}

function translationText(
  { slug, title, topic, sections }: Part,
  { locale, from, exported }: { locale: string; from: string; exported: ExportedBy },
): string {
  const named = topic?.translations.find((one) => one.locale === locale);
  const worded = sections.flatMap((section) => {
    const wording = section.translations.find((one) => one.locale === locale);
    return wording ? [{ section, wording }] : [];
  });
  const { subtitle = '', audience = '' } = named ?? {};
  const head = {
    ...{ kind: 'translation', slug, locale },
    title: named?.title ?? title,
    ...(subtitle && { subtitle }),
    ...(audience && { audience }),
    ...{ version: PACK_VERSION, status: 'draft' },
    translation: {
      ...{ from, fromVersion: PACK_VERSION },
      translator: { name: exported.by, role: 'clinic', credentials: '' },
      ...{ checkedBy: null, checkedOn: null },
    },
    synonyms: named?.synonyms ?? [],
    ...{ avoid: [], licence: UNKNOWN },
    ...governance(exported),
    exported: {
      ...exported,
      wordings: Object.fromEntries(
        worded.map(({ section, wording }) => [section.slug, translationFingerprint(wording)]),
      ),
    },
  };
  return fileText(
    head,
    worded.map(({ section, wording }) => {
      const body = canonicalBody(wording.body);
      const bare = withoutItemPictograms(body);
      const isLikeOriginal = isDeepStrictEqual(withItemPictograms(bare, canonicalBody(section.body)), body);
      const blocks = writeBody(isLikeOriginal ? bare : body, []);
      return { heading: wording.heading, marker: `slug=${section.slug}`, blocks };
    }),
  );
}

function fileText(head: object, sections: readonly { heading: string; marker: string; blocks: RootContent[] }[]) {
  const children = sections.flatMap(({ heading, marker, blocks }): RootContent[] => [
    { type: 'heading', depth: 2, children: [{ type: 'text', value: canonicalLine(heading) }] },
    { type: 'html', value: `<!-- ${marker} -->` },
    ...blocks,
  ]);
  return `---\n${stringify(head, { lineWidth: 120 })}---\n\n${markdownOf({ type: 'root', children })}`;
}

function markdownOf(root: Root): string {
  return toMarkdown(root, {
    extensions: [gfmTableToMarkdown({ tablePipeAlign: false })],
    ...{ bullet: '-', listItemIndent: 'one', resourceLink: true },
  });
}

/** Do these files, read again, say what the library says? */
function saysTheSame({ slug, topic, sections }: Part, files: readonly FileText[]): boolean {
  // A pack has the words of its signs in it: whoever reads it may have another catalog.
  const readings = files.map(({ path, text }) => readContentFile(text, path, noCatalog));
  const read = readings.flatMap((reading) => (reading.ok ? [reading.file] : []));
  if (read.length < files.length) return false;
  const { topics, generic } = contentOf(read);
  const found = topic ? topics.find((one) => one.slug === slug)?.sections : generic;
  if (found?.length !== sections.length) return false;
  return sections.every((section, index) => isSame(section, found[index]));
}

function isSame(section: StarterSection, read: StarterSection | undefined): boolean {
  if (!read || fingerprintOf(section) !== fingerprintOf(read)) return false;
  const print = ({ translations }: StarterSection) =>
    translations.map((wording) => `${wording.locale} ${translationFingerprint(wording)}`).sort();
  return isDeepStrictEqual(print(section), print(read));
}

/** `part` has one section: which of its languages is at fault? */
function unwritableIn(part: Part, exported: ExportedBy): Unwritable[] {
  const [section] = part.sections;
  if (!section || saysTheSame(part, filesOf(part, exported))) return [];
  const at = (heading: string, locale: string) => ({ topic: part.title, section: section.slug, heading, locale });
  const alone: Part = { ...part, topic: part.topic && { ...part.topic, translations: [] } };
  const original = { ...section, translations: [] };
  if (!saysTheSame({ ...alone, sections: [original] }, filesOf({ ...alone, sections: [original] }, exported))) {
    return [at(section.heading, section.locale)];
  }
  return section.translations.flatMap((wording) => {
    const one: Part = { ...alone, sections: [{ ...section, translations: [wording] }] };
    return saysTheSame(one, filesOf(one, exported)) ? [] : [at(wording.heading, wording.locale)];
  });
}
