import { beforeAll, describe, expect, it } from 'vitest';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { paragraphs } from '@/lib/domain/handout/test-support';
import { asRuntimeRole, makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { issueForMaria, newDraft } from '@/lib/test-support/handouts';
import { succeeded } from '@/lib/test-support/outcome';
import { edited, sectionOf } from '@/lib/test-support/sections';
import { setFavouriteAction } from '../favourites/mutations';
import { listTopics } from '../library/data';
import { reviewStepAction } from '../reviews/mutations';
import { saveVersionAction } from '../sections/mutations';
import {
  archiveTemplateAction,
  renameTemplateAction,
  saveTemplateAction,
  shareTemplateAction,
} from '../templates/mutations';
import { searchLibrary } from './data';

let clinic: TestClinic;
let other: TestClinic;
beforeAll(async () => {
  [clinic, other] = [
    await makeClinic({}, [
      ...['muscle-twitches', 'eyelid-twitching', 'migraine', 'low-back-pain', 'night-leg-cramps', 'restless-legs'],
    ]),
    await makeClinic(),
  ];
});

const search = (typed: string, actor = clinic.clinician) => searchLibrary(actor.scope, typed);
const topics = async (typed: string) => (await search(typed)).topics.map(({ title }) => title);
const sections = async (typed: string) =>
  (await search(typed)).sections.map(({ heading, topic }) => `${heading} (${topic?.slug})`);

describe('one search over the library', () => {
  it.each([
    ['twitch', 'Muscle twitches', 'the start of a word'],
    ['tw', 'Muscle twitches', 'two letters'],
    ['twich', 'Muscle twitches', 'a letter left out'],
    ['twtich', 'Muscle twitches', 'two letters swapped'],
    ['migrane', 'Migraine', 'a letter left out of a longer word'],
    ['muscle t', 'Muscle twitches', 'a word and the beginning of the next'],
    ['low b', 'Low back pain', 'a word and one letter'],
    ['night le', 'Night leg cramps', 'a word and two letters'],
    ['fasciculations', 'Muscle twitches', 'a synonym in the plural'],
    ['fasiculation', 'Muscle twitches', 'a synonym misspelt'],
    ['twitching muscle', 'Muscle twitches', 'other forms of words, in another order'],
    ['r25.3', 'Muscle twitches', 'a code'],
    ['G43', 'Migraine', 'the start of a code'],
    [
      'contraccion pequena',
      'Contracciones musculares pequeñas (brincos)',
      'a Spanish title without its accent, in other forms',
    ],
    ['migraña', 'Migraña', 'a Spanish title'],
    ['偏头痛', '', 'a language that the topic does not have'],
  ])('finds a topic by %j: %s, %s', async (typed, title) => {
    expect((await topics(typed))[0] ?? '').toBe(title);
  });

  it('finds sections by heading, by heading and topic, and by what they say', async () => {
    expect(await sections('migraine tests')).toContain('Tests you may have (migraine)');
    expect(await sections('migraine tests')).not.toContain('Tests you may have (muscle-twitches)');
    expect(await sections('migraine te')).toContain('Tests you may have (migraine)');
    expect(await sections('migraine te')).not.toContain('Tests you may have (muscle-twitches)');
    expect(await topics('migraine x')).toEqual([]);
    const [said] = (await search('magnesium')).sections;
    expect(said?.body.toLowerCase()).toContain('magnesium');
    expect(await sections('pregnant')).not.toEqual([]);
    expect(await sections('zebra')).toEqual([]);
  });

  it('answers signs alone, nothing, and what would be an operator elsewhere', async () => {
    for (const typed of ['', '  ', '?!', '%', '_', "'", '\\', ':*', '!twitch | &', "'; drop table topic; --"]) {
      const found = await search(typed);
      expect(Object.keys(found)).toEqual(['topics', 'sections', 'templates']);
    }
    expect(await topics('!twitch & | :*')).toContain('Muscle twitches');
  });

  it('ranks what the clinic gives most first among what fits equally, and favourites above that', async () => {
    const mine = await makeClinic({}, ['muscle-twitches', 'eyelid-twitching']);
    const found = async () => (await search('twitching', mine.clinician)).topics.filter(({ original }) => !original);
    const before = await found();
    expect(before.map(({ useCount }) => useCount)).toEqual([0, 0]);
    await issueForMaria(mine.clinician);
    await issueForMaria(mine.clinician);
    expect((await found()).find(({ slug }) => slug === 'muscle-twitches')?.useCount).toBe(2);
    const given = (await search('when', mine.clinician)).sections.filter(({ useCount }) => useCount > 0);
    expect(given.every(({ topic }) => topic?.slug === 'muscle-twitches')).toBe(true);
    const eyelid = (await listTopics(mine.clinician.scope)).find(({ slug }) => slug === 'eyelid-twitching');
    await setFavouriteAction.runAs(mine.clinician, { subject: 'topic', subjectId: eyelid?.id ?? '', on: true });
    expect((await found())[0]).toMatchObject({ slug: 'eyelid-twitching', favourite: true });
    expect((await search('twitching', mine.editor)).topics.some(({ favourite }) => favourite)).toBe(false);
  });
});

describe('the search follows what changes', () => {
  it('finds the wording that handouts get: reworded, withdrawn', async () => {
    const mine = await makeClinic();
    const found = async (typed: string) =>
      (await search(typed, mine.clinician)).sections.filter(({ locale }) => locale === 'en').map(({ slug }) => slug);
    const about = await sectionOf(mine.editor, 'about');
    const change = { heading: 'Hiccups of a muscle', body: paragraphs('Like a zipper that jumps.') };
    succeeded(await saveVersionAction.runAs(mine.editor, edited(about, change)));
    expect(await found('hiccup')).toEqual(['about']);
    expect(await found('zippers')).toEqual(['about']);
    const [version] = (await sectionOf(mine.editor, 'about')).versions.filter(({ locale }) => locale === 'en');
    const target = { versionId: version?.id ?? '', revision: version?.revision ?? 0 };
    succeeded(await reviewStepAction.runAs(mine.editor, { step: 'withdraw', ...target, note: 'Wrong' }));
    expect(await found('zipper')).toEqual([]);
    expect(await found('muscle twitch')).toContain('about');
  });

  it('finds a template by its name as its owner, by the clinic once it is shared, and by nobody once archived', async () => {
    const mine = await makeClinic();
    const { content } = await newDraft(mine.clinician);
    const saved = await saveTemplateAction.runAs(mine.clinician, {
      ...{ name: 'Night shift', shared: false, arrangement: arrangementOf(content) },
    });
    const { id } = succeeded(saved);
    const found = async (typed: string, actor = mine.clinician) =>
      (await search(typed, actor)).templates.map(({ title }) => title);
    expect(await found('nigth')).toEqual(['Night shift']);
    expect(await found('night', mine.admin)).toEqual([]);
    succeeded(await shareTemplateAction.runAs(mine.clinician, { id, shared: true }));
    expect(await found('night', mine.admin)).toEqual(['Night shift']);
    succeeded(await renameTemplateAction.runAs(mine.clinician, { id, name: 'Long days' }));
    expect(await found('night', mine.admin)).toEqual([]);
    expect(await found('long day', mine.admin)).toEqual(['Long days']);
    succeeded(await archiveTemplateAction.runAs(mine.clinician, { id }));
    expect(await found('long')).toEqual([]);
  });
});

describe('S3 the one function that reads past row-level security', () => {
  const call = (clinicId: string | null, words: string[], userId: string | null = null) =>
    asRuntimeRole(async (client) => {
      if (clinicId) await client.query(`select set_config('app.clinic_id', $1, true)`, [clinicId]);
      if (userId) await client.query(`select set_config('app.user_id', $1, true)`, [userId]);
      return (await client.query('select * from search_library($1, $1, 1000)', [words])).rows;
    });

  it('finds nothing of another clinic, and nothing at all without one', async () => {
    const theirs = await makeClinic();
    const about = await sectionOf(theirs.editor, 'about');
    succeeded(await saveVersionAction.runAs(theirs.editor, edited(about, { heading: 'Quagga secrets' })));
    const [found] = await call(theirs.id, ['quagga']);
    expect(found?.title).toBe('Quagga secrets');
    for (const words of [['quagga'], ['q'], ['t'], ['muscle'], ['quaga']]) {
      const found = await call(other.id, words);
      expect(found.filter(({ title }) => title.includes('Quagga'))).toEqual([]);
      const { rows } = await sqlAsOwner(
        'select id from section where clinic_id = $1 union select id from topic where clinic_id = $1',
        [theirs.id],
      );
      const ids = new Set(rows.map(({ id }) => id));
      expect(found.filter(({ subject_id }) => ids.has(subject_id))).toEqual([]);
      expect(await call(null, words)).toEqual([]);
    }
  });

  it('shows a colleague’s own template to nobody else, whatever member is named', async () => {
    const { content } = await newDraft(other.clinician);
    const arrangement = arrangementOf(content);
    succeeded(await saveTemplateAction.runAs(other.clinician, { name: 'Quokka', shared: false, arrangement }));
    expect(await call(other.id, ['quokka'], other.clinician.scope.userId)).toHaveLength(1);
    expect(await call(other.id, ['quokka'], other.admin.scope.userId)).toEqual([]);
    expect(await call(other.id, ['quokka'])).toEqual([]);
    expect(await call(clinic.id, ['quokka'], other.clinician.scope.userId)).toEqual([]);
  });

  it('is the only one: its owner signs in nowhere, owns nothing else, and may read one table', async () => {
    const { rows: role } = await sqlAsOwner(`select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole
      from pg_roles where rolname = 'plainleaf_search'`);
    expect(role).toEqual([
      { rolcanlogin: false, rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false },
    ]);
    const { rows: owned } = await sqlAsOwner(`select proname as name from pg_proc
      where proowner = 'plainleaf_search'::regrole union select relname from pg_class where relowner = 'plainleaf_search'::regrole`);
    expect(owned).toEqual([{ name: 'search_library' }]);
    const { rows: granted } =
      await sqlAsOwner(`select table_name, privilege_type from information_schema.role_table_grants
      where grantee = 'plainleaf_search'`);
    expect(granted).toEqual([{ table_name: 'search_entry', privilege_type: 'SELECT' }]);
    const { rows: open } = await sqlAsOwner(`select tablename, cmd, roles::text[] from pg_policies
      where schemaname = 'public' and qual = 'true' and cmd = 'SELECT' and roles::text[] <> (
        select array[pg_get_userbyid(relowner)::text] from pg_class where oid = 'clinic'::regclass)
      order by tablename`);
    expect(open).toEqual([
      // The age of the last backup tells of no clinic.
      { tablename: 'backup_status', cmd: 'SELECT', roles: ['plainleaf_app'] },
      { tablename: 'search_entry', cmd: 'SELECT', roles: ['plainleaf_search'] },
    ]);
    const { rows: definers } =
      await sqlAsOwner(`select proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef and pg_get_userbyid(p.proowner) <> (
        select pg_get_userbyid(relowner) from pg_class where oid = 'clinic'::regclass)`);
    expect(definers).toEqual([{ name: 'search_library' }]);
    await expect(call(clinic.id, ['twitch'])).resolves.not.toEqual([]);
    const asNobody = asRuntimeRole((client) => client.query('set local role plainleaf_search'));
    await expect(asNobody).rejects.toMatchObject({ code: '42501' });
  });
});
