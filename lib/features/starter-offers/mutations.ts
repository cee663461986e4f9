import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { changed, defineAction } from '@/lib/action';
import type { StarterContent, StarterSection } from '@/lib/content/starter-content';
import type { Tx } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { readOpenOffer } from './data';
import { offerIdSchema } from './schema';

/** The clinic's own wording stays; the offer goes, and the next release is compared with what it said. */
export const keepOursAction = defineAction({
  input: offerIdSchema,
  load: (tx, { actor, input }) => readOpenOffer(tx, actor.scope, input.offerId),
  permission: () => ({ do: 'section.edit' }),
  run: async (tx, offer, { actor: { scope }, now }) => {
    await closeOffer(tx, scope, { offerId: offer.id, sectionId: offer.sectionId, decision: 'kept', now });
    return changed({}, { type: 'starter-offer.kept', offerId: offer.id });
  },
});

/** Decides an open offer of this section; conflict when somebody has decided it meanwhile. */
export async function closeOffer(
  tx: ClinicTx,
  { clinicId, userId }: ClinicScope,
  given: { offerId: string; sectionId: string; decision: 'taken' | 'kept' | 'merged'; now: Date },
): Promise<void> {
  const { count } = await tx.starterOffer.updateMany({
    where: { clinicId, id: given.offerId, sectionId: given.sectionId, decision: null },
    data: { decision: given.decision, decidedById: userId, decidedAt: given.now },
  });
  if (count === 0) throw new AppError('conflict');
}

type Known = { starterVersion: string | null; heading: string; body: unknown; sources: unknown; claims: unknown };
type Newer = Omit<Known, 'starterVersion'> & { locale: string; starterVersion: string; fromVersion: string | null };

/** A newer starter wording of a section that the clinic has. */
export type NewerWording = Newer & { sectionId: string };

/**
 * Compares the clinic's sections with the starter content, word by word. On a busy machine this can take minutes, so a
 * caller holds no lock that others wait for.
 */
export async function findNewerWordings(tx: Tx, clinicId: string, starter: StarterContent): Promise<NewerWording[]> {
  const rows = await tx.section.findMany({
    where: { clinicId, OR: [{ topicId: null }, { topic: { starterVersion: { not: null } } }] },
    select: {
      ...{ id: true, slug: true, topic: { select: { slug: true } } },
      versions: { where: { starterVersion: { not: null } }, orderBy: { number: 'desc' } },
      offers: { orderBy: { createdAt: 'desc' } },
    },
  });
  const bySlugs = new Map(rows.map((row) => [`${row.topic?.slug ?? ''} ${row.slug}`, row]));
  const sections = [
    ...starter.generic.map((section) => ({ topic: '', section })),
    ...starter.topics.flatMap(({ slug, sections }) => sections.map((section) => ({ topic: slug, section }))),
  ];
  return sections.flatMap(({ topic, section }): NewerWording[] => {
    const row = bySlugs.get(`${topic} ${section.slug}`);
    if (!row) return [];
    return wordingsOf(section).flatMap((newer) => {
      // The last starter wording that the clinic has seen in this language, taken or not.
      const ofLocale = <One extends { locale: string }>(all: readonly One[]) =>
        all.filter((one) => one.locale === newer.locale);
      const known: Known[] = [...ofLocale(row.offers), ...ofLocale(row.versions)];
      const isNews =
        known.length > 0 && !known.some((one) => one.starterVersion === newer.starterVersion || isSame(one, newer));
      return isNews ? [{ ...newer, sectionId: row.id }] : [];
    });
  });
}

/**
 * Lays newer starter wordings beside the clinic's own, for an editor to decide: nothing that the clinic uses changes. A
 * later release replaces an offer that is still open. @returns how many new offers there are.
 */
export async function offerWordings(tx: Tx, clinicId: string, wordings: readonly NewerWording[]): Promise<number> {
  if (wordings.length === 0) return 0;
  const news = await withoutOffered(tx, clinicId, wordings);
  if (news.length === 0) return 0;
  await tx.starterOffer.updateMany({
    where: { clinicId, decision: null, OR: news.map(({ sectionId, locale }) => ({ sectionId, locale })) },
    data: { decision: 'replaced', decidedAt: new Date() },
  });
  await tx.starterOffer.createMany({ data: news.map((newer) => toRow(clinicId, newer)) });
  return news.length;
}

/** Leaves out what another instance has offered since the wordings were compared. */
async function withoutOffered(tx: Tx, clinicId: string, wordings: readonly NewerWording[]): Promise<NewerWording[]> {
  type Offer = Pick<NewerWording, 'sectionId' | 'locale' | 'starterVersion'>;
  const keyOf = ({ sectionId, locale, starterVersion }: Offer) => JSON.stringify([sectionId, locale, starterVersion]);
  const offered = await tx.starterOffer.findMany({
    where: { clinicId, sectionId: { in: [...new Set(wordings.map(({ sectionId }) => sectionId))] } },
    select: { sectionId: true, locale: true, starterVersion: true },
  });
  const keys = new Set(offered.map(keyOf));
  return wordings.filter((newer) => !keys.has(keyOf(newer)));
}

function wordingsOf(section: StarterSection): Newer[] {
  const { locale, heading, body, sources, claims, version } = section;
  return [
    { locale, heading, body, sources, claims, starterVersion: version, fromVersion: null },
    ...section.translations.map((wording) => ({
      ...{ locale: wording.locale, heading: wording.heading, body: wording.body, sources, claims: [] },
      ...{ starterVersion: wording.version, fromVersion: wording.fromVersion },
    })),
  ];
}

/** A version that was counted up for other sections of its file says nothing new here. */
function isSame(known: Known, newer: Newer): boolean {
  const said = ({ heading, body, sources, claims }: Known | Newer) => ({ heading, body, sources, claims });
  return isDeepStrictEqual(said(known), said(newer));
}

function toRow(clinicId: string, newer: NewerWording): Prisma.StarterOfferCreateManyInput {
  const { body, sources, claims, ...rest } = newer;
  // They come from validated starter content, which is plain JSON.
  const json = { body, sources, claims } as Record<'body' | 'sources' | 'claims', Prisma.InputJsonValue>;
  return { clinicId, id: randomUUID(), ...rest, ...json };
}
