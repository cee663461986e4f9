import { changed, defineAction } from '@/lib/action';
import { toCsv } from '@/lib/domain/csv';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { HandoutListItem } from '../handouts/data';
import { type HistorySearch, historySearchSchema } from '../handouts/schema';
import { searchHandouts } from '../handouts/search';

const PAGE = 500;

const heading = [
  'Reference',
  'Handout',
  'Patient',
  'Date of birth',
  'Record number',
  'Issued (UTC)',
  'Clinician',
  'Pages',
  'State',
];

/** The filtered history as a CSV file, however long. The trail tells by which filters, never what was searched for. */
export const exportHistoryAction = defineAction({
  input: historySearchSchema.omit({ cursor: true }).strict(),
  load: async () => null,
  permission: () => ({ do: 'records.keep' }),
  prepare: async (_none, { actor: { scope, clinic }, input }) => {
    const rows: HandoutListItem[] = [];
    let cursor: string | null = null;
    do {
      const search: HistorySearch = { ...input, ...(cursor ? { cursor } : {}) };
      const page = await searchHandouts(scope, search, clinic.timeZone, PAGE);
      rows.push(...page.rows);
      cursor = page.nextCursor;
    } while (cursor);
    return rows;
  },
  run: async (_tx, _none, { input, prepared }) =>
    changed(
      { csv: toCsv(heading, prepared.map(cells)) },
      {
        type: 'history.exported',
        rows: prepared.length,
        filters: Object.entries(input).flatMap(([name, value]) => (value ? [name] : [])),
      },
    ),
});

function cells(row: HandoutListItem): string[] {
  return [
    row.reference,
    row.closed ? 'Restricted record' : row.title,
    row.unreadable ? UNREADABLE : row.patientName,
    row.dateOfBirth,
    row.recordNumber,
    row.issuedAt,
    row.issuedByName,
    String(row.pageCount),
    row.state,
  ];
}
