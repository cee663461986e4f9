import { readdir } from 'node:fs/promises';
import { type Ask, countCutTrails, seesEveryRow } from '../../../lib/db/installation-facts';
import { isProblem, readLatestHead } from '../../../lib/db/signed-heads';
import type { SignedHead } from '../../../lib/domain/audit/chain';
import type { AuditHeadsFacts } from '../../../lib/domain/installation/judge-records';
import { errorCode } from '../failure';

/** The signed heads of every clinic in the folder, and the newest event in the database. */
export async function readAuditHeads(ask: Ask, folder: string): Promise<AuditHeadsFacts> {
  const heads: SignedHead[] = [];
  let unknown = 0;
  for (const clinicId of await clinicsIn(folder)) {
    const head = await readLatestHead(folder, clinicId);
    if (head === null) continue;
    if (isProblem(head)) unknown += 1;
    else heads.push(head);
  }
  const newest = heads
    .map(({ at }) => at)
    .toSorted()
    .at(-1);
  // Row-level security hides all events from an owner without BYPASSRLS, which does not mean that there are none.
  const seesAll = await seesEveryRow(ask);
  return {
    kept: true,
    newestEventAt: seesAll ? await newestEvent(ask) : 'unknown',
    newestHeadAt: newest === undefined ? null : new Date(newest),
    unknown,
    cut: seesAll ? await countCutTrails(ask, heads) : 0,
  };
}

async function clinicsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length));
}

async function newestEvent(ask: Ask): Promise<Date | null> {
  const [row] = await ask<{ at: Date | null }>(
    // One event of each clinic, through its index: the trail itself can be long.
    `select max(newest.at) as at from clinic c, lateral (
       select at from audit_event where clinic_id = c.id order by at desc limit 1) newest`,
  );
  return row?.at ?? null;
}
