import { changed, defineAction } from '@/lib/action';
import { csvRows, toCsv } from '@/lib/domain/csv';
import { UNREADABLE } from '@/lib/domain/unreadable';
import { inExportTurn, inLaterExportTurn } from '@/lib/process/export-turns';
import { personOf } from '@/lib/process/owner';
import type { HandoutListItem } from '../handouts/data';
import { type HistorySearch, historySearchSchema } from '../handouts/schema';
import { type HistoryPage, searchHandouts } from '../handouts/search';

const PAGE = 500;
/** How long an export may wait for its turns altogether. */
const LONGEST_MS = 300_000;

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
    const owner = personOf(scope);
    const limit = AbortSignal.timeout(LONGEST_MS);
    const pages = [toCsv(heading, [])];
    let [count, cursor]: [number, string | null] = [0, null];
    do {
      const search: HistorySearch = { ...input, ...(cursor ? { cursor } : {}) };
      const read = () => searchHandouts(scope, search, clinic.timeZone, PAGE);
      // Each page leaves an event: a busy server refuses before the first, and the others wait for their turn.
      const page: HistoryPage = await (cursor ? inLaterExportTurn(owner, read, limit) : inExportTurn(owner, read));
      pages.push(csvRows(page.rows.map(cells)));
      count += page.rows.length;
      cursor = page.nextCursor;
    } while (cursor);
    return { csv: pages.join(''), count };
  },
  run: async (_tx, _none, { input, prepared: { csv, count } }) =>
    changed(
      { csv },
      {
        type: 'history.exported',
        rows: count,
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
