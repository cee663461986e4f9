import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { makeBilingualClinic, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { chosen, exported, packed, previewed, reword, reworded } from '@/lib/test-support/packs';
import { edited, reviewed, sectionOf } from '@/lib/test-support/sections';
import { reviewStepAction } from '../reviews/mutations';
import { loadSection } from '../sections/data';
import { saveVersionAction } from '../sections/mutations';
import { exportPackAction, importPackAction, previewPackAction } from './mutations';
import type { PackItem } from './plan';

let ours: TestClinic;
beforeEach(async () => {
  ours = await makeBilingualClinic('ht');
});

async function takeAll(actor: Actor, file: Uint8Array<ArrayBuffer>) {
  const { items } = await previewed(actor, file);
  return succeeded(
    await importPackAction.runAs(actor, { file, chosen: items.map(({ id, guard }) => ({ id, guard })) }),
  );
}

const states = (items: readonly PackItem[]) => items.map(({ id, state }) => `${id} ${state}`);

/** Everything of a library that is not a name of a row, of a person or of a day. */
async function libraryOf({ id }: TestClinic): Promise<unknown> {
  const { rows } = await sqlAsOwner(
    `select t.slug as topic, to_jsonb(t) - 'id' - 'clinic_id' - 'created_at' - 'starter_version' as facts, s.slug, s.kind,
       s.position, s.recommended, s.tags, v.locale, v.heading, v.body, v.sources, v.claims, v.original_number,
       (select to_jsonb(x) - 'topic_id' - 'clinic_id' - 'created_at' - 'starter_version' from topic_translation x
         where x.clinic_id = s.clinic_id and x.topic_id = s.topic_id and x.locale = v.locale) as named
     from section s left join topic t on t.clinic_id = s.clinic_id and t.id = s.topic_id
     join section_version v on v.clinic_id = s.clinic_id and v.section_id = s.id
     where s.clinic_id = $1 order by t.slug, s.position, v.locale`,
    [id],
  );
  return rows;
}

describe('a pack', () => {
  it('gives another clinic the same library, all of it unreviewed', async () => {
    const from = await makeClinic({}, ['muscle-twitches', 'low-back-pain']);
    const file = packed(await exported(from));
    const to = await makeClinic({}, []);
    await sqlAsOwner('delete from section where clinic_id = $1', [to.id]);
    const result = await takeAll(to.editor, file);
    expect(result).toMatchObject({ is: 'imported', topics: 2, facts: 6 });
    expect(await libraryOf(to)).toEqual(await libraryOf(from));
    expect(await previewed(to.editor, file)).toMatchObject({ items: [] });
    const { rows } = await sqlAsOwner(
      `select distinct status, review, starter_version, created_by_id from section_version where clinic_id = $1`,
      [to.id],
    );
    expect(rows).toEqual([
      { status: 'draft', review: null, starter_version: null, created_by_id: to.editor.scope.userId },
    ]);
    // Whoever brought it in counts as its author: somebody else vouches for it.
    const about = await sectionOf(to.editor, 'about');
    const [version] = about.versions.filter(({ locale }) => locale === 'en');
    const at = { versionId: version?.id ?? '', revision: 1 };
    succeeded(await reviewStepAction.runAs(to.editor, { step: 'submit', ...at }));
    const approval = reviewed({ step: 'approve', ...at, revision: 2, newest: 1 } as Parameters<typeof reviewed>[0]);
    expect(failedWith(await reviewStepAction.runAs(to.editor, approval))).toBe('forbidden');
  });

  it('holds the wording in use, never one that is being worked on or was withdrawn', async () => {
    const [first, other] = [await makeClinic(), await makeClinic()];
    await reword(first.editor, 'Ours');
    const file = packed(await exported(first, 'muscle-twitches'));
    const { items, same } = await previewed(other.editor, file);
    // The translations of what it said before are behind, and stay where they are.
    expect(states(items)).toEqual(['muscle-twitches/about/en changed']);
    expect(same).toBeGreaterThan(50);
    expect(items[0]).toMatchObject({ ours: { heading: 'What is a muscle twitch?' }, theirs: { heading: 'Ours' } });
  });

  it('brings no translation of a wording that the clinic has withdrawn', async () => {
    const file = packed(await exported(await makeClinic(), 'muscle-twitches'));
    const { editor, id } = await makeClinic();
    const about = await sectionOf(editor, 'about');
    const [version] = about.versions.filter(({ locale }) => locale === 'en');
    const step = { step: 'withdraw', versionId: version?.id ?? '', revision: 1, note: 'A wrong number' } as const;
    succeeded(await reviewStepAction.runAs(editor, step));
    await sqlAsOwner(`delete from section_version where clinic_id = $1 and section_id = $2 and locale = 'es'`, [
      id,
      about.id,
    ]);
    const { items } = await previewed(editor, file);
    expect(items).toMatchObject([{ id: 'muscle-twitches/about/es', obstacle: 'original-withdrawn' }]);
    const taking = { file, chosen: items.map((item) => ({ id: item.id, guard: item.guard })) };
    expect(await importPackAction.runAs(editor, taking)).toMatchObject({ ok: false });
  });

  it('that says what the library says already brings nothing', async () => {
    const { items } = await previewed(ours.editor, packed(await exported(ours)));
    expect(items).toEqual([]);
  });
});

describe('a pack that was worked on elsewhere', () => {
  it('brings what was changed in it, as a new draft beside the wording in use', async () => {
    const file = packed(
      reworded(await exported(ours), 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Twitches'),
    );
    const { items } = await previewed(ours.editor, file);
    const renewed = items.filter(({ locale }) => locale !== 'en');
    // Every translation is said anew of the new original, or left behind.
    expect(items[0]).toMatchObject({ id: 'muscle-twitches/about/en', state: 'changed' });
    expect(renewed.every((item) => item.needs.includes('muscle-twitches/about/en'))).toBe(true);
    const before = await sectionOf(ours.editor, 'about');
    const result = await importPackAction.runAs(ours.editor, { file, chosen: chosen(items.slice(0, 1)) });
    expect(succeeded(result)).toEqual({ is: 'imported', topics: 0, sections: 0, wordings: 1, facts: 0 });
    const after = await sectionOf(ours.editor, 'about');
    const byId = (versions: typeof after.versions) => versions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const kept = after.versions.filter(({ id }) => before.versions.some((one) => one.id === id));
    expect(byId(kept)).toEqual(byId(before.versions));
    const added = after.versions.filter(({ id }) => before.versions.every((one) => one.id !== id));
    expect(added).toMatchObject([{ heading: 'Twitches', number: 2, status: 'draft', review: null, locale: 'en' }]);
    expect(added[0]?.claims).toEqual(before.versions.find(({ locale }) => locale === 'en')?.claims);
  });

  it('keeps which warning sign is which, however a clinic words it', async () => {
    const section = await sectionOf(ours.editor, 'urgent-help');
    const words = 'One side of your face hangs down.';
    const newest = edited(section).body;
    const body = JSON.parse(
      JSON.stringify(newest).replace('Your face droops on one side, or one arm goes weak.', words),
    );
    succeeded(await saveVersionAction.runAs(ours.editor, edited(section, { body })));
    const files = await exported(ours, 'muscle-twitches');
    expect(files.find(({ path }) => path === 'muscle-twitches/en.md')?.text).toContain(
      `- ![](sign:stroke-face-arm) ${words}`,
    );

    const to = await makeClinic({}, []);
    const short = '- ![](sign:hands-clumsy) Your hands have become clumsy.';
    await takeAll(to.editor, packed(reworded(files, 'muscle-twitches/en.md', short, '- ![](sign:hands-clumsy)')));
    const { rows } = await sqlAsOwner(
      `select distinct item->'attrs'->>'sign' as sign, item->'content'->0->'content'->0->>'text' as words
       from section_version v join section s on s.clinic_id = v.clinic_id and s.id = v.section_id,
         jsonb_path_query(v.body, '$.content[*].content[*] ? (@.type == "listItem")') item
       where v.clinic_id = $1 and v.locale = 'en' and s.slug = 'urgent-help'`,
      [to.id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { sign: 'stroke-face-arm', words },
        { sign: 'hands-clumsy', words: 'Your hands have become clumsy.' },
      ]),
    );
  });

  it('is in conflict with what the clinic has changed meanwhile', async () => {
    const files = await exported(ours);
    await reword(ours.editor, 'Meanwhile');
    const file = packed(reworded(files, 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Elsewhere'));
    const { items } = await previewed(ours.editor, file);
    expect(items[0]).toMatchObject({
      ...{ id: 'muscle-twitches/about/en', state: 'conflict', ours: { heading: 'Meanwhile', number: 2 } },
      theirs: { heading: 'Elsewhere' },
    });
    const untouched = packed(files);
    expect((await previewed(ours.editor, untouched)).items[0]).toMatchObject({ state: 'older' });
  });

  it('of another clinic is in conflict with words of the clinic’s own, not with what came with Plainleaf', async () => {
    const other = await makeBilingualClinic('ht');
    await reword(other.editor, 'Theirs');
    await reword(other.editor, 'Theirs too', 'symptoms');
    await reword(ours.editor, 'Ours');
    const { items } = await previewed(ours.editor, packed(await exported(other)));
    expect(states(items)).toEqual(['muscle-twitches/about/en conflict', 'muscle-twitches/symptoms/en changed']);
  });

  it('brings a topic, a section and a language that the clinic does not have', async () => {
    ours = await makeClinic();
    const from = await makeClinic({}, ['muscle-twitches', 'low-back-pain']);
    await sqlAsOwner(
      `delete from section where clinic_id = $1 and slug = 'tests' and topic_id = (select id from topic where clinic_id = $1)`,
      [ours.id],
    );
    await sqlAsOwner(`delete from section_version where clinic_id = $1 and locale = 'ht'`, [ours.id]);
    await sqlAsOwner(`delete from topic_translation where clinic_id = $1 and locale = 'ht'`, [ours.id]);
    const file = packed(await exported(from));
    const { items } = await previewed(ours.editor, file);
    expect(items.every(({ state }) => state === 'new')).toBe(true);
    const twitches = items.filter(({ id }) => id.startsWith('muscle-twitches/'));
    expect(succeeded(await importPackAction.runAs(ours.editor, { file, chosen: chosen(twitches) }))).toMatchObject({
      ...{ is: 'imported', topics: 0, sections: 1, facts: 1 },
    });
    const tests = await sectionOf(ours.editor, 'tests');
    expect(tests.versions.map(({ locale }) => locale)).toContain('ht');
    const { rows } = await sqlAsOwner(
      `select position, recommended from section where clinic_id = $1 and slug = 'tests' and topic_id is not null`,
      [ours.id],
    );
    // It joins a topic in use at its end, and is on no handout unasked.
    expect(rows).toEqual([{ position: 16, recommended: false }]);
    await expect(loadSection(ours.editor.scope, 'low-back-pain', 'about')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('does not let handouts be given more freely without being asked', async () => {
    const file = packed(
      reworded(await exported(ours), 'muscle-twitches/en.md', 'assessmentFirst: true', 'assessmentFirst: false'),
    );
    const { items } = await previewed(ours.editor, file);
    expect(items).toMatchObject([
      {
        ...{ id: 'muscle-twitches//en', what: 'facts', state: 'conflict' },
        changes: [{ label: 'Only after an assessment', before: 'Yes', after: 'No' }],
      },
    ]);
    succeeded(await importPackAction.runAs(ours.editor, { file, chosen: chosen(items) }));
    const { rows } = await sqlAsOwner('select assessment_first from topic where clinic_id = $1', [ours.id]);
    expect(rows).toEqual([{ assessment_first: false }]);
  });
});

it('a pack without a question to the clinician asks before the question goes', async () => {
  await sqlAsOwner(
    `update topic set clinician_asks = '{HIV}', does_not_matter = '{breastfeeding}' where clinic_id = $1`,
    [ours.id],
  );
  const files = await exported(ours);
  expect(files.find(({ path }) => path === 'muscle-twitches/en.md')?.text).toContain('clinicianAsks:\n  - HIV\n');
  const file = packed(reworded(files, 'muscle-twitches/en.md', 'clinicianAsks:\n  - HIV\n', 'clinicianAsks: []\n'));
  const { items } = await previewed(ours.editor, file);
  expect(items).toMatchObject([
    { state: 'conflict', changes: [{ label: 'Clinician asks about', before: 'HIV', after: '–' }] },
  ]);
  succeeded(await importPackAction.runAs(ours.editor, { file, chosen: chosen(items) }));
  const { rows } = await sqlAsOwner('select clinician_asks, does_not_matter from topic where clinic_id = $1', [
    ours.id,
  ]);
  expect(rows).toEqual([{ clinician_asks: [], does_not_matter: ['breastfeeding'] }]);
});

describe('packs', () => {
  it('are for editors, and leave a trace', async () => {
    const file = packed(
      reworded(await exported(ours), 'muscle-twitches/en.md', 'What is a muscle twitch?', 'Elsewhere'),
    );
    expect(failedWith(await exportPackAction.runAs(ours.clinician, { slug: null }))).toBe('forbidden');
    expect(failedWith(await previewPackAction.runAs(ours.clinician, { file }))).toBe('forbidden');
    const { items } = await previewed(ours.editor, file);
    const input = { file, chosen: chosen(items.slice(0, 1)) };
    expect(failedWith(await importPackAction.runAs(ours.clinician, input))).toBe('forbidden');
    succeeded(await importPackAction.runAs(ours.editor, input));
    const { rows } = await sqlAsOwner(
      `select type, detail from audit_event where clinic_id = $1 and type like 'library.%ported' order by seq`,
      [ours.id],
    );
    expect(rows).toMatchObject([
      { type: 'library.exported', detail: { topics: 1 } },
      {
        type: 'library.imported',
        detail: { wordings: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), versionIds: [expect.any(String)] },
      },
    ]);
  });

  it('name a wording that no file can hold, instead of changing it', async () => {
    const about = await sectionOf(ours.editor, 'about');
    succeeded(
      await saveVersionAction.runAs(ours.editor, edited(about, { body: paragraphs('See [^3] here.'), claims: [] })),
    );
    const result = succeeded(await exportPackAction.runAs(ours.editor, { slug: null }));
    expect(result).toEqual({
      is: 'unwritable',
      wordings: [{ topic: 'Muscle twitches', section: 'about', heading: 'What is a muscle twitch?', locale: 'en' }],
    });
  });
});
