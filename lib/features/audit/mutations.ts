import { changed, defineAction } from '@/lib/action';
import { signCurrentHead } from '@/lib/db/signed-heads';
import type { ChainReport } from '@/lib/domain/audit/chain';
import { toCsv } from '@/lib/domain/csv';
import { AppError } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { eventsWhere, nameOf, readActorNames } from './data';
import { auditFilterSchema } from './schema';
import { verifyChain } from './verify';

/** More in one file than a spreadsheet opens comfortably; a narrower time gets the rest. */
const MOST_EXPORTED = 50_000;

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
  run: async (tx, _none, { actor: { scope, clinic }, input }) => {
    const rows = await tx.auditEventRow.findMany({
      where: eventsWhere(scope, input, clinic.timeZone),
      orderBy: { seq: 'asc' },
      take: MOST_EXPORTED + 1,
    });
    if (rows.length > MOST_EXPORTED) throw new AppError('invalid-input', { fields: { from: 'too-many' } });
    const names = await readActorNames(tx, scope);
    const csv = toCsv(
      ['number', 'at', 'member', 'event', 'detail', 'hash'],
      rows.map((row) => [
        String(row.seq),
        row.at.toISOString(),
        nameOf(row, names) ?? '',
        row.type,
        JSON.stringify(row.detail),
        row.hash ? Buffer.from(row.hash).toString('hex') : '',
      ]),
    );
    return changed({ csv }, { type: 'audit.exported', events: rows.length });
  },
});
