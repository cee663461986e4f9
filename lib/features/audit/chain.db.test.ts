import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { recordEvent } from '@/lib/db/audit-trail';
import { readSignedHeads, signCurrentHead } from '@/lib/db/signed-heads';
import { withClinic } from '@/lib/db/with-clinic';
import { env } from '@/lib/env';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { verifyChain } from './verify';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'audit-heads-'));
  env().PLAINLEAF_AUDIT_HEADS = folder;
});
afterAll(async () => {
  env().PLAINLEAF_AUDIT_HEADS = '';
  await rm(folder, { recursive: true });
});

/** A clinic with twenty events more than it began with. */
async function clinicWithEvents(): Promise<TestClinic> {
  const clinic = await makeClinic();
  for (let count = 0; count < 10; count += 1) await newDraft(clinic.clinician);
  return clinic;
}

async function seqs(clinic: TestClinic): Promise<number[]> {
  const { rows } = await sqlAsOwner('select seq::int from audit_event where clinic_id = $1 order by seq', [clinic.id]);
  return rows.map((row) => Number(row.seq));
}

const verify = (clinic: TestClinic) => verifyChain(clinic.admin.scope, 4);

/** What only the database's administrator can do: the table's owner, as superuser, past triggers and policies. */
const tamper = (sql: string, clinic: TestClinic, ...values: unknown[]) => sqlAsOwner(sql, [clinic.id, ...values]);

/** Writes the hashes anew from a place on, as the trigger would have. */
const relink = `do $$ declare e record; before bytea := '\\x'; begin
  for e in select * from audit_event where clinic_id = 'CLINIC' order by seq loop
    update audit_event set prev_hash = before, hash = sha256(before || convert_to(
      audit_line(e.clinic_id, e.seq, e.id, e.at, e.actor_id, e.type, e.detail), 'UTF8'))
      where clinic_id = e.clinic_id and id = e.id returning hash into before;
  end loop;
  update audit_chain set hash = before where clinic_id = 'CLINIC';
end $$`;

describe('S33 the audit chain', () => {
  it('numbers a clinic’s events without a gap and is whole', async () => {
    const clinic = await clinicWithEvents();
    const numbers = await seqs(clinic);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    await signCurrentHead(clinic.id);
    expect(await verify(clinic)).toMatchObject({ is: 'whole', events: numbers.length, signedHeads: 1 });
  });

  it('stays one chain when many write at once', async () => {
    const clinic = await makeClinic();
    const { clinicId, userId: actorId } = clinic.admin.scope;
    const event = { type: 'favourite.added', subject: 'topic', subjectId: clinicId } as const;
    const write = () => withClinic(permit(clinic.admin.scope), (tx) => recordEvent(tx, { clinicId, actorId }, event));
    await Promise.all(Array.from({ length: 40 }, write));
    const numbers = await seqs(clinic);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(await verify(clinic)).toMatchObject({ is: 'whole' });
  });

  it.each([
    ['another time', "at = at + interval '1 hour'"],
    ['another person', 'actor_id = gen_random_uuid()'],
    ['another deed', "type = 'handout.issued'"],
    ['another detail', `detail = '{"draftId":"another"}'`],
  ])('shows the first row that a superuser gave %s', async (_what, change) => {
    const clinic = await clinicWithEvents();
    await tamper(`update audit_event set ${change} where clinic_id = $1 and seq in (6, 9)`, clinic);
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: 6, reason: 'changed' });
  });

  it('shows a row that was removed, in the middle and at the end', async () => {
    const clinic = await clinicWithEvents();
    await signCurrentHead(clinic.id);
    const last = (await seqs(clinic)).length;
    await tamper('delete from audit_event where clinic_id = $1 and seq = $2', clinic, last);
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: last, reason: 'missing' });
    await tamper('delete from audit_event where clinic_id = $1 and seq = 5', clinic);
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: 5, reason: 'missing' });
  });

  it('shows an end that was cut off together with its record in the database', async () => {
    const clinic = await clinicWithEvents();
    await signCurrentHead(clinic.id);
    const last = (await seqs(clinic)).length;
    await tamper('delete from audit_event where clinic_id = $1 and seq = $2', clinic, last);
    await tamper(
      `update audit_chain c set seq = e.seq, hash = e.hash from audit_event e
       where c.clinic_id = $1 and e.clinic_id = $1 and e.seq = $2 - 1`,
      clinic,
      last,
    );
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: last, reason: 'set-back' });
    // Nor does it get a new signature, which would make the shorter chain the right one.
    await newDraft(clinic.clinician);
    expect(await signCurrentHead(clinic.id)).toBeNull();
    expect(await readSignedHeads(clinic.id)).toHaveLength(1);
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: last, reason: 'not-as-signed' });
  });

  it('shows a trail that was emptied together with the database’s notes about it', async () => {
    const clinic = await clinicWithEvents();
    await signCurrentHead(clinic.id);
    await tamper('delete from audit_event where clinic_id = $1', clinic);
    await tamper('delete from audit_chain where clinic_id = $1', clinic);
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: 1, reason: 'set-back' });
    expect(await signCurrentHead(clinic.id)).toBeNull();
  });

  it('shows a chain that was written anew with every hash right, by the head that was signed', async () => {
    const clinic = await clinicWithEvents();
    await signCurrentHead(clinic.id);
    const last = (await seqs(clinic)).length;
    await tamper(`update audit_event set actor_id = null where clinic_id = $1 and seq = 4`, clinic);
    await sqlAsOwner(relink.replaceAll('CLINIC', clinic.id));
    expect(await verify(clinic)).toMatchObject({ is: 'broken', seq: last, reason: 'not-as-signed' });
  });

  it('shows a signed head that was altered or is another clinic’s', async () => {
    const [clinic, other] = [await clinicWithEvents(), await clinicWithEvents()];
    await signCurrentHead(clinic.id);
    await signCurrentHead(other.id);
    const file = path.join(folder, `${clinic.id}.jsonl`);
    const kept = await readFile(file, 'utf8');
    const theirs = await readFile(path.join(folder, `${other.id}.jsonl`), 'utf8');
    for (const forged of [kept.replace(/"seq":\d+/, '"seq":2'), theirs, `${kept}{}\n`]) {
      await writeFile(file, forged);
      expect(await verify(clinic)).toMatchObject({ is: 'broken', reason: 'forged-head' });
    }
    await writeFile(file, kept);
    expect(await verify(clinic)).toMatchObject({ is: 'whole' });
  });

  it('says that heads were signed under a key that is not configured, and which, instead of calling them changed', async () => {
    const clinic = await clinicWithEvents();
    await signCurrentHead(clinic.id);
    const file = path.join(folder, `${clinic.id}.jsonl`);
    const kept = await readFile(file, 'utf8');
    // As before a key was dropped; without that key nobody can tell the signature from any other.
    await writeFile(file, kept.replace(/"signature":"[^"]*"/, `"signature":"${'0'.repeat(64)}:9"`));
    expect(await verify(clinic)).toEqual({ is: 'unchecked', keyId: 9 });
    expect(await signCurrentHead(clinic.id)).toBeNull();
    await writeFile(file, kept);
    expect(await verify(clinic)).toMatchObject({ is: 'whole' });
  });

  it('the runtime role can only add to it, and links nothing itself', async () => {
    const clinic = await clinicWithEvents();
    for (const statement of [
      'update audit_event set seq = seq',
      'delete from audit_event',
      'truncate audit_event',
      'update audit_chain set seq = 1',
      'delete from audit_chain',
      `insert into audit_chain values ('${clinic.id}', 1, '\\x')`,
      'alter table audit_event disable trigger audit_link',
    ]) {
      const attempt = asRuntimeRole(async (client) => {
        await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
        return client.query(statement);
      });
      await expect(attempt, statement).rejects.toMatchObject({ code: '42501' });
    }
    const { rows } = await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [clinic.id]);
      return client.query(
        `insert into audit_event (clinic_id, id, type, detail, seq, prev_hash, hash)
         values ($1, gen_random_uuid(), 'x', '{}', 1, '\\x00', '\\x00') returning seq::int, octet_length(hash) as length`,
        [clinic.id],
      );
    });
    expect(rows).toEqual([{ seq: (await seqs(clinic)).length + 1, length: 32 }]);
  });
});
