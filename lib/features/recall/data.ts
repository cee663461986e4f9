import { z } from 'zod';
import { orUnreadable } from '@/lib/crypto/sealing';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { counterpartOf } from '@/lib/domain/handout/counterparts';
import type { Arrangement } from '@/lib/domain/handout/draft';
import { GENERIC_SLUG } from '@/lib/domain/library/section-kind';
import { mapInSlices } from '@/lib/process/map-in-slices';
import { defineRead } from '@/lib/read';
import { closedDrafts, openDraft } from '../drafts/data';
import { withIssuer } from '../handout-status/data';
import { toListItems } from '../handouts/data';
import { readVersion } from '../sections/data';
import { openTemplate } from '../templates/data';
import { readClinicLocale, readWithoutWords } from '../translations/data';

/** Everything that holds one version of a section's wording. */
export type RecallList = {
  version: {
    id: string;
    number: number;
    locale: string;
    heading: string;
    isOriginal: boolean;
    isWithdrawn: boolean;
    reason: string;
  };
  section: { path: string; topicTitle: string | null };
  handouts: {
    id: string;
    /** The record is restricted, and not open to the reader. */
    closed: boolean;
    /** Whom it is for does not open. */
    unreadable: boolean;
    reference: string;
    title: string;
    patientName: string;
    dateOfBirth: string;
    recordNumber: string;
    /** ISO 8601 UTC. */
    issuedAt: string;
    issuedByName: string;
    /** The clinician changed the wording for this patient. */
    edited: boolean;
  }[];
  /** `closed`: the patient's record is restricted and the reader has not opened it. */
  drafts: { id: string; closed: boolean; title: string; patientName: string; ownerName: string; isOn: boolean }[];
  templates: { id: string; name: string; ownerName: string; shared: boolean }[];
};

/** The whole clinic's, private templates included: for those who look after the library. */
export const loadRecallList = defineRead({
  input: [z.uuid()],
  permission: { do: 'recall.read' },
  load: async (scope, versionId): Promise<RecallList> =>
    withClinic(scope, async (tx) => readRecallList(tx, scope, versionId, await readClinicLocale(tx, scope))),
});

export async function readRecallList(
  tx: ClinicTx,
  scope: ClinicScope,
  versionId: string,
  clinicLocale: string,
): Promise<RecallList> {
  const { clinicId } = scope;
  const version = await readVersion(tx, scope, versionId);
  const wordings = await readWithoutWords(tx, scope, [version.sectionId]);
  const recalled = new Set([versionId, ...translationsWithdrawnWith(version, wordings)]);
  const owner = { owner: { select: { name: true } } } as const;
  const given = await tx.handoutSection.findMany({
    // Of what was erased nobody knows any more whom it was given to.
    where: { clinicId, sectionVersionId: { in: [...recalled] }, handout: { statuses: { none: { kind: 'erased' } } } },
    include: { handout: withIssuer },
    orderBy: [{ handout: { issuedAt: 'desc' } }, { handoutId: 'desc' }],
  });
  // Drafts and templates are sealed: which wordings they hold is seen only by opening them.
  const drafts = await tx.draft.findMany({ where: { clinicId }, include: owner, orderBy: { updatedAt: 'desc' } });
  const templates = await tx.template.findMany({
    where: { clinicId, archivedAt: null },
    include: owner,
    orderBy: { name: 'asc' },
  });
  const items = await toListItems(
    tx,
    scope,
    // A bilingual handout holds two of the wordings.
    [...new Map(given.map(({ handout }) => [handout.id, handout])).values()],
  );
  // What cannot be read cannot be issued either.
  const contents = await mapInSlices(drafts, (row) => orUnreadable(() => openDraft(row)));
  const contentOf = new Map(drafts.map(({ id }, index) => [id, contents[index] ?? null]));
  const closed = await closedDrafts(tx, scope, drafts, ({ id }) => contentOf.get(id) ?? null);
  const arrangements = await mapInSlices(templates, (row) => orUnreadable(() => openTemplate(row)));
  const reworded = new Set(given.filter(({ edited }) => edited).map(({ handoutId }) => handoutId));
  const besides = versionsBeside(version, wordings, clinicLocale);
  const placed = ({ sections, options }: Pick<Arrangement, 'sections' | 'options'>) =>
    sections.find((section) => recalled.has(section.versionId)) ??
    (options.bilingual ? sections.find((section) => besides.has(section.versionId)) : undefined);
  const { section } = version;
  return {
    version: {
      ...{ id: version.id, number: version.number, locale: version.locale, heading: version.heading },
      isOriginal: version.originalNumber === null,
      isWithdrawn: version.status === 'withdrawn',
      reason: version.status === 'withdrawn' ? version.statusNote : '',
    },
    section: {
      path: `/library/${section.topic?.slug ?? GENERIC_SLUG}/${section.slug}`,
      topicTitle: section.topic?.title ?? null,
    },
    handouts: items.map(({ pageCount: _pageCount, state: _state, ...item }) => ({
      ...item,
      edited: reworded.has(item.id),
    })),
    drafts: drafts.flatMap((row) => {
      const content = contentOf.get(row.id);
      const own = content && placed(content);
      if (!own) return [];
      const { id } = row;
      const shown = closed.has(id)
        ? { closed: true, title: '', patientName: '' }
        : { closed: false, title: row.title, patientName: content.patient.name };
      return [{ id, ...shown, ownerName: row.owner.name, isOn: own.on }];
    }),
    templates: templates.flatMap((row, index) => {
      const { id, name, shared } = row;
      const arrangement = arrangements[index];
      return arrangement && placed(arrangement) ? [{ id, name, shared, ownerName: row.owner.name }] : [];
    }),
  };
}

type Wording = Awaited<ReturnType<typeof readWithoutWords>>[number];

/** An original is withdrawn with its translations: whoever got one of them was given its words. */
function translationsWithdrawnWith(
  { number, originalNumber, status }: Pick<Wording, 'number' | 'originalNumber'> & { status: string },
  wordings: readonly Wording[],
): string[] {
  if (status !== 'withdrawn' || originalNumber !== null) return [];
  return wordings.filter((one) => one.originalNumber === number && one.status === 'withdrawn').map(({ id }) => id);
}

/** The versions in other languages that print with this version beside them in a bilingual handout of this clinic. */
function versionsBeside({ id }: { id: string }, wordings: readonly Wording[], clinicLocale: string): Set<string> {
  return new Set(wordings.filter((one) => counterpartOf(one, wordings, clinicLocale)?.id === id).map((one) => one.id));
}
