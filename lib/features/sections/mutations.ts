import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { changed, defineAction, unchanged } from '@/lib/action';
import type { SectionVersion as SectionVersionRow } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { AuditEvent } from '@/lib/domain/audit/event';
import { AppError } from '@/lib/domain/errors';
import { placeClaims } from '@/lib/domain/library/claims-in-text';
import { newestOf } from '@/lib/domain/library/current-version';
import { type Claim, claimSchema, sectionVersionSchema } from '@/lib/domain/library/section';
import { originalLocaleOf } from '../library/section-version';
import { readOpenOffer } from '../starter-offers/data';
import { closeOffer } from '../starter-offers/mutations';
import { takeOfferSchema } from '../starter-offers/schema';
import { lockSection, memberNames, readSection, toRecord, type VersionRecord, withStatus } from './data';
import { type SaveVersionInput, saveVersionSchema } from './schema';

export type SaveVersionResult = { saved: true; number: number } | { saved: false; theirs: VersionRecord };

/** What an editor wrote becomes a version of its own: a draft that nobody has reviewed. */
export const saveVersionAction = defineAction({
  input: saveVersionSchema,
  load: (tx, { actor, input }) => readSection(tx, actor.scope, input.sectionId),
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, { id: sectionId }, { actor: { scope }, input, now }) => {
    await lockSection(tx, scope, sectionId);
    // Read once more behind the lock: two editors may have pressed Save together.
    const section = await readSection(tx, scope, sectionId);
    const newest = newestOf(section.versions.map(withStatus), input.locale);
    if (newest && newest.number !== input.basedOn) {
      const theirs = toRecord(newest, section, await memberNames(tx, scope));
      return unchanged<SaveVersionResult>({ saved: false, theirs });
    }
    const wording = wordingOf(input, section.versions);
    if (newest && isSameWording(wording, newest)) {
      return unchanged<SaveVersionResult>({ saved: true, number: newest.number });
    }
    const number = (newest?.number ?? 0) + 1;
    const versionId = await insertVersion(tx, scope, { sectionId, number, starterVersion: null, ...wording }, now);
    const written: AuditEvent = {
      ...{ type: 'section.written', sectionId, versionId, locale: input.locale, number },
      restores: input.restores,
    };
    const value: SaveVersionResult = { saved: true, number };
    if (input.offerId === null) return changed(value, written);
    await closeOffer(tx, scope, { offerId: input.offerId, sectionId, decision: 'merged', now });
    return changed(value, written, { type: 'starter-offer.merged', offerId: input.offerId, versionId });
  },
});

/** What a version says and rests on, beside its place in the section. */
type Wording = Pick<SaveVersionInput, 'locale' | 'heading' | 'body' | 'sources'> & {
  claims: Claim[];
  originalNumber: number | null;
};

function wordingOf(input: SaveVersionInput, rows: readonly SectionVersionRow[]): Wording {
  const { locale, heading, body } = input;
  const versions = rows.map(withStatus);
  const originalLocale = originalLocaleOf(versions);
  if (locale === originalLocale) {
    const { claims, lost } = placeClaims(body, input.claims);
    if (lost.length > 0) {
      const message = 'The text no longer says this. Copy the sentence as it stands now, or take the claim out';
      const fields = Object.fromEntries(lost.map((index) => [`claims.${index}.text`, message]));
      throw new AppError('invalid-input', { fields });
    }
    return { locale, heading, body, sources: input.sources, claims, originalNumber: null };
  }
  // Only the editor knows which version the text translates: the current original may be newer.
  const original = versions.find((one) => one.locale === originalLocale && one.number === input.originalNumber);
  if (!original) throw new AppError('conflict');
  if (original.status === 'withdrawn') {
    const message = `Version ${original.number} of the original was withdrawn. Translate its current wording instead`;
    throw new AppError('invalid-input', { fields: { originalNumber: message } });
  }
  // A translation rests on what its original rests on.
  const sources = sectionVersionSchema.shape.sources.parse(original.sources);
  return { locale, heading, body, sources, claims: [], originalNumber: original.number };
}

function isSameWording(wording: Wording, row: SectionVersionRow): boolean {
  const { locale, heading, body, sources, claims, originalNumber } = row;
  return isDeepStrictEqual(wording, { locale, heading, body, sources, claims, originalNumber });
}

/** Newer starter wording as it is: a new draft, which carries no review over from the wording before it. */
export const takeOfferAction = defineAction({
  input: takeOfferSchema,
  load: (tx, { actor, input }) => readOpenOffer(tx, actor.scope, input.offerId),
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, loaded, { actor: { scope }, input, now }) => {
    await lockSection(tx, scope, loaded.sectionId);
    const offer = await readOpenOffer(tx, scope, loaded.id);
    const { versions } = await readSection(tx, scope, offer.sectionId);
    const newest = newestOf(versions.map(withStatus), offer.locale);
    if ((newest?.number ?? null) !== input.basedOn) throw new AppError('conflict');
    const originalNumber = originalOf(offer, versions);
    const number = (newest?.number ?? 0) + 1;
    const { sectionId, locale, heading, starterVersion } = offer;
    const { body, sources } = sectionVersionSchema
      .pick({ body: true, sources: true })
      .parse({ body: offer.body, sources: offer.sources });
    const wording = { locale, heading, body, sources, claims: claimSchema.array().parse(offer.claims), originalNumber };
    const versionId = await insertVersion(tx, scope, { sectionId, number, starterVersion, ...wording }, now);
    await closeOffer(tx, scope, { offerId: offer.id, sectionId, decision: 'taken', now });
    const written: AuditEvent = { type: 'section.written', sectionId, versionId, locale, number, restores: null };
    return changed({ number }, written, { type: 'starter-offer.taken', offerId: offer.id, versionId });
  },
});

/** A translation is of one version of the original: without that version in the library it cannot be taken over. */
function originalOf(
  { fromVersion }: { fromVersion: string | null },
  versions: readonly SectionVersionRow[],
): number | null {
  if (fromVersion === null) return null;
  const original = versions.find(
    (one) => one.originalNumber === null && one.starterVersion === fromVersion && one.status !== 'withdrawn',
  );
  if (!original) {
    throw new AppError('invalid-input', { fields: { offerId: 'Take over the new wording of the original first' } });
  }
  return original.number;
}

/** Writes a version as a draft without review: only a person can change that. */
export async function insertVersion(
  tx: ClinicTx,
  { clinicId, userId }: ClinicScope,
  version: Wording & { sectionId: string; number: number; starterVersion: string | null },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.sectionVersion.create({
    // What came with Plainleaf has no author in the clinic, whoever took it over.
    data: {
      ...version,
      clinicId,
      id,
      status: 'draft',
      createdById: version.starterVersion ? null : userId,
      createdAt: now,
    },
    select: { id: true },
  });
  return id;
}
