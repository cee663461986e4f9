import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { sealJson } from '@/lib/crypto/sealing';
import { withClinic } from '@/lib/db/with-clinic';
import { DRAFTS_MAX, DRAFTS_MAX_BYTES } from '@/lib/domain/limits';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { type DraftForBuilder, draftPlace, loadDraft, loadDraftPage, readDraft, requireRoomForDrafts } from './data';
import { createDraftAction, discardDraftAction, resolveConflictAction, saveDraftAction } from './mutations';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await makeClinic();
});

/** Copies of a draft from before the limit. The test never opens them. */
async function copy(draft: DraftForBuilder, { times, bytes }: { times: number; bytes?: number }): Promise<void> {
  await sqlAsOwner(
    `insert into draft (clinic_id, id, owner_id, title, updated_at, sealed)
     select clinic_id, gen_random_uuid(), owner_id, title, now() - interval '1 hour', case when $3::int is null then sealed else convert_to(repeat('x', $3), 'UTF8') end
     from draft, generate_series(1, $2) where id = $1`,
    [draft.id, times, bytes ?? null],
  );
}

const long = 'x'.repeat(15_000);

async function twoDraftsWithRoomFor(bytes: number): Promise<[DraftForBuilder, DraftForBuilder]> {
  const [one, other] = [await newDraft(clinic.clinician), await newDraft(clinic.clinician)];
  const { room } = await loadDraftPage(clinic.clinician.scope, 1);
  await copy(one, { times: 1, bytes: DRAFTS_MAX_BYTES - room.bytes - bytes });
  return [one, other];
}

const begin = (who = clinic.clinician) => createDraftAction.runAs(who, { from: 'blank' });
const save = (draft: DraftForBuilder, note: string, version = draft.version) =>
  saveDraftAction.runAs(clinic.clinician, { id: draft.id, version, content: { ...draft.content, note } });

describe('the drafts of one member', () => {
  it('a member can keep 200 drafts; discarding one makes room, and other members are not affected', async () => {
    const draft = await newDraft(clinic.clinician);
    await copy(draft, { times: DRAFTS_MAX - 2 });
    succeeded(await begin());
    expect(failedWith(await begin())).toBe('drafts-full');
    expect((await loadDraftPage(clinic.clinician.scope, 1)).room.drafts).toBe(DRAFTS_MAX);
    succeeded(await begin(clinic.editor));

    expect(succeeded(await save(draft, 'still saved'))).toMatchObject({ saved: true });
    succeeded(await discardDraftAction.runAs(clinic.clinician, { id: draft.id }));
    succeeded(await begin());
    expect(failedWith(await begin())).toBe('drafts-full');
  });

  it('a member who had more than 200 drafts before the limit can still save them', async () => {
    const draft = await newDraft(clinic.clinician);
    await copy(draft, { times: DRAFTS_MAX + 50 });
    expect(succeeded(await save(draft, 'saved'))).toMatchObject({ saved: true });
    expect(failedWith(await begin())).toBe('drafts-full');
  });

  it('a member’s drafts can take 10 MB; growing past that is refused, and shrinking is always allowed', async () => {
    const [one, other] = await twoDraftsWithRoomFor(20_000);
    const first = succeeded(await save(one, long));
    expect(failedWith(await save(other, long))).toBe('drafts-full');
    expect(await loadDraft(clinic.clinician.scope, other.id)).toMatchObject({ version: 1, content: { note: '' } });
    if (!first.saved) throw new Error('nobody else saves it');
    expect(succeeded(await save(one, '', first.version))).toMatchObject({ saved: true });
    expect(succeeded(await save(other, long))).toMatchObject({ saved: true });
  });

  it('two drafts that grow at the same time cannot both take the last room', async () => {
    const drafts = await twoDraftsWithRoomFor(20_000);
    const outcomes = await Promise.all(drafts.map((draft) => save(draft, long)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    const { room } = await loadDraftPage(clinic.clinician.scope, 1);
    expect(room.bytes).toBeLessThanOrEqual(DRAFTS_MAX_BYTES);
  });

  it('both texts of a conflict are kept when there is no room to resolve it', async () => {
    const draft = await newDraft(clinic.clinician);
    const saved = succeeded(await save(draft, 'theirs'));
    if (!saved.saved) throw new Error('nobody else saves it');
    await copy(draft, { times: DRAFTS_MAX - 1 });
    const mine = { ...draft.content, note: 'mine' };
    const input = { id: draft.id, version: saved.version, keep: 'mine' as const, mine };
    expect(failedWith(await resolveConflictAction.runAs(clinic.clinician, input))).toBe('drafts-full');
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content.note).toBe('theirs');
  });

  it('a member cannot store twelve drafts of 3.5 MB', async () => {
    const draft = await newDraft(clinic.clinician);
    for (let round = 0; round < 12; round += 1) {
      expect(failedWith(await save(draft, 'x'.repeat(3_500_000)))).toBe('too-large');
    }
    expect((await loadDraftPage(clinic.clinician.scope, 1)).room.bytes).toBeLessThan(100_000);
  });

  it('two requests at the same time cannot both take the last place', async () => {
    const draft = await newDraft(clinic.clinician);
    await copy(draft, { times: DRAFTS_MAX - 2 });
    const scope = permit(clinic.clinician.scope);
    const second = await withClinic(scope, async (tx) => {
      const { id: _, ...row } = await readDraft(tx, scope, draft.id);
      await tx.draft.create({ data: { ...row, id: randomUUID() } });
      await requireRoomForDrafts(tx, { clinicId: clinic.id, ownerId: scope.userId, isNew: true });
      const answer = begin();
      const early = await Promise.race([answer, pause(1_000).then(() => 'it waits')]);
      expect(early).toBe('it waits');
      return { answer };
    });
    expect(failedWith(await second.answer)).toBe('drafts-full');
    expect((await loadDraftPage(scope, 1)).room.drafts).toBe(DRAFTS_MAX);
  });
});

describe('a draft from before the limits', () => {
  it('an oversized draft opens unchanged, and can be saved once it is shorter', async () => {
    const draft = await newDraft(clinic.clinician);
    const withText = (text: string) => {
      const body = {
        type: 'doc' as const,
        content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
      };
      const edit = { heading: 'Rest', body, editedBy: 'Dr. clinician', editedAt: '2026-01-05T10:00:00.000Z' };
      return { ...draft.content, sections: draft.content.sections.map((section) => ({ ...section, edit })) };
    };
    const old = withText('x'.repeat(6_000));
    const sealed = sealJson(draftPlace({ clinicId: clinic.id, id: draft.id }), old);
    await sqlAsOwner('update draft set sealed = $2 where id = $1', [draft.id, Buffer.from(sealed)]);
    expect((await loadDraft(clinic.clinician.scope, draft.id)).content).toEqual(old);
    const input = { id: draft.id, version: draft.version };
    expect(failedWith(await saveDraftAction.runAs(clinic.clinician, { ...input, content: old }))).toBe('too-large');
    const shorter = withText('x'.repeat(5_000));
    const saved = await saveDraftAction.runAs(clinic.clinician, { ...input, content: shorter });
    expect(succeeded(saved)).toMatchObject({ saved: true });
  });
});

describe('the list of one’s drafts', () => {
  it('the list shows 25 drafts a page, newest first, and the last page for a page number that is too high', async () => {
    const draft = await newDraft(clinic.clinician);
    await copy(draft, { times: 29 });
    succeeded(await save(draft, 'the last touched'));
    const first = await loadDraftPage(clinic.clinician.scope, 1);
    expect(first).toMatchObject({ page: 1, pages: 2, room: { drafts: 30 }, drafts: { length: 25 } });
    expect(first.drafts[0]).toMatchObject({ id: draft.id, unreadable: false });
    const last = await loadDraftPage(clinic.clinician.scope, 99);
    expect(last).toMatchObject({ page: 2, drafts: { length: 5 } });
    expect(await loadDraftPage(clinic.clinician.scope, Number.NaN)).toMatchObject({ page: 1 });
    expect(new Set([...first.drafts, ...last.drafts].map(({ id }) => id)).size).toBe(30);
    expect(await loadDraftPage(clinic.admin.scope, 1)).toMatchObject({ drafts: [], pages: 1, room: { drafts: 0 } });
  });
});
