import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { giveCode } from '../../../lib/auth/second-factors/actions';
import { findProvider, ssoSecretPlace } from '../../../lib/auth/single-sign-on/identities';
import { createFieldCipher, type SealedColumn } from '../../../lib/crypto/field-cipher';
import { type MasterKeys, writeMasterKey } from '../../../lib/crypto/master-key';
import { asStoredKey } from '../../../lib/crypto/master-key-fingerprint';
import { sealedColumns } from '../../../lib/crypto/sealed-columns';
import { fieldCipher, masterKeys, takeMasterKeys } from '../../../lib/crypto/sealing';
import { arrangementOf } from '../../../lib/domain/handout/assemble';
import { verifyChain } from '../../../lib/features/audit/verify';
import { loadJob } from '../../../lib/features/bulk/data';
import { loadDraft } from '../../../lib/features/drafts/data';
import { saveDraftAction } from '../../../lib/features/drafts/mutations';
import { withdrawHandoutAction } from '../../../lib/features/handout-status/mutations';
import { downloadHandoutAction } from '../../../lib/features/handouts/mutations';
import { searchHandouts } from '../../../lib/features/handouts/search';
import { setIdentifierPolicyAction } from '../../../lib/features/identifiers/mutations';
import { findGivenBefore, loadRecord } from '../../../lib/features/patient-records/data';
import { eraseRecordAction } from '../../../lib/features/patient-records/mutations';
import { saveSnippetAction } from '../../../lib/features/snippets/mutations';
import { saveTemplateAction } from '../../../lib/features/templates/mutations';
import { patientRows, shortTemplate, startList } from '../../../lib/test-support/bulk';
import { makeClinic, signInSecret, sqlAsOwner } from '../../../lib/test-support/database';
import { issueForMaria, maria, newDraft } from '../../../lib/test-support/handouts';
import { succeeded } from '../../../lib/test-support/outcome';
import { addApp, appCode, personOf } from '../../../lib/test-support/second-factors';
import { ownDatabase } from '../test/own-database';
import { resealEverything } from './reseal';
import { rotateKeys } from './rotate';

let ownerUrl = '';
beforeAll(async () => {
  ({ ownerUrl } = ownDatabase());
});

const newKeys = (): MasterKeys => {
  const { current, others } = masterKeys();
  return { current: { id: current.id + 1, bytes: new Uint8Array(randomBytes(32)) }, others: [current, ...others] };
};

/** Of the rows that were sealed under other keys, this file's tests look at their own clinic's alone. */
async function beginAgainWith(keys: MasterKeys): Promise<void> {
  takeMasterKeys(keys);
  const { keyId, fingerprint } = asStoredKey(keys.current);
  await sqlAsOwner('update master_key set key_id = $1, fingerprint = $2', [keyId, fingerprint]);
}

describe('S30 S31 rotating the master key', () => {
  it('re-encrypts everything while readers and writers go on, and loses nothing', async () => {
    const clinic = await makeClinic();
    const { scope } = clinic.clinician;
    const handouts = [await issueForMaria(clinic.clinician), await issueForMaria(clinic.clinician)];
    const bytesBefore = succeeded(
      await downloadHandoutAction.runAs(clinic.clinician, { id: handouts[0] ?? '' }),
    ).sha256;
    const erased = await issueForMaria(clinic.clinician, {
      patient: { ...maria, name: 'Ana Ruiz', recordNumber: 'RFP-0000001' },
    });
    const erase = { handoutId: erased, reason: 'She asked for it', count: 1 };
    succeeded(await eraseRecordAction.runAs(clinic.admin, erase));
    succeeded(await withdrawHandoutAction.runAs(clinic.clinician, { id: handouts[1] ?? '', reason: 'Wrong side' }));
    succeeded(
      await saveSnippetAction.runAs(clinic.clinician, { was: null, snippet: { name: 'ice', text: 'Use ice.' } }),
    );
    // One after another: on a busy machine, 25 at once do not all get a connection in time.
    const drafts: Awaited<ReturnType<typeof newDraft>>[] = [];
    while (drafts.length < 25) drafts.push(await newDraft(clinic.clinician));

    const [first] = drafts;
    if (!first) throw new Error('there are 25');
    const arrangement = arrangementOf(first.content);
    succeeded(await saveTemplateAction.runAs(clinic.clinician, { name: 'Mine', shared: false, arrangement }));

    const nameless = await makeClinic();
    await issueForMaria(nameless.clinician);
    succeeded(await setIdentifierPolicyAction.runAs(nameless.admin, { kept: false }));
    const app = await addApp(await signInSecret(clinic.admin.email));

    const secret = fieldCipher().seal(ssoSecretPlace(clinic.id), Buffer.from('the provider gave it'));
    await sqlAsOwner('insert into single_sign_on values ($1, $2, $3, $4, $5)', [
      ...[clinic.id, 'rotated', 'https://login.clinic.example', 'plainleaf', Buffer.from(secret)],
    ]);

    // A list that nobody works off meanwhile: its rows wait, sealed under the old key.
    const list = await startList(clinic.clinician, await shortTemplate(clinic.clinician), patientRows(3));

    const old = masterKeys();
    takeMasterKeys(newKeys());
    // Before a single value is re-encrypted: who asks for a patient's record, or to erase it, must get all of it.
    expect((await loadRecord(scope, handouts[0] ?? '')).handouts).toHaveLength(2);
    expect(
      await findGivenBefore(
        scope,
        maria,
        first.content.sections.map(({ sectionId }) => sectionId),
      ),
    ).toHaveLength(2);
    let rotating = true;
    const traffic = async () => {
      let saves = 0;
      let version = drafts[0]?.version ?? 0;
      while (rotating) {
        const [draft] = drafts;
        if (!draft) throw new Error('there are 25');
        const content = { ...draft.content, title: `Save ${saves}` };
        const result = succeeded(await saveDraftAction.runAs(clinic.clinician, { id: draft.id, version, content }));
        if (!result.saved) throw new Error('nobody else writes this draft');
        version = result.version;
        saves += 1;
        for (const { id } of drafts.slice(-3)) await loadDraft(scope, id);
        expect((await searchHandouts(scope, { q: 'maria' }, 'UTC')).rows).toHaveLength(2);
        succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id: handouts[1] ?? '' }));
      }
      return saves;
    };
    const work = traffic();
    const { values, unreadable } = await resealEverything({ ownerUrl, keys: masterKeys() });
    rotating = false;
    const saves = await work;
    expect(values).toBeGreaterThanOrEqual(30);
    expect(unreadable).toEqual([]);
    expect(saves).toBeGreaterThan(0);

    // The old key is gone: whatever was left under it could not be read.
    takeMasterKeys({ current: masterKeys().current, others: [] });
    expect((await loadDraft(scope, drafts[0]?.id ?? '')).content.title).toBe(`Save ${saves - 1}`);
    for (const { id } of drafts) await loadDraft(scope, id);
    expect((await loadJob(scope, list)).patients.map(({ name }) => name)).toContain('Patient Number3');
    expect((await searchHandouts(scope, { q: 'nunez' }, 'UTC')).rows).toHaveLength(2);
    expect((await searchHandouts(scope, { q: 'RFP-0048213' }, 'UTC')).rows).toHaveLength(2);
    expect((await searchHandouts(nameless.clinician.scope, { q: 'nunez' }, 'UTC')).rows).toHaveLength(1);
    const after = succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id: handouts[0] ?? '' }));
    expect(after.sha256).toBe(bytesBefore);
    for (const column of Object.keys(sealedColumns) as SealedColumn[]) {
      // the keys of a record of columns
      const { table, column: name, of } = sealedColumns[column];
      const ours = of === 'person' ? 'user_id in (select user_id from member where clinic_id = $1)' : 'clinic_id = $1';
      const { rows } = await sqlAsOwner(
        `select count(*)::int as n from ${table} where ${ours} and length(${name}) > 0 and get_byte(${name}, 0) <> $2`,
        [clinic.id, masterKeys().current.id],
      );
      expect(rows, column).toEqual([{ n: 0 }]);
    }
    expect((await findProvider('rotated'))?.clientSecret).toBe('the provider gave it');
    const soon = new Date(Date.now() + 30_000);
    const half = await personOf(await signInSecret(clinic.admin.email));
    succeeded(await giveCode.runFor(half, { code: appCode(app.seed, soon) }, { now: soon }));
    expect(await resealEverything({ ownerUrl, keys: masterKeys() })).toEqual({ values: 0, unreadable: [] });
    expect(await verifyChain(clinic.admin.scope)).toMatchObject({ is: 'whole' });
    await beginAgainWith(old);
  });

  it('re-encrypts everything as an owner whom row-level security binds', async () => {
    const clinic = await makeClinic();
    const id = await issueForMaria(clinic.clinician);
    const owner = await plainOwner();
    const old = masterKeys();
    takeMasterKeys(newKeys());
    expect((await resealEverything({ ownerUrl: owner.url, keys: masterKeys() })).values).toBeGreaterThan(0);
    takeMasterKeys({ current: masterKeys().current, others: [] });
    expect((await loadRecord(clinic.clinician.scope, id)).handouts).toHaveLength(1);
    const { rows } = await sqlAsOwner(
      `select count(*)::int as n from pg_class where relname in ('clinic', 'user_account') and relforcerowsecurity`,
    );
    expect(rows).toEqual([{ n: 2 }]);
    await beginAgainWith(old);
    await owner.giveBack();
  });

  it('names what it cannot read, finishes the rest, and says how much is left', async () => {
    const clinic = await makeClinic();
    const id = await issueForMaria(clinic.clinician);
    const drafts = [await newDraft(clinic.clinician), await newDraft(clinic.clinician)];
    const damaged = [drafts[0]?.id ?? '', id].sort();
    await sqlAsOwner('update draft set sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) where id = $1', [
      drafts[0]?.id,
    ]);
    // As a server with a wrong key wrote it: the same id, another key.
    const wrong = createFieldCipher({ current: { id: 1, bytes: new Uint8Array(randomBytes(32)) }, others: [] });
    const place = { clinicId: clinic.id, column: 'handout.patient', rowId: id } as const;
    await sqlAsOwner('update handout set patient_sealed = $2 where id = $1', [
      id,
      Buffer.from(wrong.seal(place, Buffer.from(JSON.stringify(maria)))),
    ]);
    const old = masterKeys();
    takeMasterKeys(newKeys());
    const { unreadable, values } = await resealEverything({ ownerUrl, keys: masterKeys() });
    expect(values).toBeGreaterThan(0);
    const named = unreadable.filter((one) => damaged.includes(one.id));
    expect(named.map(({ table }) => table).sort()).toEqual(['draft', 'handout']);
    // They are still under the old key: a start without it is refused as before.
    const { rows: stored } = await sqlAsOwner('select key_id from master_key order by key_id');
    expect(stored.map(({ key_id }) => key_id)).toEqual([old.current.id, masterKeys().current.id]);

    const task = rotateKeys(openedDatabase());
    await expect(task).rejects.toThrow(/^\d+ values could not be read and stayed as before, named above/);
    const { rows: keys } = await sqlAsOwner('delete from master_key where key_id = $1 returning key_id', [
      old.current.id,
    ]);
    expect(keys).toHaveLength(1);
    takeMasterKeys({ current: masterKeys().current, others: [] });
    await loadDraft(clinic.clinician.scope, drafts[1]?.id ?? '');
    await beginAgainWith(old);
  });

  it('a sealed value copied to another row or another clinic does not open', async () => {
    const [one, other] = [await makeClinic(), await makeClinic()];
    const [draft, second, foreign] = [
      await newDraft(one.clinician),
      await newDraft(one.clinician),
      await newDraft(other.clinician),
    ];
    for (const target of [second, foreign]) {
      await sqlAsOwner('update draft set sealed = (select sealed from draft where id = $1) where id = $2', [
        draft.id,
        target.id,
      ]);
    }
    await expect(loadDraft(one.clinician.scope, second.id)).rejects.toThrow();
    await expect(loadDraft(other.clinician.scope, foreign.id)).rejects.toThrow();
  });
});

const openedDatabase = () => ({
  kind: 'external' as const,
  description: 'of this test',
  ownerUrl,
  givenAppUrl: undefined,
  masterKey: writeMasterKey(masterKeys().current),
  otherMasterKeys: masterKeys().others.map(writeMasterKey).join(','),
  nextAuthSecret: '',
  close: async () => {},
});

/** As a hosted database gives them: owner of the tables, and no superuser. */
async function plainOwner() {
  const name = `owner_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(12).toString('hex');
  await sqlAsOwner(`create role ${name} login password '${password}'`);
  const { rows } = await sqlAsOwner(
    `select format('alter table %I owner to ', relname) as words, current_user as was from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p')`,
  );
  const give = async (to: string): Promise<void> => {
    for (const { words } of rows) await sqlAsOwner(`${words}${to}`);
  };
  await give(name);
  const url = new URL(ownerUrl);
  [url.username, url.password] = [name, password];
  const was = String(rows[0]?.was);
  return {
    url: url.href,
    giveBack: async (): Promise<void> => {
      await give(`"${was}"`);
      await sqlAsOwner(`drop owned by ${name}; drop role ${name}`);
    },
  };
}
