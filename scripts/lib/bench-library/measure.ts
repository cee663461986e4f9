import { Client } from 'pg';
import type { ClinicScope } from '../../../lib/domain/access/scope';
import { searchLibrary } from '../../../lib/features/search/data';
import { type Spread, spreadOf } from '../bench/spread';
import { type QueryKind, queryKinds } from './queries';

/** What is asked of a search, in milliseconds. */
const P95_MS = 50;

const ROUNDS = 5;
const CALLERS = 4;
const PLAN_LINES = 60;

type Measured = Spread & { queries: number };

export type SearchReport = {
  wanted: string;
  isKept: boolean;
  /** From the typed text to the ranked answer, one after another. */
  milliseconds: Measured;
  byKind: Record<QueryKind, Measured>;
  /** The same asked by four members at once. */
  fourAtOnce: Measured;
};

export async function measureSearch(
  scope: ClinicScope,
  queries: Record<QueryKind, readonly string[]>,
): Promise<SearchReport> {
  const all = queryKinds.flatMap((kind) => queries[kind].map((typed) => ({ kind, typed })));
  for (const { typed } of all) await searchLibrary(scope, typed);
  const times: { kind: QueryKind; ms: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { kind, typed } of all) times.push({ kind, ms: await timed(scope, typed) });
  }
  const spread = (values: readonly number[], count: number): Measured => ({ queries: count, ...spreadOf(values) });
  const milliseconds = spread(
    times.map(({ ms }) => ms),
    all.length,
  );
  const together = await Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      const own: number[] = [];
      for (const { typed } of [...all.slice(caller * 50), ...all.slice(0, caller * 50)])
        own.push(await timed(scope, typed));
      return own;
    }),
  );
  return {
    wanted: `p95 at most ${P95_MS} ms`,
    isKept: milliseconds.p95 <= P95_MS,
    milliseconds,
    // Every kind is in the list of kinds.
    byKind: Object.fromEntries(
      queryKinds.map((kind) => [
        kind,
        spread(
          times.filter((one) => one.kind === kind).map(({ ms }) => ms),
          queries[kind].length,
        ),
      ]),
    ) as SearchReport['byKind'],
    fourAtOnce: spread(together.flat(), all.length),
  };
}

async function timed(scope: ClinicScope, typed: string): Promise<number> {
  const started = performance.now();
  await searchLibrary(scope, typed);
  return performance.now() - started;
}

/** How PostgreSQL answers inside search_library(), as the runtime role, with the rows it met on the way. */
export async function planOf(ownerUrl: string, scope: ClinicScope, words: readonly string[]): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    let plan = '';
    client.on('notice', ({ message }) => {
      if (message?.includes('search_entry')) plan = message;
    });
    await client.query(`load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on;
      set auto_explain.log_nested_statements = on; set auto_explain.log_timing = off; set client_min_messages = log`);
    await client.query('begin');
    await client.query(`select set_config('app.clinic_id', $1, true), set_config('app.user_id', $2, true)`, [
      scope.clinicId,
      scope.userId,
    ]);
    await client.query('set local role plainleaf_app');
    await client.query('select * from search_library($1, $1, 60)', [words]);
    await client.query('rollback');
    // After the text of the query.
    const from = Math.max(plan.search(/^\s*\S.*\(cost=/m), 0);
    return plan
      .slice(from)
      .split('\n')
      .map((line) => line.trimEnd())
      .slice(0, PLAN_LINES);
  } finally {
    await client.end();
  }
}
