import { z } from 'zod';

/** What a number of clinicians at work takes: a row of the table in docs/operations.md. */
export const sizingSchema = z.object({
  command: z.string(),
  at: z.string(),
  machine: z.object({ cpu: z.string(), cores: z.number(), memoryGb: z.number(), node: z.string() }),
  minutes: z.number(),
  thinkSeconds: z.number(),
  handouts: z.number(),
  rows: z.array(
    z.object({
      clinicians: z.number(),
      instances: z.number(),
      requestsPerSecond: z.number(),
      /** Of the operation that takes longest, issuing apart. */
      slowestP95Ms: z.number(),
      issueP95Ms: z.number(),
      errors: z.number(),
      /** The most that was seen; of all instances together, and of PostgreSQL. */
      serverMb: z.number(),
      postgresMb: z.number(),
      /** Processor seconds a second, on average. */
      serverCores: z.number(),
      postgresCores: z.number(),
    }),
  ),
});
export type Sizing = z.infer<typeof sizingSchema>;

const begin = '<!-- sizing: npm run bench:load -- --sizing -->';
const end = '<!-- /sizing -->';

/** The document with the table of these measurements; null when it has no place for it. */
export function withSizingTable(document: string, sizing: Sizing): string | null {
  const [before, rest = ''] = document.split(begin);
  const [, after] = rest.split(end);
  if (before === undefined || after === undefined) return null;
  return `${before}${begin}\n\n${sizingTable(sizing)}\n\n${end}${after}`;
}

function sizingTable({ machine, minutes, thinkSeconds, handouts, rows, at }: Sizing): string {
  const heads = [
    ...['clinicians at work', 'instances', 'requests a second', 'p95, all but issuing', 'p95 of issuing', 'errors'],
    ...['memory: server', 'PostgreSQL', 'cores in use: server', 'PostgreSQL'],
  ];
  const lines = rows.map((row) => [
    ...[row.clinicians, row.instances, row.requestsPerSecond],
    ...[`${Math.round(row.slowestP95Ms)} ms`, `${Math.round(row.issueP95Ms)} ms`, row.errors],
    ...[`${row.serverMb} MB`, `${row.postgresMb} MB`, row.serverCores.toFixed(2), row.postgresCores.toFixed(2)],
  ]);
  const set =
    `Measured on ${at.slice(0, 10)}: ${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}; ` +
    `${handouts.toLocaleString('en-US')} handouts, ${minutes} minutes each, a step every ${thinkSeconds} seconds or so.`;
  return [set, '', row(heads), row(heads.map(() => '---')), ...lines.map(row)].join('\n');
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
