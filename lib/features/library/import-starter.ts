import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isOneSheet } from '@/lib/content/rules/one-sheet';
import type { StarterContent, StarterSection, StarterTopic } from '@/lib/content/starter-content';
import { recordEvent } from '@/lib/db/audit-trail';
import type { Database, Tx } from '@/lib/db/client';
import { longTransaction } from '@/lib/db/long-transaction';
import { showKey } from '@/lib/db/with-sign-in';
import { findNewerWordings, type NewerWording, offerWordings } from '../starter-offers/mutations';
import { insertRows, type Row, sectionColumns, topicColumns, translationColumns, versionColumns } from './insert-rows';

const RETRY_MS = 200;

/** How much of the starter content was new to a library. `rewritten`: topics it has that are now gated or ask more. */
export type Imported = { topics: number; sections: number; translations: number; rewritten: number };

/**
 * Copies into a clinic's library what of the starter content it does not have: topics, sections of topics it has,
 * languages of sections it has. Nothing that is there is changed, so that a clinic's edits and choices stay, but that
 * a topic which was rewritten for one sheet is gated where its new words say that somebody was assessed. A topic
 * that the clinic made itself is left alone. The copies have the status draft and no review: only a person of the
 * clinic can vouch for them. Importing again adds nothing.
 */
export async function importStarterContent(tx: Tx, clinicId: string, starter: StarterContent): Promise<Imported> {
  const library = await readLibrary(tx, clinicId);
  const plan = new ImportPlan(clinicId, library);
  for (const topic of starter.topics) plan.topic(topic);
  plan.generic(starter.generic);
  await insertRows(tx, 'topic', topicColumns, plan.topics);
  await insertRows(tx, 'topic_translation', translationColumns, plan.translations);
  await insertRows(tx, 'section', sectionColumns, plan.sections);
  await insertRows(tx, 'section_version', versionColumns, plan.versions);
  for (const { id, topic } of plan.outdated) {
    const { bodySystem, riskTier, reviewIntervalMonths, ageMin, ageMax, exclusions, related, version } = topic;
    await tx.topic.update({
      where: { clinicId_id: { clinicId, id } },
      data: {
        ...{ bodySystem, riskTier, reviewIntervalMonths, ageMin, ageMax, exclusions, related },
        starterVersion: version,
      },
    });
  }
  for (const { id, starterVersion, changes } of plan.rewritten) {
    // Only once: what the clinic decides from now on stays.
    await tx.topic.update({ where: { clinicId_id: { clinicId, id } }, data: { ...changes, starterVersion } });
  }
  await tx.clinic.update({ where: { id: clinicId }, data: { starterHash: starter.hash } });
  return {
    topics: plan.topics.length,
    sections: plan.sections.length,
    translations: plan.versions.filter((version) => version.original_number !== null).length,
    rewritten: plan.rewritten.filter(({ changes }) => Object.keys(changes).length > 0).length,
  };
}

/**
 * The same for a clinic that is in use, with a line in its audit trail. Each start calls it. Comparing can take minutes,
 * and the clinic's settings and packs need its row: that is locked only to write. Instances that start together write in
 * turn; the second one finds nothing to add.
 */
export async function extendLibrary(db: Database, clinicId: string, starter: StarterContent): Promise<void> {
  const wordings = await longTransaction(db, async (tx) => {
    await showKey(tx, { clinicId });
    return findNewerWordings(tx, clinicId, starter);
  });
  while (!(await tryToWrite(db, { clinicId, starter, wordings }))) await pause(RETRY_MS);
}

type Extension = { clinicId: string; starter: StarterContent; wordings: readonly NewerWording[] };

/**
 * False while another transaction holds the clinic, as an import of a pack does. It does not wait for it: one long
 * statement would exceed the time that a connection waits for an answer.
 */
async function tryToWrite(db: Database, { clinicId, starter, wordings }: Extension): Promise<boolean> {
  return longTransaction(db, async (tx) => {
    await showKey(tx, { clinicId });
    await tx.clinic.findUniqueOrThrow({ where: { id: clinicId }, select: { id: true } });
    const locked = await tx.$queryRaw<unknown[]>`
      select id from clinic where id = ${clinicId}::uuid for no key update skip locked`;
    if (locked.length === 0) return false;
    const offers = await offerWordings(tx, clinicId, wordings);
    const added = await importStarterContent(tx, clinicId, starter);
    const setUp = { clinicId, actorId: null };
    if (offers > 0) await recordEvent(tx, setUp, { type: 'library.offered', offers });
    const isExtended = Object.values(added).some((count) => count > 0);
    if (isExtended) await recordEvent(tx, setUp, { type: 'library.extended', ...added });
    return true;
  });
}

type KnownVersion = {
  locale: string;
  number: number;
  originalNumber: number | null;
  starterVersion: string | null;
  status: string;
};
type KnownSection = { id: string; position: number; versions: KnownVersion[] };
type KnownTopic = {
  id: string;
  starterVersion: string | null;
  isGated: boolean;
  hasAsks: boolean;
  locales: Set<string>;
};

type Library = {
  topics: Map<string, KnownTopic>;
  /** By topic id ('' for the generic ones), then by slug. */
  sections: Map<string, Map<string, KnownSection>>;
};

/** What is there, without its words. */
async function readLibrary(tx: Tx, clinicId: string): Promise<Library> {
  const topics = await tx.topic.findMany({
    where: { clinicId },
    select: {
      ...{ id: true, slug: true, starterVersion: true, assessmentFirst: true, clinicianAsks: true },
      translations: { select: { locale: true } },
    },
  });
  const rows = await tx.section.findMany({
    where: { clinicId },
    select: {
      id: true,
      topicId: true,
      slug: true,
      position: true,
      versions: { select: { locale: true, number: true, originalNumber: true, starterVersion: true, status: true } },
    },
  });
  const sections: Library['sections'] = new Map();
  for (const { topicId, slug, ...section } of rows) {
    const ofTopic = sections.get(topicId ?? '') ?? new Map<string, KnownSection>();
    sections.set(topicId ?? '', ofTopic.set(slug, section));
  }
  return {
    topics: new Map(
      topics.map(({ id, slug, starterVersion, assessmentFirst, clinicianAsks, translations }) => [
        slug,
        {
          ...{ id, starterVersion, isGated: assessmentFirst, hasAsks: clinicianAsks.length > 0 },
          locales: new Set(translations.map(({ locale }) => locale)),
        },
      ]),
    ),
    sections,
  };
}

/** The rows to insert, gathered first. */
class ImportPlan {
  readonly topics: Row<typeof topicColumns>[] = [];
  readonly translations: Row<typeof translationColumns>[] = [];
  readonly sections: Row<typeof sectionColumns>[] = [];
  readonly versions: Row<typeof versionColumns>[] = [];
  /** Topics that were copied before these facts were kept. */
  readonly outdated: { id: string; topic: StarterTopic }[] = [];
  /**
   * Topics that were copied before they were written for one sheet. For whom the new words are the same advice is not
   * said of the old ones, which the clinic keeps.
   */
  readonly rewritten: { id: string; starterVersion: string; changes: Rewritten }[] = [];

  constructor(
    private readonly clinicId: string,
    private readonly library: Library,
  ) {}

  topic(topic: StarterTopic): void {
    const known = this.library.topics.get(topic.slug);
    if (known?.starterVersion === null) return;
    const id = known?.id ?? randomUUID();
    if (!known) {
      this.topics.push({ clinic_id: this.clinicId, id, ...namesOf(topic), ...factsOf(topic) });
    } else {
      if (known.starterVersion === '') this.outdated.push({ id, topic });
      const wasOneSheet = isOneSheet({ version: known.starterVersion });
      if (!wasOneSheet && isOneSheet(topic)) {
        this.rewritten.push({ id, starterVersion: topic.version, changes: rewrittenFacts(topic, known) });
      }
    }
    for (const { locale, title, subtitle, audience, synonyms, version } of topic.translations) {
      if (known?.locales.has(locale)) continue;
      const names = { locale, title, subtitle, audience, synonyms };
      this.translations.push({ clinic_id: this.clinicId, topic_id: id, ...names, starter_version: version });
    }
    this.ofTopic(id, topic.sections, known === undefined);
  }

  generic(sections: readonly StarterSection[]): void {
    this.ofTopic(null, sections, !this.library.sections.has(''));
  }

  private ofTopic(topicId: string | null, sections: readonly StarterSection[], isNew: boolean): void {
    const known = this.library.sections.get(topicId ?? '') ?? new Map<string, KnownSection>();
    let last = Math.max(0, ...[...known.values()].map(({ position }) => position));
    for (const section of sections) {
      const there = known.get(section.slug);
      if (there) {
        this.wordings(there.id, section, there.versions);
        continue;
      }
      const id = randomUUID();
      const { slug, kind, tags } = section;
      last += 1;
      this.sections.push({
        ...{ clinic_id: this.clinicId, id, topic_id: topicId, slug, kind, tags },
        position: isNew ? section.position : last,
        // A section that joins a topic in use must not appear on its handouts unasked.
        recommended: isNew && section.recommended,
      });
      this.wordings(id, section, []);
    }
  }

  private wordings(sectionId: string, section: StarterSection, known: readonly KnownVersion[]): void {
    const { sources } = section;
    if (known.length === 0) {
      this.version(sectionId, { ...section, originalNumber: null, claims: section.claims });
    }
    for (const wording of section.translations) {
      if (known.some((one) => one.locale === wording.locale)) continue;
      const originalNumber = known.length === 0 ? 1 : numberOfStarter(known, wording.fromVersion);
      const isCurrent = known.length > 0 || section.version === wording.fromVersion;
      // A translation is of one version of the original; a library without that one cannot use it.
      if (originalNumber === null || !isCurrent) continue;
      // It rests on what its original rests on.
      this.version(sectionId, { ...wording, originalNumber, sources, claims: [] });
    }
  }

  private version(
    sectionId: string,
    wording: Pick<StarterSection, 'locale' | 'heading' | 'body' | 'sources' | 'claims' | 'version'> & {
      originalNumber: number | null;
    },
  ): void {
    const { locale, heading, body, sources, claims, version, originalNumber } = wording;
    this.versions.push({
      ...{ clinic_id: this.clinicId, id: randomUUID(), section_id: sectionId, number: 1, status: 'draft' },
      ...{ locale, heading, body, sources, claims, starter_version: version, original_number: originalNumber },
    });
  }
}

function numberOfStarter(known: readonly KnownVersion[], starterVersion: string): number | null {
  const original = known.find(
    (one) => one.originalNumber === null && one.starterVersion === starterVersion && one.status !== 'withdrawn',
  );
  return original?.number ?? null;
}

type Rewritten = Partial<Pick<StarterTopic, 'assessmentFirst' | 'clinicianAsks'>>;

function rewrittenFacts({ assessmentFirst, clinicianAsks }: StarterTopic, { isGated, hasAsks }: KnownTopic): Rewritten {
  return {
    ...(assessmentFirst && !isGated ? { assessmentFirst } : {}),
    ...(clinicianAsks.length > 0 && !hasAsks ? { clinicianAsks } : {}),
  };
}

function namesOf(topic: StarterTopic) {
  const { slug, locale, title, subtitle, audience, assessmentFirst, synonyms, icd10Codes, version } = topic;
  return {
    ...{ slug, locale, title, subtitle, audience, assessment_first: assessmentFirst },
    ...{ synonyms, icd10_codes: icd10Codes, starter_version: version },
  };
}

function factsOf(topic: StarterTopic) {
  const { bodySystem, riskTier, reviewIntervalMonths, ageMin, ageMax, exclusions, related } = topic;
  return {
    ...{ body_system: bodySystem, risk_tier: riskTier, review_interval_months: reviewIntervalMonths },
    ...{ age_min: ageMin, age_max: ageMax, exclusions, related },
    ...{ does_not_matter: topic.doesNotMatter, clinician_asks: topic.clinicianAsks },
  };
}
