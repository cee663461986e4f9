import { describe, expect, it } from 'vitest';
import { passphrase } from '@/lib/test-support/clinic';
import { makeClinic, sqlAsOwner } from '@/lib/test-support/database';
import { actorOf, endSession, SESSION_HOURS, startSession } from './sessions';

const now = () => new Date();

async function open() {
  const clinic = await makeClinic();
  const { email } = clinic.clinician;
  const secret = await startSession({ email, passphrase }, now());
  if (!secret) throw new Error('the passphrase is right');
  return { clinic, email, secret };
}

describe('a session', () => {
  it('opens with e-mail in any case and the right passphrase', async () => {
    const { clinic, email } = await open();
    const secret = await startSession({ email: ` ${email.toUpperCase()} `, passphrase }, now());
    const actor = secret && (await actorOf(secret, now()));
    expect(actor).toMatchObject({ email, scope: { clinicId: clinic.id, role: 'clinician' } });
  });

  it('gives one answer whatever was wrong', async () => {
    const { email } = await open();
    expect(await startSession({ email, passphrase: 'wrong' }, now())).toBeNull();
    expect(await startSession({ email: 'nobody@nowhere.example', passphrase }, now())).toBeNull();
    expect(await startSession({ email: '', passphrase: '' }, now())).toBeNull();
  });

  it('ends at sign-out for every copy of its cookie', async () => {
    const { secret } = await open();
    expect(await actorOf(secret, now())).not.toBeNull();
    await endSession(secret, now());
    expect(await actorOf(secret, now())).toBeNull();
  });

  it('ends by itself after twelve hours', async () => {
    const { secret } = await open();
    const almost = new Date(Date.now() + (SESSION_HOURS * 60 - 1) * 60_000);
    const after = new Date(Date.now() + (SESSION_HOURS * 60 + 1) * 60_000);
    expect(await actorOf(secret, almost)).not.toBeNull();
    expect(await actorOf(secret, after)).toBeNull();
  });

  it('ends when the member is disabled, and cannot be opened again', async () => {
    const { clinic, email, secret } = await open();
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1', [clinic.id]);
    expect(await actorOf(secret, now())).toBeNull();
    expect(await startSession({ email, passphrase }, now())).toBeNull();
  });

  it('takes the member’s role as it is now', async () => {
    const { clinic, secret } = await open();
    await sqlAsOwner(`update member set role = 'editor' where clinic_id = $1`, [clinic.id]);
    expect((await actorOf(secret, now()))?.scope.role).toBe('editor');
  });

  it('is stored only as a hash, and a made-up secret opens nothing', async () => {
    const { secret } = await open();
    const { rows } = await sqlAsOwner(`select encode(id_hash, 'escape') as hash from session`);
    expect(rows.map((row) => String(row.hash)).join('\n')).not.toContain(secret);
    expect(await actorOf(`${secret}x`, now())).toBeNull();
    expect(await actorOf('', now())).toBeNull();
  });

  it('leaves a trace of a wrong passphrase in the clinic’s audit trail', async () => {
    const { clinic, email } = await open();
    await startSession({ email, passphrase: 'wrong' }, now());
    const { rows } = await sqlAsOwner(
      `select count(*)::int as n from audit_event where clinic_id = $1 and type = 'session.refused'`,
      [clinic.id],
    );
    expect(rows[0].n).toBe(1);
  });
});
