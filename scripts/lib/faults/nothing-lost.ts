import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { verifyChain } from '@/lib/features/audit/verify';
import { downloadHandoutAction } from '@/lib/features/handouts/mutations';
import { sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { succeeded } from '@/lib/test-support/outcome';
import type { Ledger } from './clinicians';

/** Holds what is stored against what was acknowledged; and nothing stored may be half. */
export async function expectNothingLost(clinic: TestClinic, ledger: Ledger): Promise<void> {
  for (const [id, { version, title, sent }] of ledger.saves) {
    const { rows } = await sqlAsOwner('select version, title from draft where id = $1', [id]);
    const stored = rows[0];
    if (stored?.version === version) expect(stored.title).toBe(title);
    else expect(stored).toEqual({ version: version + 1, title: sent });
  }

  const { rows } = await sqlAsOwner(
    `select h.id, p.handout_id is not null as "hasPdf",
       exists (select from handout_section s where s.handout_id = h.id) as "hasSections",
       exists (select from handout_patient_token t where t.handout_id = h.id) as "hasTokens",
       exists (select from audit_event e where e.type = 'handout.issued' and e.detail->>'handoutId' = h.id::text) as "hasEvent",
       exists (select from draft d where d.id = h.id) as "hasDraft"
     from handout h left join handout_pdf p on p.handout_id = h.id where h.clinic_id = $1`,
    [clinic.id],
  );
  const whole = { hasPdf: true, hasSections: true, hasTokens: true, hasEvent: true, hasDraft: false };
  for (const { id, ...parts } of rows) expect(parts, `handout ${id}`).toEqual(whole);
  const stored = rows.map(({ id }) => String(id));
  expect(stored).toEqual(expect.arrayContaining(ledger.issued));
  const events = await sqlAsOwner(
    `select count(*)::int as n from audit_event where clinic_id = $1 and type = 'handout.issued'`,
    [clinic.id],
  );
  expect(events.rows[0].n).toBe(stored.length);

  for (const id of stored) {
    const { bytes, sha256 } = succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id }));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  expect((await verifyChain(clinic.admin.scope)).is).toBe('whole');
}
