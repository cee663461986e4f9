import { changed, defineAction } from '@/lib/action';
import type { AuditEventRow, Prisma } from '@/lib/db/generated/client';
import { signCurrentHead } from '@/lib/db/signed-heads';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ChainReport } from '@/lib/domain/audit/chain';
import { csvRows, toCsv } from '@/lib/domain/csv';
import { AppError } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { inExportTurn } from '@/lib/process/export-turns';
import { personOf } from '@/lib/process/owner';
import { eventsWhere, nameOf, readActorNames } from './data';
import { auditFilterSchema } from './schema';
import { verifyChain } from './verify';

/** More in one file than a spreadsheet opens comfortably; a narrower time gets the rest. */
const MOST_EXPORTED = 50_000;
const PAGE = 2_000;

/** Follows the whole chain, outside any transaction, and leaves in it that somebody looked. */
export const verifyChainAction = defineAction({
  input: noInputSchema,
  load: async () => null,
  permission: () => ({ do: 'audit.read' }),
  prepare: async (_none, { actor: { scope } }): Promise<ChainReport> => {
    const report = await verifyChain(scope);
    // What has just been found whole is worth a signature; a broken chain must not get one.
    if (report.is === 'whole') await signCurrentHead(scope.clinicId);
    return report;
  },
  run: async (_tx, _none, { prepared }) =>
    changed(prepared, { type: 'audit.verified', whole: prepared.is === 'whole' }),
});

export const exportEventsAction = defineAction({
  input: auditFilterSchema,
  load: async () => null,
  permission: () => ({ do: 'audit.read' }),
  prepare: async (_none, { actor: { scope, clinic }, input }) => {
    const where = eventsWhere(scope, input, clinic.timeZone);
    const owner = personOf(scope);
    const { names, count } = await inExportTurn(owner, () =>
      withClinic(scope, async (tx) => ({
        names: await readActorNames(tx, scope),
        count: await tx.auditEventRow.count({ where }),
      })),
    );
    if (count > MOST_EXPORTED) throw new AppError('invalid-input', { fields: { from: 'too-many' } });
    const pages = [toCsv(['number', 'at', 'member', 'event', 'detail', 'hash'], [])];
    let [events, after]: [number, bigint | null] = [0, null];
    for (;;) {
      const rows: AuditEventRow[] = await inExportTurn(owner, () =>
        withClinic(scope, (tx) => readPage(tx, where, after)),
      );
      pages.push(csvRows(rows.map((row) => cells(row, names))));
      events += rows.length;
      after = rows.at(-1)?.seq ?? null;
      if (rows.length < PAGE) return { csv: pages.join(''), events };
    }
  },
  run: async (_tx, _none, { prepared: { csv, events } }) => changed({ csv }, { type: 'audit.exported', events }),
});

function readPage(tx: ClinicTx, where: Prisma.AuditEventRowWhereInput, after: bigint | null): Promise<AuditEventRow[]> {
  return tx.auditEventRow.findMany({
    where: { ...where, ...(after !== null && { seq: { gt: after } }) },
    orderBy: { seq: 'asc' },
    take: PAGE,
  });
}

const cells = (row: AuditEventRow, names: Awaited<ReturnType<typeof readActorNames>>): string[] => [
  String(row.seq),
  row.at.toISOString(),
  nameOf(row, names) ?? '',
  row.type,
  JSON.stringify(row.detail),
  row.hash ? Buffer.from(row.hash).toString('hex') : '',
];
