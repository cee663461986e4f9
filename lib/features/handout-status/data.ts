import type { Handout as HandoutRow, HandoutStatus as StatusRow } from '@/lib/db/generated/client';
import { statusKindSchema } from '@/lib/domain/handout/status-schema';

/** What every read of a handout must know of it. */
export const withSteps = { statuses: { orderBy: { number: 'asc' } } } as const;
export type HandoutWithSteps = HandoutRow & { statuses: StatusRow[] };

export function stepsOf({ statuses }: { statuses: readonly Pick<StatusRow, 'number' | 'kind'>[] }) {
  return statuses.map(({ number, kind }) => ({ number, kind: statusKindSchema.parse(kind) }));
}
