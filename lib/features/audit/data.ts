import { z } from 'zod';
import type { AuditEventRow, Prisma } from '@/lib/db/generated/client';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { dayAfter, startOfDay } from '@/lib/domain/clinic/dates';
import { defineRead } from '@/lib/read';
import { type AuditFilter, auditFilterSchema } from './schema';

export type AuditListItem = {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  actorName: string | null;
  type: string;
};

export type AuditPage = {
  events: AuditListItem[];
  /** The number to ask for the next page with; null on the last one. */
  olderThan: number | null;
};

const PAGE = 50;

/** `before`: the number of the event that the page before ended with. */
const pageSchema = z.strictObject({
  timeZone: z.string(),
  before: z.int().optional(),
  pageSize: z.int().positive().optional(),
});

/** One page of the clinic's audit trail, the newest first. */
export const listEvents = defineRead({
  input: [auditFilterSchema, pageSchema],
  permission: { do: 'audit.read' },
  load: async (scope, filter, { timeZone, before, pageSize = PAGE }): Promise<AuditPage> =>
    withClinic(scope, async (tx) => {
      const rows = await tx.auditEventRow.findMany({
        where: { ...eventsWhere(scope, filter, timeZone), ...(before !== undefined && { seq: { lt: before } }) },
        orderBy: { seq: 'desc' },
        take: pageSize + 1,
      });
      const names = await readActorNames(tx, scope);
      const shown = rows.slice(0, pageSize);
      const last = shown.at(-1);
      return {
        events: shown.map((row) => ({
          id: row.id,
          at: row.at.toISOString(),
          actorName: nameOf(row, names),
          type: row.type,
        })),
        olderThan: rows.length > pageSize && last ? Number(last.seq) : null,
      };
    }),
});

/** Those an event can be by, for the filter. */
export const listActors = defineRead({
  input: [],
  permission: { do: 'audit.read' },
  load: async (scope): Promise<{ id: string; name: string }[]> =>
    withClinic(scope, async (tx) => {
      const names = await readActorNames(tx, scope);
      return [...names].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name));
    }),
});

export function eventsWhere(
  { clinicId }: ClinicScope,
  { who, what, from, to }: AuditFilter,
  timeZone: string,
): Prisma.AuditEventRowWhereInput {
  return {
    clinicId,
    ...(who && { actorId: who }),
    ...(what && { type: what }),
    at: {
      ...(from && { gte: startOfDay(from, timeZone) }),
      ...(to && { lt: startOfDay(dayAfter(to), timeZone) }),
    },
  };
}

export async function readActorNames(tx: ClinicTx, { clinicId }: ClinicScope): Promise<Map<string, string>> {
  const members = await tx.member.findMany({ where: { clinicId }, select: { userId: true, name: true } });
  return new Map(members.map((member) => [member.userId, member.name]));
}

/** Null where no member caused it. */
export const nameOf = (row: Pick<AuditEventRow, 'actorId'>, names: ReadonlyMap<string, string>): string | null =>
  row.actorId && (names.get(row.actorId) ?? null);
