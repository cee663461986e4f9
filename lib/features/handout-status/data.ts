import type { Handout as HandoutRow, HandoutStatus as StatusRow } from '@/lib/db/generated/client';
import { statusKindSchema } from '@/lib/domain/handout/status-schema';

/** What every read of a handout must know of it. Its words, which are large, are read where they are needed. */
export const withSteps = {
  omit: { contentSealed: true, documentSealed: true },
  include: { statuses: { orderBy: { number: 'asc' } } },
} as const;
export type HandoutWithSteps = Omit<HandoutRow, keyof typeof withSteps.omit> & { statuses: StatusRow[] };

/** The same with the name of who issued it. */
export const withIssuer = {
  ...withSteps,
  include: { ...withSteps.include, issuedBy: { select: { name: true } } },
} as const;
export type HandoutWithIssuer = HandoutWithSteps & { issuedBy: { name: string } };

export function stepsOf({ statuses }: { statuses: readonly Pick<StatusRow, 'number' | 'kind'>[] }) {
  return statuses.map(({ number, kind }) => ({ number, kind: statusKindSchema.parse(kind) }));
}
