import { beforeAll, describe, expect, it } from 'vitest';
import { AppError, type AppFailure } from '@/lib/domain/errors';
import { asRuntimeRole, makeClinic, signIn, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { plainPicture } from '@/lib/test-support/pictures';
import { loadHandout } from '../handouts/data';
import { loadClinicSettings } from './data';
import { changeClinicAction, previewBrandingAction, removeLogoAction, replaceLogoAction } from './mutations';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

const picture = async (width = 60, height = 30) => new Uint8Array(await plainPicture(width, height).png().toBuffer());
const failureOf = (outcome: { ok: boolean; failure?: AppFailure }) => outcome.failure;

describe('the clinic’s details', () => {
  it('are not saved over what someone else saved meanwhile: both are told, and nothing is written', async () => {
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    const first = { ...details, version, phone: '541-555-0111' };
    expect(succeeded(await changeClinicAction.runAs(clinic.admin, first))).toEqual({
      saved: true,
      version: version + 1,
    });

    const second = { ...details, version, phone: '541-555-0122' };
    const outcome = succeeded(await changeClinicAction.runAs(clinic.admin, second));
    expect(outcome).toMatchObject({ saved: false, version: version + 1, theirs: { phone: '541-555-0111' } });
    expect((await loadClinicSettings(clinic.admin.scope)).details.phone).toBe('541-555-0111');

    const again = { ...second, version: version + 1 };
    expect(succeeded(await changeClinicAction.runAs(clinic.admin, again))).toMatchObject({ saved: true });
    expect((await loadClinicSettings(clinic.admin.scope)).details.phone).toBe('541-555-0122');
  });

  it('have one winner of ten who save at once', async () => {
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    const saves = Array.from({ length: 10 }, (_, index) =>
      changeClinicAction.runAs(clinic.admin, { ...details, version, footerNote: `Note ${index}` }),
    );
    const results = (await Promise.all(saves)).map(succeeded);
    expect(results.filter((result) => result.saved)).toHaveLength(1);
  });

  it.each([
    [{ phone: 'see website' }, 'phone'],
    [{ emergencyNumber: 'ask us' }, 'emergencyNumber'],
    [{ otherPhones: [{ label: 'After hours', number: 'twelve' }] }, 'otherPhones.0.number'],
    [{ otherPhones: [{ label: ' ', number: '541-555-0100' }] }, 'otherPhones.0.label'],
    [{ accentColor: 'red' }, 'accentColor'],
    [{ name: ' ' }, 'name'],
  ])('refuse nonsense: %j', async (change, field) => {
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    const failure = failureOf(await changeClinicAction.runAs(clinic.admin, { ...details, version, ...change }));
    expect(failure).toMatchObject({ code: 'invalid-input', fields: { [field]: expect.any(String) } });
  });

  it('name in the audit trail which of them changed, and no more', async () => {
    const own = await makeClinic();
    const { version, details } = await loadClinicSettings(own.admin.scope);
    const otherPhones = [{ label: 'After hours', number: '541-555-0190' }];
    succeeded(await changeClinicAction.runAs(own.admin, { ...details, version, otherPhones, footerNote: 'Hello' }));
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'clinic.changed'`,
      [own.id],
    );
    expect(rows).toEqual([{ detail: { fields: ['otherPhones', 'footerNote'] } }]);
  });
});

describe('how the clinic prints its sources and its code', () => {
  it('is there for the next request of a member, and the trail says that it changed', async () => {
    const own = await makeClinic();
    const { version, details } = await loadClinicSettings(own.admin.scope);
    expect(details).toMatchObject({ sourcesShown: 'line', printsCode: true });
    const change = { ...details, version, sourcesShown: 'full' as const, printsCode: false };
    succeeded(await changeClinicAction.runAs(own.admin, change));
    expect((await signIn(own.clinician.email)).clinic).toMatchObject({ sourcesShown: 'full', printsCode: false });
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'clinic.changed'`,
      [own.id],
    );
    expect(rows).toEqual([{ detail: { fields: ['sourcesShown', 'printsCode'] } }]);
  });
});

describe('the clinic’s texts in other languages', () => {
  const es = [{ name: 'footerNote' as const, of: 'Parking is free.', text: 'El estacionamiento es gratis.' }];

  it('are there for the next request of a member and for a job, and the trail says that they changed', async () => {
    const own = await makeClinic();
    const { version, details } = await loadClinicSettings(own.admin.scope);
    expect(details.translations).toEqual({});
    const change = { ...details, version, footerNote: 'Parking is free.', translations: { es } };
    succeeded(await changeClinicAction.runAs(own.admin, change));
    expect((await loadClinicSettings(own.admin.scope)).details.translations).toEqual({ es });
    expect((await signIn(own.clinician.email)).clinic.translations).toEqual({ es });
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'clinic.changed'`,
      [own.id],
    );
    expect(rows).toEqual([{ detail: { fields: ['footerNote', 'translations'] } }]);
  });

  it('are no change in the trail where the same languages come in another order', async () => {
    const own = await makeClinic();
    const { version, details } = await loadClinicSettings(own.admin.scope);
    // The database sorts the keys: ar comes before es.
    const change = { ...details, footerNote: 'Parking is free.', translations: { es, ar: es } };
    succeeded(await changeClinicAction.runAs(own.admin, { ...change, version }));
    succeeded(await changeClinicAction.runAs(own.admin, { ...change, version: version + 1, phone: '541-555-0122' }));
    const { rows } = await sqlAsOwner(
      `select detail from audit_event where clinic_id = $1 and type = 'clinic.changed'`,
      [own.id],
    );
    const fields = rows.map(({ detail }) => detail.fields);
    expect(fields).toContainEqual(['phone']);
    expect(fields).toContainEqual(['footerNote', 'translations']);
  });

  it('are for admins alone', async () => {
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    const change = { ...details, version, translations: { es } };
    expect(failedWith(await changeClinicAction.runAs(clinic.clinician, change))).toBe('forbidden');
  });

  it.each([{ es: [{ ...es[0], text: ' ' }] }, { es: [{ ...es[0], text: 'x'.repeat(301) }] }, { 'no language': es }])(
    'refuse nonsense: %j',
    async (translations) => {
      const { version, details } = await loadClinicSettings(clinic.admin.scope);
      // As a request may be, whatever the form sends.
      const change = { ...details, version, translations: translations as typeof details.translations };
      const failure = failureOf(await changeClinicAction.runAs(clinic.admin, change));
      expect(failure).toMatchObject({ code: 'invalid-input', fields: { translations: expect.any(String) } });
    },
  );
});

describe('the logo', () => {
  it('is on handouts issued from then on, with its words; those issued before keep theirs', async () => {
    const own = await makeClinic();
    const before = await issueForMaria(own.clinician);
    succeeded(await replaceLogoAction.runAs(own.admin, { file: await picture() }));
    const { logo } = await loadClinicSettings(own.admin.scope);
    // The next request of the same member reads the clinic anew.
    const after = await issueForMaria(await signIn(own.clinician.email));
    expect((await loadHandout(own.clinician.scope, before)).document.clinic.logo).toBeNull();
    expect((await loadHandout(own.clinician.scope, after)).document.clinic.logo).toEqual({
      ...logo,
      alt: 'Logo of Riverside Family Practice',
    });
  });

  it('that cannot be one is refused by name and nothing is stored', async () => {
    const own = await makeClinic();
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>');
    const failure = failureOf(await replaceLogoAction.runAs(own.admin, { file: svg }));
    expect(failure).toEqual({ code: 'invalid-input', fields: { logo: 'svg' } });
    expect((await loadClinicSettings(own.admin.scope)).logo).toBeNull();
  });

  it('of another clinic can be neither read nor changed', async () => {
    const [ours, theirs] = [await makeClinic(), await makeClinic()];
    succeeded(await replaceLogoAction.runAs(theirs.admin, { file: await picture(80, 20) }));
    const theirLogo = (await loadClinicSettings(theirs.admin.scope)).logo;
    expect(theirLogo).not.toBeNull();
    expect((await loadClinicSettings(ours.admin.scope)).logo).toBeNull();
    succeeded(await replaceLogoAction.runAs(ours.admin, { file: await picture(20, 80) }));
    succeeded(await removeLogoAction.runAs(ours.admin, {}));
    expect((await loadClinicSettings(theirs.admin.scope)).logo).toEqual(theirLogo);
    // The second lock: the database itself, for the role that the server works as.
    await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [ours.id]);
      const seen = await client.query('select id from clinic where logo is not null or id = $1', [theirs.id]);
      expect(seen.rows).toEqual([]);
      const written = await client.query('update clinic set logo = null where id = $1', [theirs.id]);
      expect(written.rowCount).toBe(0);
    });
  });
});

describe('only an admin', () => {
  it('sees, changes and previews the branding', async () => {
    const { version, details } = await loadClinicSettings(clinic.admin.scope);
    for (const actor of [clinic.clinician, clinic.editor]) {
      await expect(loadClinicSettings(actor.scope)).rejects.toEqual(new AppError('forbidden'));
      const outcomes = [
        await changeClinicAction.runAs(actor, { ...details, version }),
        // Not even a file that would be refused is looked at.
        await replaceLogoAction.runAs(actor, { file: new Uint8Array([1, 2, 3]) }),
        await removeLogoAction.runAs(actor, {}),
        await previewBrandingAction.runAs(actor, details),
      ];
      expect(outcomes.map(failedWith)).toEqual(outcomes.map(() => 'forbidden'));
    }
  });
});

describe('a preview', () => {
  it('is a PDF with the details as typed, and leaves no trace', async () => {
    const own = await makeClinic();
    const { details } = await loadClinicSettings(own.admin.scope);
    const count = `select (select count(*) from audit_event where clinic_id = $1)::int as events,
      (select count(*) from handout where clinic_id = $1)::int as handouts, version, name from clinic where id = $1`;
    const before = (await sqlAsOwner(count, [own.id])).rows;
    const { bytes } = succeeded(await previewBrandingAction.runAs(own.admin, { ...details, name: 'Not Yet Saved' }));
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect((await sqlAsOwner(count, [own.id])).rows).toEqual(before);
    const wrong = await previewBrandingAction.runAs(own.admin, { ...details, accentColor: 'blue' });
    expect(failedWith(wrong)).toBe('invalid-input');
  });
});
