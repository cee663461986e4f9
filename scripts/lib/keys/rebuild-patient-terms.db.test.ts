import { beforeAll, describe, expect, it } from 'vitest';
import { fieldCipher, masterKeys } from '../../../lib/crypto/sealing';
import { NAME_FOLDING_VERSION } from '../../../lib/domain/handout/fold-name';
import { searchHandouts } from '../../../lib/features/handouts/search';
import { setIdentifierPolicyAction } from '../../../lib/features/identifiers/mutations';
import { loadRecord } from '../../../lib/features/patient-records/data';
import { eraseRecordAction } from '../../../lib/features/patient-records/mutations';
import { asOwnerRolledBack, makeClinic, sqlAsOwner, type TestClinic } from '../../../lib/test-support/database';
import { issueForMaria, maria } from '../../../lib/test-support/handouts';
import { succeeded } from '../../../lib/test-support/outcome';
import { ownDatabase } from '../test/own-database';
import { rebuildPatientTerms } from './rebuild-patient-terms';

const names: readonly (readonly [name: string, typed: string])[] = [
  ['Søren Æbelø', 'soren aebelo'],
  ['Łukasz Đặng', 'lukasz dang'],
  ['Jürgen Weiß', 'juergen weiss'],
  ['Işık Yılmaz', 'isik yilmaz'],
  ["Sean O'Neill", 'neill'],
  ['Anne Smith-Jones', 'smithjones'],
  ['Алёна Йовович', 'алена йовович'],
  ['أحمد فاطمة', 'احمد فاطمه'],
];

let clinic: TestClinic;
const ids = new Map<string, string>();

beforeAll(async () => {
  clinic = await makeClinic();
  for (const [index, [name]] of names.entries()) ids.set(name, await issueFor(clinic, name, `RFP-${1000 + index}`));
});

const issueFor = ({ clinician }: TestClinic, name: string, recordNumber: string): Promise<string> =>
  issueForMaria(clinician, { patient: { ...maria, name, recordNumber } });

const found = async (q: string): Promise<string[]> =>
  (await searchHandouts(clinic.clinician.scope, { q }, 'UTC')).rows.map(({ patientName }) => patientName);

/** As the first releases folded names, and as the one before goes on doing beside this one. */
async function asFoldedBefore({ id: clinicId }: TestClinic): Promise<void> {
  for (const [name, id] of ids) {
    const plain = name
      .normalize('NFKD')
      .replace(/[\p{M}'’`]/gu, '')
      .toLowerCase();
    const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
    const terms = new Set(words.flatMap((word) => [word, word.slice(0, 3), word.slice(0, 4)]));
    await sqlAsOwner('delete from handout_patient_token where clinic_id = $1 and handout_id = $2', [clinicId, id]);
    for (const term of terms) {
      const token = Buffer.from(fieldCipher().blindIndex(clinicId, `name:${term}`));
      await sqlAsOwner('insert into handout_patient_token values ($1, $2, $3)', [clinicId, token, id]);
    }
  }
  await sqlAsOwner('update handout set index_version = 1 where clinic_id = $1', [clinicId]);
}

const versions = async (): Promise<number[]> => {
  const { rows } = await sqlAsOwner('select index_version as v from handout where clinic_id = $1', [clinic.id]);
  return rows.map(({ v }) => v);
};

const rebuildAll = () => rebuildPatientTerms({ ownerUrl: ownDatabase().ownerUrl, keys: masterKeys() });
const rebuild = async () => (await rebuildAll()).rebuilt;

describe('patients whose handouts were issued before', () => {
  it.each(names)('%s is found by %s as soon as the handout is issued, and shown as entered', async (name, typed) => {
    expect(await found(typed)).toEqual([name]);
  });

  it('are found by what they are written like until their terms are rebuilt, and by a plain keyboard from then on', async () => {
    await asFoldedBefore(clinic);
    for (const [name] of names) expect(await found(name), name).toEqual([name]);
    expect(await found('soren aebelo')).toEqual([]);

    // Two servers start at the same time, and a third after them.
    const [one, other] = await Promise.all([rebuild(), rebuild()]);
    expect(one + other).toBe(names.length);
    expect(await rebuild()).toBe(0);
    expect(new Set(await versions())).toEqual(new Set([NAME_FOLDING_VERSION]));
    for (const [name, typed] of names) expect(await found(typed), typed).toEqual([name]);
    const [[name = ''] = []] = names;
    expect((await loadRecord(clinic.clinician.scope, ids.get(name) ?? '')).patient.name).toBe(name);
  });

  it('are rebuilt from where an interrupted start had come', async () => {
    await asFoldedBefore(clinic);
    await sqlAsOwner('update handout set index_version = $2 where clinic_id = $1 and id = $3', [
      ...[clinic.id, NAME_FOLDING_VERSION, ids.get('Jürgen Weiß')],
    ]);
    expect(await rebuild()).toBe(names.length - 1);
  });

  it('do not keep a start from its work when one of them cannot be read', async () => {
    await asFoldedBefore(clinic);
    const damage = () =>
      sqlAsOwner(
        `update handout set patient_sealed = set_byte(patient_sealed, 20, 255 - get_byte(patient_sealed, 20))
          where clinic_id = $1 and id = $2`,
        [clinic.id, ids.get('Jürgen Weiß')],
      );
    await damage();
    expect(await rebuildAll()).toEqual({ rebuilt: names.length - 1, unreadable: 1 });
    await damage();
    expect(await rebuildAll()).toEqual({ rebuilt: 1, unreadable: 0 });
  });

  it('are left to another server that is rebuilding them, without waiting for it', async () => {
    await asFoldedBefore(clinic);
    await asOwnerRolledBack(async (other) => {
      await other.query('select id from handout where clinic_id = $1 limit 3 for update', [clinic.id]);
      expect(await rebuild()).toBe(names.length - 3);
    });
    expect(await rebuild()).toBe(3);
  }, 20_000);

  it('get no terms again once their record was erased, and keep theirs where the clinic no longer stores names', async () => {
    const erased = await issueFor(clinic, 'Ana Ruiz', 'RFP-9');
    succeeded(await eraseRecordAction.runAs(clinic.admin, { handoutId: erased, reason: 'She asked for it', count: 1 }));
    succeeded(await setIdentifierPolicyAction.runAs(clinic.admin, { kept: false }));
    await asFoldedBefore(clinic);
    expect(await rebuild()).toBe(names.length + 1);
    const { rows } = await sqlAsOwner('select count(*)::int as n from handout_patient_token where handout_id = $1', [
      erased,
    ]);
    expect(rows[0].n).toBe(0);
    expect(await found('neill')).toEqual(["Sean O'Neill"]);
  });
});
