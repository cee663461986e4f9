import { randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/lib/db/client';
import { signCurrentHead } from '@/lib/db/signed-heads';
import { env } from '@/lib/env';
import { verifyChain } from '@/lib/features/audit/verify';
import { createDraftAction } from '@/lib/features/drafts/mutations';
import { makeClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { migrate } from '../../../prisma/migrate';
import { prepareRuntimeRole } from '../postgres/runtime-role';
import { withClient } from '../postgres/with-client';
import { emptyDatabase, type OwnDatabase, ownDatabase } from '../test/own-database';
import { backUp } from './back-up';
import { markedWords, markRestored } from './mark-restored';
import { restore } from './restore';

/** What the signed heads, which lie outside the database, say after it was set back. */

let source: OwnDatabase;
let scratch = '';

beforeAll(async () => {
  source = ownDatabase();
  scratch = await mkdtemp(path.join(tmpdir(), 'plainleaf-backup-'));
});

afterAll(() => rm(scratch, { recursive: true, force: true }));

const newFolder = () => path.join(scratch, randomBytes(4).toString('hex'));

describe('S33 the audit trail after a restore', () => {
  let heads = '';
  beforeAll(async () => {
    heads = path.join(scratch, 'heads');
    env().PLAINLEAF_AUDIT_HEADS = heads;
  });
  afterAll(() => {
    env().PLAINLEAF_AUDIT_HEADS = '';
  });

  /** A clinic that was backed up, went on working, and signed for what it did; the database is then set back. */
  async function setBack() {
    const own = await makeClinic();
    await issueForMaria(own.clinician);
    const signedBefore = await signCurrentHead(own.id);
    const folder = newFolder();
    const { madeAt } = await backUp(source, folder);
    await issueForMaria(own.clinician);
    const signedAfter = await signCurrentHead(own.id);
    const target = { ...(await emptyDatabase()), otherMasterKeys: '' };
    await restore(target, folder);
    const db = connect(await prepareRuntimeRole({ ...target, givenAppUrl: undefined }), 2);
    return {
      ...{ own, target, db, madeAt, lost: Number(signedAfter?.seq) - Number(signedBefore?.seq) },
      verify: () => verifyChain(own.admin.scope, 100, db),
    };
  }

  it('is said to end too early until somebody with the master key marks the restore, and gets no signature', async () => {
    const { own, db, verify } = await setBack();
    expect(await verify()).toMatchObject({ is: 'broken', reason: 'set-back' });
    expect(await signCurrentHead(own.id, db)).toBeNull();
    await db.$disconnect();
  });

  it('is whole once the restore is marked: from which backup, and how many events went with it', async () => {
    const { own, target, db, verify, madeAt, lost } = await setBack();
    await markRestored(target, heads, madeAt);
    expect(lost).toBeGreaterThan(0);
    const restores = [{ at: expect.any(String), backupOf: madeAt, eventsLost: lost }];
    expect(await verify()).toMatchObject({ is: 'whole', restores });
    // Work goes on past the places that were signed before, and is signed for again.
    const draft = () => createDraftAction.runAs(own.clinician, { from: 'blank' }, { db });
    for (let count = 0; count < lost + 2; count += 1) succeeded(await draft());
    expect(await signCurrentHead(own.id, db)).not.toBeNull();
    expect(await verify()).toMatchObject({ is: 'whole', restores });
    await withClient(target.ownerUrl, (client) =>
      client.query('DELETE FROM audit_event WHERE clinic_id = $1 AND seq = 2', [own.id]),
    );
    expect(await verify()).toMatchObject({ is: 'broken', seq: 2, reason: 'missing' });
    await db.$disconnect();
  });

  it('is found out after a restore by other means too, even when people went on working', async () => {
    const { own, target, db, verify, lost } = await setBack();
    for (let count = 0; count < lost + 2; count += 1) {
      succeeded(await createDraftAction.runAs(own.clinician, { from: 'blank' }, { db }));
    }
    expect(await verify()).toMatchObject({ is: 'broken', reason: 'not-as-signed' });
    expect((await markRestored(target, heads, null)).marked).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({ is: 'whole', restores: [{ backupOf: null, eventsLost: lost }] });
    // Asked again it marks nothing, and says so.
    const again = await markRestored(target, heads, null);
    expect(again).toMatchObject({ marked: 0 });
    expect(markedWords(again)).toMatch(/^nothing to mark/);
    expect(await verify()).toMatchObject({ restores: [{ backupOf: null }] });
    await db.$disconnect();
  });

  it('is not marked where nothing was set back, or where there is none', async () => {
    expect(await markRestored({ ...source, otherMasterKeys: '' }, path.join(scratch, 'no-heads'), null)).toMatchObject({
      marked: 0,
    });
    const empty = await emptyDatabase();
    await migrate(empty.ownerUrl);
    const none = await markRestored({ ...empty, otherMasterKeys: '' }, heads, null);
    expect(markedWords(none)).toBe('nothing to mark: this database has no audit trail');
  });

  it('cannot be marked by whoever rules the database and the folder but has no master key', async () => {
    const { own, target, db, verify, madeAt } = await setBack();
    const file = path.join(heads, `${own.id}.jsonl`);
    const mark = JSON.stringify({
      ...{ clinicId: own.id, seq: 1, hash: '0'.repeat(64), at: new Date().toISOString() },
      ...{ restored: { to: 1, backupOf: madeAt }, signature: '0'.repeat(64) },
    });
    const before = await readFile(file, 'utf8');
    await appendFile(file, `${mark}\n`);
    expect(await verify()).toMatchObject({ is: 'broken', reason: 'forged-head' });
    // A mark of another day, put there again after what was signed since.
    await writeFile(file, before);
    await markRestored(target, heads, madeAt);
    const oldMark = (await readFile(file, 'utf8')).trimEnd().split('\n').at(-1);
    succeeded(await createDraftAction.runAs(own.clinician, { from: 'blank' }, { db }));
    await signCurrentHead(own.id, db);
    await appendFile(file, `${oldMark}\n`);
    expect(await verify()).toMatchObject({ is: 'broken', reason: 'forged-head' });
    await db.$disconnect();
  });
});
