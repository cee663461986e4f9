import { beforeAll, describe, expect, it } from 'vitest';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listMySnippets } from './data';
import { removeSnippetAction, saveSnippetAction } from './mutations';

let clinic: TestClinic;
let other: TestClinic;
beforeAll(async () => {
  [clinic, other] = [await makeClinic(), await makeClinic()];
});

const ice = { name: 'ice', text: 'Put ice on it for 10 minutes.\nThen rest.' };

describe('a snippet', () => {
  it('is its member’s alone: no colleague and no other clinic sees, changes or removes it', async () => {
    succeeded(await saveSnippetAction.runAs(clinic.clinician, { was: null, snippet: ice }));
    expect(await listMySnippets(clinic.clinician.scope)).toEqual([ice]);
    for (const actor of [clinic.admin, other.clinician]) {
      expect(await listMySnippets(actor.scope)).toEqual([]);
      expect(failedWith(await saveSnippetAction.runAs(actor, { was: 'ice', snippet: ice }))).toBe('not-found');
      expect(failedWith(await removeSnippetAction.runAs(actor, { name: 'ice' }))).toBe('not-found');
    }
    const seen = await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.clinic_id', $1, true)`, [other.id]);
      return (await client.query('select count(*)::int as rows from snippet')).rows[0];
    });
    expect(seen).toEqual({ rows: 0 });
  });

  it('is stored sealed', async () => {
    const { rows } = await sqlAsOwner('select sealed from snippet where clinic_id = $1', [clinic.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].sealed.includes('minutes')).toBe(false);
  });

  it('is renamed with its words, and never takes the place of another', async () => {
    const actor = clinic.clinician;
    succeeded(await saveSnippetAction.runAs(actor, { was: null, snippet: { name: 'heat', text: 'Warm it.' } }));
    expect(failedWith(await saveSnippetAction.runAs(actor, { was: null, snippet: ice }))).toBe('invalid-input');
    expect(failedWith(await saveSnippetAction.runAs(actor, { was: 'heat', snippet: ice }))).toBe('invalid-input');
    succeeded(await saveSnippetAction.runAs(actor, { was: 'ice', snippet: { ...ice, name: 'cold' } }));
    expect((await listMySnippets(actor.scope)).map(({ name }) => name)).toEqual(['cold', 'heat']);
    succeeded(await removeSnippetAction.runAs(actor, { name: 'heat' }));
    expect(await listMySnippets(actor.scope)).toEqual([{ ...ice, name: 'cold' }]);
  });

  it('has one word for a name', async () => {
    const snippet = { name: 'two words', text: 'x' };
    expect(failedWith(await saveSnippetAction.runAs(clinic.clinician, { was: null, snippet }))).toBe('invalid-input');
  });
});
