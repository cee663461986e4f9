import { z } from 'zod';

/** The measured figures of docs/security.md, between two markers that it leaves where they are. */

const START = '<!-- fairness: npm run security:table -->';
const END = '<!-- /fairness -->';

const times = z.object({ p95: z.number(), max: z.number() });
const day = z.object({ home: times, save: times, issue: times, live: times });

/** What `npm run bench:security` writes, as far as the table needs it. */
const report = z.object({
  at: z.string(),
  fairness: z.object({
    what: z.record(z.string(), z.string()),
    idle: day,
    loads: z.record(z.string(), day.extend({ homeP95Ratio: z.number() })),
  }),
});

/** The document with its figures brought up to date; null where its markers are missing. */
export function withFairnessTable(document: string, results: unknown): string | null {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start === -1 || end < start) return null;
  const { at, fairness } = report.parse(results);
  const rows = Object.entries(fairness.loads).map(([name, load]) =>
    row(fairness.what[name] ?? name, load, ` (${load.homeP95Ratio.toFixed(1)} times)`),
  );
  const lines = [
    `Measured on ${at.slice(0, 10)}, in milliseconds:`,
    '',
    '| sent without pause | home page, p95 | save, p95 | slowest PDF | slowest `/api/health/live` |',
    '| -- | -- | -- | -- | -- |',
    row('nothing', fairness.idle, ''),
    ...rows,
  ];
  return `${document.slice(0, start)}${START}\n\n${lines.join('\n')}\n\n${document.slice(end)}`;
}

function row(sent: string, { home, save, issue, live }: z.infer<typeof day>, ratio: string): string {
  const cells = [sent, `${ms(home.p95)}${ratio}`, ms(save.p95), ms(issue.max), ms(live.max)];
  return `| ${cells.join(' | ')} |`;
}

const ms = (value: number): string => Math.round(value).toLocaleString('en-US');
