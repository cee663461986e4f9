import { describe, expect, it } from 'vitest';
import type { AuditedWrites } from '@/lib/test-support/audited-writes/audited-write';
import { clinicWrites } from '@/lib/test-support/audited-writes/clinic';
import { handoutWrites } from '@/lib/test-support/audited-writes/handouts';
import { libraryWrites } from '@/lib/test-support/audited-writes/library';
import { makeClinic, rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, newDraft } from '@/lib/test-support/handouts';
import { failedWith } from '@/lib/test-support/outcome';
import { loadDraft } from './drafts/data';
import { saveDraftAction } from './drafts/mutations';

/** Every write of the application, each with what it needs and the event it must leave. */
const writes: AuditedWrites = { ...handoutWrites, ...libraryWrites, ...clinicWrites };

const everythingOf = (clinic: TestClinic): Promise<string> => rowsOf(clinic.id);

async function eventsOf(clinic: TestClinic): Promise<string[]> {
  const { rows } = await sqlAsOwner('select type from audit_event where clinic_id = $1 order by at, id', [clinic.id]);
  return rows.map((row) => String(row.type));
}

describe('S32: every write leaves its audit event or is rolled back', () => {
  it.each(Object.keys(writes))('%s', async (name) => {
    const clinic = await makeClinic();
    const prepared = await writes[name]?.(clinic.admin);
    if (!prepared) throw new Error('the name comes from the table above');

    const before = await everythingOf(clinic);
    const eventsBefore = await eventsOf(clinic);
    // A trail that cannot be written, for this clinic alone: other tests go on beside this one.
    const refuse = `refuse_${clinic.id.replaceAll('-', '')}`;
    await sqlAsOwner(`create function ${refuse}() returns trigger language plpgsql as
      $$ begin if new.clinic_id = '${clinic.id}' then raise 'the audit trail is full'; end if; return new; end $$`);
    await sqlAsOwner(`create trigger ${refuse} before insert on audit_event for each row execute function ${refuse}()`);
    try {
      expect(await prepared.run(clinic.admin)).toMatchObject({ ok: false });
      expect(await everythingOf(clinic)).toBe(before);
    } finally {
      await sqlAsOwner(`drop function ${refuse}() cascade`);
    }

    expect(await prepared.run(clinic.admin)).toMatchObject({ ok: true });
    const added = (await eventsOf(clinic)).slice(eventsBefore.length);
    expect(added).toContain(prepared.leaves);
  });

  it('a refused write changes nothing', async () => {
    const clinic = await makeClinic();
    const { id, version, content } = await newDraft(clinic.admin);
    const before = await everythingOf(clinic);
    const outcome = await saveDraftAction.runAs(clinic.clinician, { id, version, content: { ...content, title: 'X' } });
    expect(failedWith(outcome)).toBe('forbidden');
    expect(await everythingOf(clinic)).toBe(before);
    expect((await loadDraft(clinic.admin.scope, id)).content.title).toBe(content.title);
  });

  it('signing in, being refused and signing out are events too, and none holds a patient’s name', async () => {
    const clinic = await makeClinic();
    await issueForMaria(clinic.clinician);
    expect(await eventsOf(clinic)).toContain('session.started');
    const { rows } = await sqlAsOwner('select detail::text from audit_event where clinic_id = $1', [clinic.id]);
    expect(rows.map((row) => String(row.detail)).join(' ')).not.toMatch(/Maria|Núñez|1981|RFP/);
  });
});
