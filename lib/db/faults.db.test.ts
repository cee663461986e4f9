import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { succeeded } from '@/lib/test-support/outcome';
import { layWire, type Wire } from '@/lib/test-support/wire';
import { saveDraftAction } from '../features/drafts/mutations';
import { newDraft } from '../test-support/handouts';
import { connect, type Database } from './client';
import { toFailure } from './failures';
import { withClinic } from './with-clinic';

/** What a person waits before they are told. */
const PATIENCE_MS = 3_500;
const POOL_SIZE = 2;

let clinic: TestClinic;
let wire: Wire;
let db: Database;

beforeAll(async () => {
  clinic = await makeClinic();
  wire = await layWire(new URL(process.env.TEST_APP_URL ?? ''));
  db = connect(wire.url, POOL_SIZE);
});
afterEach(() => wire.behave('pass'));
afterAll(async () => {
  await db.$disconnect();
  await wire.close();
});

async function timed<Value>(work: Promise<Value>): Promise<{ value: Value; tookMs: number }> {
  const begun = performance.now();
  const value = await work;
  return { value, tookMs: performance.now() - begun };
}

async function saveOnce(title: string, draft: Awaited<ReturnType<typeof newDraft>>) {
  const content = { ...draft.content, title };
  return saveDraftAction.runAs(clinic.clinician, { id: draft.id, version: draft.version, content }, { db });
}

describe('R2: while the database', () => {
  for (const [how, words] of [
    ['swallow', 'swallows what is sent'],
    ['refuse', 'refuses connections'],
  ] as const) {
    it(`${words}, a save answers within 3 seconds that it is unavailable, and works again by itself`, async () => {
      const draft = await newDraft(clinic.clinician);
      const first = succeeded(await saveOnce('Before', draft));
      if (!first.saved) throw new Error('nobody else has saved');
      await wire.behave(how);
      const { value, tookMs } = await timed(saveOnce('Lost?', { ...draft, version: first.version }));
      expect(value).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
      expect(tookMs).toBeLessThan(PATIENCE_MS);

      await wire.behave('pass');
      const again = succeeded(await saveOnce('Again', { ...draft, version: first.version }));
      expect(again.saved).toBe(true);
    });
  }

  it('swallows the words of a transaction that has begun, it ends within 3 seconds too', async () => {
    const half = withClinic(
      permit(clinic.clinician.scope),
      async (tx) => {
        await wire.behave('swallow');
        return tx.clinic.findMany();
      },
      db,
    ).then(() => null, toFailure);
    const { value, tookMs } = await timed(half);
    expect(value).toMatchObject({ code: 'unavailable' });
    expect(tookMs).toBeLessThan(PATIENCE_MS);
  });

  it('is restarted, no more than the requests of that moment fail', async () => {
    const draft = await newDraft(clinic.clinician);
    await withClinic(permit(clinic.clinician.scope), (tx) => tx.clinic.findMany(), db);
    await sqlAsOwner(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'faults'`,
    );
    const first = await saveOnce('After', draft);
    if (!first.ok) expect(first.failure.code).toBe('unavailable');
    const second = first.ok ? first : await saveOnce('After', draft);
    expect(succeeded(second).saved).toBe(true);
  });
});

describe('R3: with every connection taken', () => {
  it('a request is refused within 3 seconds, and nothing leaks', async () => {
    const release: (() => void)[] = [];
    const held = Array.from({ length: POOL_SIZE }, () =>
      withClinic(permit(clinic.clinician.scope), () => new Promise<void>((done) => release.push(done)), db),
    );
    const draft = await newDraft(clinic.clinician);
    const { value, tookMs } = await timed(saveOnce('Waiting', draft));
    expect(value).toMatchObject({ ok: false, failure: { code: 'unavailable' } });
    expect(tookMs).toBeLessThan(PATIENCE_MS);
    for (const done of release) done();
    await Promise.all(held);
    for (let turn = 0; turn < 20; turn++) {
      await withClinic(permit(clinic.clinician.scope), () => Promise.reject(new Error('a failing request')), db).catch(
        () => {},
      );
    }
    expect(succeeded(await saveOnce('After', draft)).saved).toBe(true);
  });
});

describe('two transactions that lock each other out', () => {
  it('both succeed: the one that the database undoes is run again', async () => {
    const [first, second] = [await newDraft(clinic.clinician), await newDraft(clinic.clinician)];
    let holding = 0;
    let bothHold = () => {};
    const both = new Promise<void>((done) => {
      bothHold = done;
    });
    const renameInTurn = (ids: readonly string[]) =>
      withClinic(
        permit(clinic.clinician.scope),
        async (tx) => {
          for (const [place, id] of ids.entries()) {
            await tx.draft.updateMany({ where: { clinicId: clinic.id, id }, data: { version: { increment: 1 } } });
            if (place > 0) continue;
            holding += 1;
            if (holding === 2) bothHold();
            await both;
          }
        },
        db,
      );
    await Promise.all([renameInTurn([first.id, second.id]), renameInTurn([second.id, first.id])]);
    expect(holding).toBe(3);
    const { rows } = await sqlAsOwner('select version from draft where id = any($1)', [[first.id, second.id]]);
    expect(rows).toEqual([{ version: 3 }, { version: 3 }]);
  });

  it('the transaction runs four times and then fails with the original error', async () => {
    let tries = 0;
    const deadlocked = withClinic(
      permit(clinic.clinician.scope),
      (tx) => {
        tries += 1;
        return tx.$executeRaw`do $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$`;
      },
      db,
    );
    await expect(deadlocked).rejects.toThrow(/deadlock/);
    expect(tries).toBe(4);
  });
});
