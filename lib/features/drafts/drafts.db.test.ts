import { beforeAll, describe, expect, it } from 'vitest';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { maria, newDraft, save } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listMyDrafts, loadDraft } from './data';
import { createDraftAction, discardDraftAction, resolveConflictAction, saveDraftAction } from './mutations';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeClinic();
});

describe('a draft', () => {
  it('starts with the topic’s recommended sections, urgent help and when to return among them', async () => {
    const draft = await newDraft(clinic.clinician);
    const kindOf = new Map(draft.versions.map((version) => [version.id, version.kind]));
    const on = draft.content.sections.filter((section) => section.on).map((one) => kindOf.get(one.versionId));
    expect(on).toEqual(expect.arrayContaining(['urgent-help', 'about', 'lifestyle-changes', 'when-to-return']));
    expect(draft.content.title).toBe('Muscle twitches');
  });

  it('keeps what was typed, in any script', async () => {
    const draft = await newDraft(clinic.clinician);
    const note = 'Repos ✓ — Δ ‏مرحبا‏ 你好 🙂 \u0007 end';
    await save(clinic.clinician, draft, { note, patient: maria });
    const { content } = await loadDraft(clinic.clinician.scope, draft.id);
    expect(content.note).toBe(note);
    expect(content.patient).toEqual(maria);
  });

  it('stores nothing a patient could be known by in clear text', async () => {
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { patient: { ...maria, name: 'Sentinel Quixote' } });
    const { rows } = await sqlAsOwner(
      'select d::text as row, encode(sealed, $2) as sealed from draft d where id = $1',
      [draft.id, 'escape'],
    );
    // Whole values only: four digits turn up by chance in ids and in what is sealed.
    expect(`${rows[0].row} ${rows[0].sealed}`).not.toMatch(/Sentinel|Quixote|1981-03-14|RFP-0048213/);
  });

  it('refuses what is too long, naming the field', async () => {
    const { id, version, content } = await newDraft(clinic.clinician);
    const outcome = await saveDraftAction.runAs(clinic.clinician, {
      id,
      version,
      content: { ...content, patient: { ...maria, name: 'M'.repeat(20_000) } },
    });
    expect(outcome).toEqual({
      ok: false,
      failure: { code: 'invalid-input', fields: { 'content.patient.name': 'Patient name is too long' } },
    });
  });

  it('refuses unknown keys and wrong shapes', async () => {
    const { id, version, content } = await newDraft(clinic.clinician);
    // What a script could send, whatever the types say.
    const send = (input: unknown) => saveDraftAction.runAs(clinic.clinician, input as never);
    expect(failedWith(await send({ id, version, content, clinicId: clinic.id }))).toBe('invalid-input');
    expect(failedWith(await send({ id: { not: '' }, version, content }))).toBe('invalid-input');
    expect(failedWith(await send({ id, version, content: { ...content, role: 'admin' } }))).toBe('invalid-input');
    expect(failedWith(await send(null))).toBe('invalid-input');
  });

  it('can be discarded, and only by its owner or an editor', async () => {
    const draft = await newDraft(clinic.admin);
    expect(failedWith(await discardDraftAction.runAs(clinic.clinician, { id: draft.id }))).toBe('forbidden');
    succeeded(await discardDraftAction.runAs(clinic.editor, { id: draft.id }));
    await expect(loadDraft(clinic.admin.scope, draft.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is listed for its owner, the last touched first', async () => {
    const fresh = await makeClinic();
    const first = await newDraft(fresh.clinician);
    const second = await newDraft(fresh.clinician);
    await save(fresh.clinician, first, { patient: maria });
    const list = await listMyDrafts(fresh.clinician.scope);
    expect(list.map((draft) => draft.id)).toEqual([first.id, second.id]);
    expect(list[0]?.patientName).toBe(maria.name);
    expect(await listMyDrafts(fresh.admin.scope)).toEqual([]);
  });

  it('answers not-found for a topic that does not exist', async () => {
    const outcome = await createDraftAction.runAs(clinic.clinician, { from: 'topic', slug: 'no-such-topic' });
    expect(failedWith(outcome)).toBe('not-found');
  });
});

describe('two tabs on one draft', () => {
  it('tell the later one what the earlier one saved, and overwrite nothing', async () => {
    const draft = await newDraft(clinic.clinician);
    await save(clinic.clinician, draft, { note: 'from the first tab' });
    const late = { ...draft.content, note: 'from the second tab' };
    const outcome = succeeded(
      await saveDraftAction.runAs(clinic.clinician, { id: draft.id, version: draft.version, content: late }),
    );
    expect(outcome).toMatchObject({ saved: false, theirs: { version: 2, content: { note: 'from the first tab' } } });
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content.note).toBe('from the first tab');
  });

  it.each(['mine', 'theirs'] as const)('keep both texts when the clinician keeps %s', async (keep) => {
    const draft = await newDraft(clinic.clinician);
    const version = await save(clinic.clinician, draft, { note: 'theirs' });
    const mine = { ...draft.content, note: 'mine' };
    const resolved = succeeded(
      await resolveConflictAction.runAs(clinic.clinician, { id: draft.id, version, keep, mine }),
    );
    const kept = await loadDraft(clinic.clinician.scope, draft.id);
    const copy = await loadDraft(clinic.clinician.scope, resolved.copyId);
    expect([kept.content.note, copy.content.note]).toEqual(keep === 'mine' ? ['mine', 'theirs'] : ['theirs', 'mine']);
    expect(kept.version).toBe(resolved.version);
  });

  it('let exactly one of ten simultaneous saves win', async () => {
    const draft = await newDraft(clinic.clinician);
    const saves = Array.from({ length: 10 }, (_, racer) =>
      saveDraftAction.runAs(clinic.clinician, {
        id: draft.id,
        version: draft.version,
        content: { ...draft.content, note: `racer ${racer}` },
      }),
    );
    const results = (await Promise.all(saves)).map(succeeded);
    expect(results.filter((result) => result.saved)).toHaveLength(1);
    const winner = results.findIndex((result) => result.saved);
    const { content, version } = await loadDraft(clinic.clinician.scope, draft.id);
    expect(content.note).toBe(`racer ${winner}`);
    expect(version).toBe(draft.version + 1);
  });
});
