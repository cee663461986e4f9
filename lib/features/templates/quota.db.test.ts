import { beforeEach, describe, expect, it } from 'vitest';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import type { Arrangement } from '@/lib/domain/handout/draft';
import { TEMPLATES_MAX, TEMPLATES_MAX_BYTES } from '@/lib/domain/limits';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { loadTemplate } from './data';
import {
  archiveTemplateAction,
  changeTemplateAction,
  copyTemplateAction,
  deleteTemplateAction,
  saveTemplateAction,
  unarchiveTemplateAction,
} from './mutations';

let clinic: TestClinic;
let arrangement: Arrangement;
beforeEach(async () => {
  clinic = await makeClinic();
  arrangement = arrangementOf((await newDraft(clinic.clinician)).content);
});

const make = (who = clinic.clinician, shared = false) =>
  saveTemplateAction.runAs(who, { name: 'Night-shift workers', shared, arrangement });

const archive = (id: string, who = clinic.clinician) => archiveTemplateAction.runAs(who, { id });

/** Copies of a template, archived if it is, which the test never opens. */
async function copies(id: string, { times, bytes }: { times: number; bytes?: number }): Promise<void> {
  await sqlAsOwner(
    `insert into template (clinic_id, id, owner_id, shared, name, sealed, archived_at)
     select clinic_id, gen_random_uuid(), owner_id, shared, name,
       case when $3::int is null then sealed else convert_to(repeat('x', $3), 'UTF8') end, archived_at
     from template, generate_series(1, $2) where id = $1`,
    [id, times, bytes ?? null],
  );
}

describe('the templates of one member', () => {
  it('a member keeps 200 in use; archiving one makes room, and other members are not affected', async () => {
    const { id } = succeeded(await make());
    await copies(id, { times: TEMPLATES_MAX - 2 });
    const last = succeeded(await make());
    expect(failedWith(await make())).toBe('templates-full');
    expect(failedWith(await copyTemplateAction.runAs(clinic.clinician, { id }))).toBe('templates-full');
    succeeded(await make(clinic.editor));

    succeeded(await archive(last.id));
    succeeded(await make());
    expect(failedWith(await unarchiveTemplateAction.runAs(clinic.clinician, { id: last.id }))).toBe('templates-full');
  });

  it('they take 10 MB; growing past that is refused, and shrinking is always allowed', async () => {
    const { id } = succeeded(await make());
    const { rows } = await sqlAsOwner('select octet_length(sealed) as bytes from template where id = $1', [id]);
    await copies(id, { times: 1, bytes: TEMPLATES_MAX_BYTES - rows[0].bytes - 60 });
    const change = (version: number, title: string) =>
      changeTemplateAction.runAs(clinic.clinician, { id, version, arrangement: { ...arrangement, title } });
    const { title } = arrangement;
    expect(failedWith(await change(1, `${title}${'x'.repeat(100)}`))).toBe('templates-full');
    expect((await loadTemplate(clinic.clinician.scope, id)).arrangement.title).toBe(title);
    succeeded(await change(1, `${title}${'x'.repeat(30)}`));
    succeeded(await change(2, title));
    expect(failedWith(await make())).toBe('templates-full');
  });

  it('a member keeps 200 archived; bringing one back makes room, and other members are not affected', async () => {
    const { id } = succeeded(await make());
    const archived = succeeded(await make());
    succeeded(await archive(archived.id));
    await copies(archived.id, { times: TEMPLATES_MAX - 1 });
    expect(failedWith(await archive(id))).toBe('archive-full');
    expect((await loadTemplate(clinic.clinician.scope, id)).id).toBe(id);
    succeeded(await archive(succeeded(await make(clinic.editor)).id, clinic.editor));

    succeeded(await unarchiveTemplateAction.runAs(clinic.clinician, { id: archived.id }));
    succeeded(await archive(id));
  });

  it('with 200 in use and 200 archived, deleting an archived one makes room for another', async () => {
    const { id } = succeeded(await make());
    const archived = succeeded(await make());
    succeeded(await archive(archived.id));
    await copies(archived.id, { times: TEMPLATES_MAX - 1 });
    await copies(id, { times: TEMPLATES_MAX - 1 });
    expect(failedWith(await archive(id))).toBe('archive-full');
    expect(failedWith(await unarchiveTemplateAction.runAs(clinic.clinician, { id: archived.id }))).toBe(
      'templates-full',
    );
    succeeded(await deleteTemplateAction.runAs(clinic.clinician, { id: archived.id }));
    succeeded(await archive(id));
  });

  it('an admin takes a shared template out of use although its owner’s archive is full', async () => {
    const { id } = succeeded(await make(clinic.clinician, true));
    const archived = succeeded(await make());
    succeeded(await archive(archived.id));
    await copies(archived.id, { times: TEMPLATES_MAX + 50 });
    expect(failedWith(await archive(id))).toBe('archive-full');
    succeeded(await archive(id, clinic.admin));
    await expect(loadTemplate(clinic.clinician.scope, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('archived ones take 10 MB', async () => {
    const { id } = succeeded(await make());
    const archived = succeeded(await make());
    succeeded(await archive(archived.id));
    await copies(archived.id, { times: 1, bytes: TEMPLATES_MAX_BYTES });
    expect(failedWith(await archive(id))).toBe('archive-full');
  });

  it('two that are archived at the same time cannot both take the last place', async () => {
    const [one, two, archived] = [succeeded(await make()), succeeded(await make()), succeeded(await make())];
    succeeded(await archive(archived.id));
    await copies(archived.id, { times: TEMPLATES_MAX - 2 });
    const outcomes = await Promise.all([archive(one.id), archive(two.id)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('two that are saved at the same time cannot both take the last place', async () => {
    const { id } = succeeded(await make());
    await copies(id, { times: TEMPLATES_MAX - 2 });
    const outcomes = await Promise.all([make(), make()]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
