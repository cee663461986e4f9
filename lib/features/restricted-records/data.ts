import { authorize } from '@/lib/authorize';
import { openWords } from '@/lib/crypto/sealing';
import type { RecordOpening as OpeningRow, HandoutStatus as StatusRow } from '@/lib/db/generated/client';
import { readClinic } from '@/lib/db/read-clinic';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import { can } from '@/lib/domain/access/policy';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import { isRestricted, stateOf } from '@/lib/domain/handout/status';
import { stepsOf, withIssuer } from '../handout-status/data';

/** What the answer depends on: who issued a handout, and what became of it. */
type Row = { id: string; issuedById: string; statuses: readonly Pick<StatusRow, 'number' | 'kind'>[] };

/**
 * The handouts among these that are closed to this member: somebody else's patient's record was restricted, and the
 * member has not opened it in the last hour.
 */
export async function closedAmong(
  tx: ClinicTx,
  { clinicId, userId }: ClinicScope,
  rows: readonly Row[],
  now = new Date(),
): Promise<ReadonlySet<string>> {
  const restricted = rows.filter((row) => row.issuedById !== userId && isRestrictedRow(row)).map(({ id }) => id);
  if (restricted.length === 0) return new Set();
  const open = await tx.recordOpening.findMany({
    where: { clinicId, userId, handoutId: { in: restricted }, endsAt: { gt: now } },
    select: { handoutId: true },
  });
  const opened = new Set(open.map(({ handoutId }) => handoutId));
  return new Set(restricted.filter((id) => !opened.has(id)));
}

/** @throws AppError restricted */
export async function requireOpen(tx: ClinicTx, scope: ClinicScope, row: Row): Promise<void> {
  if ((await closedAmong(tx, scope, [row])).size > 0) throw new AppError('restricted');
}

export const isRestrictedRow = (row: Pick<Row, 'statuses'>): boolean => isRestricted(stepsOf(row));

export const openingPlace = ({ clinicId, id }: Pick<OpeningRow, 'clinicId' | 'id'>) =>
  ({ clinicId, column: 'record_opening.reason', rowId: id }) as const;

/** A restricted handout, to somebody who has not opened its record: nothing that tells of the patient. */
export type ClosedHandout = { id: string; reference: string; issuedAt: string; issuedByName: string };

export async function loadClosedHandout(scope: ClinicScope, id: string): Promise<ClosedHandout> {
  return withClinic(scope, async (tx) => {
    const row = await tx.handout.findUnique({
      where: { clinicId_id: { clinicId: scope.clinicId, id } },
      ...withIssuer,
    });
    if (!row || stateOf(stepsOf(row)) === 'erased') throw new AppError('not-found');
    return {
      id,
      reference: row.reference,
      issuedAt: row.issuedAt.toISOString(),
      issuedByName: row.issuedBy.name,
    };
  });
}

/** Somebody opened a restricted record; one handout of it stands for the whole. */
export type RecordOpening = {
  id: string;
  /** ISO 8601 UTC. */
  openedAt: string;
  byName: string;
  /** As it was typed; empty once the handout is erased. */
  reason: string;
  handout: { id: string; reference: string };
};

const SHOWN_DAYS = 90;
const DAY_MS = 86_400_000;

/** The openings of the last 90 days, the newest first, for those who look after the clinic's records. */
export async function listOpenings(scope: ClinicScope, now: Date): Promise<RecordOpening[]> {
  await authorize(scope, { do: 'records.keep' });
  const rows = await withClinic(scope, (tx) =>
    tx.recordOpening.findMany({
      where: { clinicId: scope.clinicId, openedAt: { gte: new Date(now.getTime() - SHOWN_DAYS * DAY_MS) } },
      orderBy: [{ openedAt: 'desc' }, { id: 'asc' }],
      include: { by: { select: { name: true } }, handout: { select: { id: true, reference: true } } },
    }),
  );
  // One act opens each handout of a record.
  const acts = new Map(rows.map((row) => [`${row.userId} ${row.openedAt.getTime()}`, row]));
  return [...acts.values()].map((row) => ({
    id: row.id,
    openedAt: row.openedAt.toISOString(),
    byName: row.by.name,
    reason: openWords(openingPlace(row), row.reasonSealed),
    handout: row.handout,
  }));
}

const TOLD_DAYS = 7;

/** How many records were opened in the last seven days, by others: what an admin is told of. 0 for everybody else. */
export async function countRecentOpenings(scope: ClinicScope, now: Date): Promise<number> {
  if (!can(scope, { do: 'records.keep' })) return 0;
  const acts = await readClinic(scope, (tx) =>
    tx.recordOpening.groupBy({
      by: ['userId', 'openedAt'],
      where: {
        clinicId: scope.clinicId,
        userId: { not: scope.userId },
        openedAt: { gte: new Date(now.getTime() - TOLD_DAYS * DAY_MS) },
      },
    }),
  );
  return acts.length;
}
