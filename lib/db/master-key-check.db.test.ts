import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MasterKeys } from '@/lib/crypto/master-key';
import { masterKeys, takeMasterKeys } from '@/lib/crypto/sealing';
import { loadDraft } from '@/lib/features/drafts/data';
import { saveDraftAction } from '@/lib/features/drafts/mutations';
import * as log from '@/lib/log';
import { asRuntimeRole, makeClinic, rowsOf, sqlAsOwner } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { asStoredKey } from '../crypto/master-key-fingerprint';
import { isUnavailable } from './failures';
import { whyNotReady } from './readiness';

const right = masterKeys();
const another = (id: number) => ({ id, bytes: new Uint8Array(randomBytes(32)) });

async function storeAs({ id, bytes }: MasterKeys['current']): Promise<void> {
  await sqlAsOwner('update master_key set fingerprint = $1', [asStoredKey({ id, bytes }).fingerprint]);
}

afterEach(async () => {
  takeMasterKeys(right);
  await storeAs(right.current);
  expect(await whyNotReady()).toBeNull();
});

/** The pool opens new connections from here on, as after a moment without requests. */
const dropConnections = () =>
  sqlAsOwner(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'plainleaf_app' and state = 'idle'
    and datname = current_database()`);

describe('a server with a wrong but valid master key', () => {
  it('is not ready and says that it is for the master key', async () => {
    takeMasterKeys({ current: another(1), others: [] });
    expect(await whyNotReady()).toBe('master key');
  });

  it('logs once why it is not ready, however often it is asked', async () => {
    takeMasterKeys({ current: another(1), others: [] });
    const logged = vi.spyOn(log, 'logEvent');
    for (let times = 0; times < 5; times += 1) expect(await whyNotReady()).toBe('master key');
    expect(logged.mock.calls.map(([, event]) => event).sort()).toEqual(['master-key.mismatch', 'readiness.failed']);
    logged.mockRestore();
  });

  it('reads and writes nothing, and goes on where it was once the key is back', async () => {
    const clinic = await makeClinic();
    const { id, version, content } = await newDraft(clinic.clinician);
    const before = await rowsOf(clinic.id);
    const save = () => saveDraftAction.runAs(clinic.clinician, { id, version, content: { ...content, title: 'New' } });

    takeMasterKeys({ current: another(1), others: [] });
    await dropConnections();
    const logged = vi.spyOn(log, 'logEvent');
    const events = () => logged.mock.calls.map(([, event]) => event);
    // The first to ask may still get one of the connections that were dropped.
    await expect
      .poll(async () => [await save(), events()])
      .toEqual([
        expect.objectContaining({ ok: false, failure: expect.objectContaining({ code: 'unavailable' }) }),
        expect.arrayContaining(['master-key.mismatch']),
      ]);
    expect(await loadDraft(clinic.clinician.scope, id).catch(isUnavailable)).toBe(true);
    // Nothing was even read.
    expect(events()).not.toContain('sealed.unreadable');
    logged.mockRestore();
    expect(await rowsOf(clinic.id)).toBe(before);

    takeMasterKeys(right);
    expect(succeeded(await save())).toMatchObject({ saved: true });
  });

  it('notices that the database behind the address was exchanged, when a value does not open', async () => {
    const clinic = await makeClinic();
    const { id } = await newDraft(clinic.clinician);
    // As when the address leads to another installation: its rows are under its own key.
    await storeAs(another(1));
    await sqlAsOwner('update draft set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = $1', [id]);
    await expect(loadDraft(clinic.clinician.scope, id)).rejects.toThrow();
    await expect.poll(() => newDraft(clinic.clinician).catch(String)).toContain('unavailable');
    expect(await whyNotReady()).toBe('master key');
  });

  it('stops writing when it missed a rotation and still seals under the key of before', async () => {
    const clinic = await makeClinic();
    const { id, version, content } = await newDraft(clinic.clinician);
    const before = await rowsOf(clinic.id);
    // As after npm run keys:rotate: the new key, which this server knows among its others, is the only one left.
    const next = another(2);
    takeMasterKeys({ ...right, others: [next] });
    expect(await whyNotReady()).toBeNull();
    const { keyId, fingerprint } = asStoredKey(next);
    await sqlAsOwner('update master_key set key_id = $1, fingerprint = $2', [keyId, fingerprint]);
    expect(await whyNotReady()).toBe('master key');
    const saved = await saveDraftAction.runAs(clinic.clinician, { id, version, content: { ...content, title: 'New' } });
    expect(saved.ok).toBe(false);
    expect(await rowsOf(clinic.id)).toBe(before);
    await sqlAsOwner('update master_key set key_id = $1', [right.current.id]);
  });

  it('takes a database that names no key for one that was never set up', async () => {
    const { rows } = await sqlAsOwner('delete from master_key returning key_id, fingerprint');
    expect(await whyNotReady()).toBe('master key');
    await sqlAsOwner('insert into master_key values ($1, $2)', [rows[0]?.key_id, rows[0]?.fingerprint]);
  });
});

describe('the runtime role', () => {
  it('may read the fingerprints and not write them', async () => {
    await asRuntimeRole(async (client) => {
      expect((await client.query('select * from master_key')).rowCount).toBe(1);
      await expect(client.query('update master_key set key_id = 2')).rejects.toMatchObject({ code: '42501' });
    });
  });
});
