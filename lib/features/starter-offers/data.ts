import { z } from 'zod';
import type { StarterOffer as OfferRow } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { type Claim, claimSchema, type SectionVersion, sectionVersionSchema } from '@/lib/domain/library/section';
import { defineRead } from '@/lib/read';

type Wording = Pick<SectionVersion, 'heading' | 'body' | 'sources'> & { claims: Claim[] };

/** Newer starter wording that waits for a decision, and what the clinic's own wording once came from. */
export type StarterOffer = Wording & {
  id: string;
  locale: string;
  starterVersion: string;
  /** null: the clinic's section was never starter content in this language. */
  base: Pick<Wording, 'heading' | 'body'> | null;
};

export type OfferListItem = {
  id: string;
  locale: string;
  starterVersion: string;
  heading: string;
  sectionSlug: string;
  topic: { slug: string; title: string } | null;
};

const wordingSchema = sectionVersionSchema.pick({ heading: true, body: true, sources: true });

/** The open offers of one section, in every language. */
export const loadOffers = defineRead({
  input: [z.uuid()],
  permission: { do: 'section.edit' },
  load: async (scope, sectionId): Promise<StarterOffer[]> =>
    withClinic(scope, async (tx) => {
      const { clinicId } = scope;
      const offers = await tx.starterOffer.findMany({
        where: { clinicId, sectionId, decision: null },
        orderBy: { createdAt: 'asc' },
      });
      const read: StarterOffer[] = [];
      for (const row of offers) {
        const { id, locale, starterVersion } = row;
        read.push({ ...wordingOf(row), id, locale, starterVersion, base: await readBase(tx, row) });
      }
      return read;
    }),
});

export const listOffers = defineRead({
  input: [],
  permission: { do: 'section.edit' },
  load: async (scope): Promise<OfferListItem[]> =>
    withClinic(scope, async (tx) => {
      const rows = await tx.starterOffer.findMany({
        where: { clinicId: scope.clinicId, decision: null },
        include: { section: { select: { slug: true, topic: { select: { slug: true, title: true } } } } },
        orderBy: [{ section: { topic: { title: 'asc' } } }, { section: { position: 'asc' } }, { locale: 'asc' }],
      });
      return rows.map(({ id, locale, starterVersion, heading, section: { slug, topic } }) => ({
        ...{ id, locale, starterVersion, heading },
        sectionSlug: slug,
        topic,
      }));
    }),
});

/** The offer's row; not-found once it has been decided, or for another clinic's. */
export async function readOpenOffer(tx: ClinicTx, { clinicId }: ClinicScope, id: string): Promise<OfferRow> {
  const row = await tx.starterOffer.findUnique({ where: { clinicId_id: { clinicId, id } } });
  if (!row) throw new AppError('not-found');
  if (row.decision !== null) throw new AppError('conflict');
  return row;
}

function wordingOf(row: OfferRow): Wording {
  const { heading, body, sources } = row;
  return { ...wordingSchema.parse({ heading, body, sources }), claims: claimSchema.array().parse(row.claims) };
}

/** The starter wording that was last copied, taken over or decided about before this one. */
async function readBase(tx: ClinicTx, offer: OfferRow): Promise<StarterOffer['base']> {
  const { clinicId, sectionId, locale, createdAt } = offer;
  const before = { createdAt: { lt: createdAt } };
  const newest = { orderBy: { createdAt: 'desc' }, select: { heading: true, body: true, createdAt: true } } as const;
  const copied = await tx.sectionVersion.findFirst({
    where: { clinicId, sectionId, locale, starterVersion: { not: null }, ...before },
    ...newest,
  });
  const decided = await tx.starterOffer.findFirst({
    where: { clinicId, sectionId, locale, decision: { in: ['taken', 'kept', 'merged'] }, ...before },
    ...newest,
  });
  const [base] = [copied, decided].filter((one) => one !== null).sort((a, b) => +b.createdAt - +a.createdAt);
  return base
    ? wordingSchema.pick({ heading: true, body: true }).parse({ heading: base.heading, body: base.body })
    : null;
}
