import { beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { connect } from '@/lib/db/client';
import { withClinic } from '@/lib/db/with-clinic';
import { verifyChain } from '@/lib/features/audit/verify';
import { saveDraftAction } from '@/lib/features/drafts/mutations';
import { issueHandoutAction } from '@/lib/features/handouts/mutations';
import { type HistorySearch, historySearchSchema } from '@/lib/features/handouts/schema';
import { searchHandouts } from '@/lib/features/handouts/search';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';

/** Clocks that are changed: twice a year by law, and now and then because they were wrong. */

const timeZone = 'America/Los_Angeles';
let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic({ timeZone });
});

async function issueAt(instant: string): Promise<string> {
  const now = new Date(instant);
  const draft = await newDraft(clinic.clinician);
  const content = { ...draft.content, assessed: true, patient: maria };
  const input = { id: draft.id, version: draft.version, content };
  const saved = succeeded(await saveDraftAction.runAs(clinic.clinician, input, { now }));
  if (!saved.saved) throw new Error('nobody else saves');
  const issue = { id: draft.id, version: saved.version };
  return succeeded(await issueHandoutAction.runAs(clinic.clinician, issue, { now })).id;
}

async function idsOf(search: Partial<HistorySearch>): Promise<string[]> {
  const { rows } = await searchHandouts(clinic.clinician.scope, historySearchSchema.parse(search), timeZone);
  return rows.map(({ id }) => id);
}

describe('R8: where clocks change', () => {
  it('the two half past ones of the night in autumn are told apart and keep their order', async () => {
    // Daylight saving ends in Los Angeles on 1 November 2026 at 09:00 UTC.
    const summer = await issueAt('2026-11-01T08:30:00Z');
    const winter = await issueAt('2026-11-01T09:30:00Z');
    expect(await idsOf({ from: '2026-11-01', to: '2026-11-01' })).toEqual([winter, summer]);
    const { rows } = await sqlAsOwner(
      `select extract(epoch from max(issued_at) - min(issued_at))::int as apart from handout where id = any($1)`,
      [[summer, winter]],
    );
    expect(rows[0].apart).toBe(3_600);
  });

  it('a day of 25 hours and one of 23 hold all that was given on them, and nothing of their neighbours', async () => {
    const days: [day: string, first: string, last: string, next: string][] = [
      ['2026-11-01', '2026-11-01T07:00:00Z', '2026-11-02T07:59:59Z', '2026-11-02T08:00:00Z'],
      ['2026-03-08', '2026-03-08T08:00:00Z', '2026-03-09T06:59:59Z', '2026-03-09T07:00:00Z'],
    ];
    for (const [day, first, last, next] of days) {
      const inside = [await issueAt(first), await issueAt(last)];
      const outside = await issueAt(next);
      const found = await idsOf({ from: day, to: day });
      expect(found).toEqual(expect.arrayContaining(inside));
      expect(found).not.toContain(outside);
    }
  });

  it('set back by an hour at work, no save is lost or refused, and the audit trail stays whole', async () => {
    const draft = await newDraft(clinic.clinician);
    let { version } = draft;
    for (const [title, at] of [
      ['ten o’clock', '2026-06-01T17:00:00Z'],
      ['nine, again', '2026-06-01T16:00:00Z'],
      ['ten, again', '2026-06-01T17:00:00Z'],
    ] as const) {
      const input = { id: draft.id, version, content: { ...draft.content, title } };
      const saved = succeeded(await saveDraftAction.runAs(clinic.clinician, input, { now: new Date(at) }));
      expect(saved).toMatchObject({ saved: true, version: version + 1 });
      version += 1;
    }
    const { rows } = await sqlAsOwner('select title, version from draft where id = $1', [draft.id]);
    expect(rows).toEqual([{ title: 'ten, again', version }]);
    expect((await verifyChain(clinic.admin.scope)).is).toBe('whole');
  });
});

it('reads a time as it was written when the database server has another time zone', async () => {
  const url = new URL(process.env.TEST_APP_URL ?? '');
  url.searchParams.set('options', '-c timezone=Pacific/Chatham');
  const db = connect(url.href, 1);
  const { scope } = clinic.clinician;
  const where = { id: clinic.id };
  const here = await withClinic(permit(scope), (tx) => tx.clinic.findUniqueOrThrow({ where }));
  const there = await withClinic(permit(scope), (tx) => tx.clinic.findUniqueOrThrow({ where }), db);
  const { rows } = await sqlAsOwner(
    'select extract(epoch from created_at)::float8 as seconds from clinic where id = $1',
    [clinic.id],
  );
  await db.$disconnect();
  expect(there.createdAt).toEqual(here.createdAt);
  expect(there.createdAt.getTime()).toBeCloseTo(rows[0].seconds * 1000, 0);
});
