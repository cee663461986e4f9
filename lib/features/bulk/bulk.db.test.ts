import type { Actor } from '@/lib/auth/actor';

const verify = ({ scope, clinic, name }: Actor, list: Parameters<typeof verifyList>[1]) =>
  verifyList(scope, list, { clinic, name }, new Date());

import { beforeAll, describe, expect, it } from 'vitest';
import { patientRow, patientRows, shortTemplate, startList } from '@/lib/test-support/bulk';
import { asRuntimeRole, makeClinic, rowsOf, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { listJobs, loadBulkForm, loadJob, loadProgress } from './data';
import { cancelBulkAction, clearBulkAction, downloadBulkAction, retryBulkAction, startBulkAction } from './mutations';
import { verifyList } from './verify';

let clinic: TestClinic;
let templateId: string;
beforeAll(async () => {
  clinic = await makeClinic();
  templateId = await shortTemplate(clinic.clinician);
});

describe('a list', () => {
  it('becomes a job of waiting rows, and nothing in it can be read', async () => {
    const jobId = await startList(clinic.clinician, templateId, patientRows(3));
    const job = await loadJob(clinic.clinician.scope, jobId);
    expect(job).toMatchObject({ state: 'running', counts: { waiting: 3, issued: 0, failed: 0, cancelled: 0 } });
    expect(job.patients.map(({ name }) => name)).toEqual(['Patient Number1', 'Patient Number2', 'Patient Number3']);
    const { rows } = await sqlAsOwner(
      `select string_agg(r::text || encode(sealed, 'escape'), ' ') as text from bulk_row r where job_id = $1`,
      [jobId],
    );
    const hex = Buffer.from('Number1').toString('hex');
    expect(rows[0].text).not.toMatch(new RegExp(`Number1|RFP-1|1980-12-25|${hex}`));
    expect((await listJobs(clinic.admin.scope)).map(({ id }) => id)).toContain(jobId);
  });

  it('of which one row is in the way makes nothing of any, and says what and where', async () => {
    const before = await rowsOf(clinic.id);
    const rows = [patientRow(1), patientRow(2, { assessed: false }), patientRow(1), patientRow(4, { locale: 'xx' })];
    const outcome = succeeded(await startBulkAction.runAs(clinic.clinician, { templateId, version: 1, rows }));
    expect(outcome).toMatchObject({
      started: false,
      verdict: {
        troubles: [
          { number: 2, problems: [{ place: 'assessed', code: 'assessment-unconfirmed' }] },
          { number: 3, problems: [{ place: 'name', code: 'same-patient', row: 1 }] },
          { number: 4, problems: [{ place: 'language', code: 'language-unknown' }] },
        ],
      },
    });
    expect(await rowsOf(clinic.id)).toBe(before);
  });

  it('is stopped by whatever stops a single handout of the template', async () => {
    const other = await makeClinic();
    const id = await shortTemplate(other.clinician);
    await sqlAsOwner(
      `update section_version set status = 'withdrawn', status_note = 'Recalled', revision = revision + 1 where clinic_id = $1 and section_id in
        (select id from section where clinic_id = $1 and kind = 'when-to-return')`,
      [other.id],
    );
    const list = { templateId: id, version: 1, rows: [patientRow(1)] };
    const verdict = await verify(other.clinician, list);
    expect(verdict.troubles).toMatchObject([{ number: 1, problems: [], findings: [{ code: 'section-withdrawn' }] }]);
    expect(succeeded(await startBulkAction.runAs(other.clinician, list)).started).toBe(false);
  });

  it('asks for the template’s blanks, and tells the languages it can be given in', async () => {
    const id = await shortTemplate(clinic.clinician, 'Review in [[weeks]] weeks');
    const form = await loadBulkForm(clinic.clinician.scope, id);
    expect(form).toMatchObject({ blanks: [{ name: 'weeks' }], gatedTopic: 'Muscle twitches', locale: 'en' });
    expect(form.languages).toContain('es');
    const refused = await verify(clinic.clinician, { templateId: id, version: 1, rows: [patientRow(1)] });
    expect(refused.troubles).toMatchObject([{ problems: [{ place: 'answer:weeks', code: 'answer-missing' }] }]);
    const rows = [patientRow(1, { answers: { weeks: '6' } }), patientRow(2, { answers: { weeks: '2' }, locale: 'es' })];
    const verdict = await verify(clinic.clinician, { templateId: id, version: 1, rows });
    expect(verdict.troubles).toEqual([]);
  });

  it('warns by number of rows whose patients are not of the age that the topic is for', async () => {
    const adult = patientRow(1);
    const child = patientRow(2, { patient: { ...adult.patient, name: 'Child Number2', dateOfBirth: '2019-04-05' } });
    const rows = [adult, child, patientRow(3)];
    const { troubles, warnings } = await verify(clinic.clinician, { templateId, version: 1, rows });
    expect(troubles).toEqual([]);
    expect(warnings.filter(({ finding }) => finding.code === 'topic-for-other-age')).toMatchObject([
      { finding: { topic: 'Muscle twitches', ageMin: 16, ageMax: null }, rows: [2] },
    ]);
  });

  it('made for an earlier version of its template is refused', async () => {
    const list = { templateId, version: 2, rows: [patientRow(1)] };
    expect(failedWith(await startBulkAction.runAs(clinic.clinician, list))).toBe('conflict');
  });
});

describe('a list that is stopped', () => {
  it('makes nothing more and has forgotten its patients', async () => {
    const id = await startList(clinic.clinician, templateId, patientRows(2));
    succeeded(await cancelBulkAction.runAs(clinic.clinician, { id }));
    const job = await loadJob(clinic.clinician.scope, id);
    expect(job).toMatchObject({ state: 'cancelled', cleared: true, counts: { cancelled: 2, waiting: 0 } });
    expect(job.patients.map(({ name }) => name)).toEqual(['', '']);
    for (const action of [cancelBulkAction, retryBulkAction]) {
      expect(failedWith(await action.runAs(clinic.clinician, { id }))).toBe('conflict');
    }
    expect(failedWith(await downloadBulkAction.runAs(clinic.clinician, { id, as: 'print' }))).toBe('not-found');
  });

  it('is stopped by who began it, or by an editor', async () => {
    const id = await startList(clinic.admin, templateId, patientRows(1));
    expect(failedWith(await cancelBulkAction.runAs(clinic.clinician, { id }))).toBe('forbidden');
    succeeded(await cancelBulkAction.runAs(clinic.editor, { id }));
  });
});

describe('S2 another clinic', () => {
  it('neither sees a list nor changes it, by any of its doors', async () => {
    const other = await makeClinic();
    const id = await startList(clinic.clinician, templateId, patientRows(1));
    for (const outcome of [
      await cancelBulkAction.runAs(other.admin, { id }),
      await retryBulkAction.runAs(other.admin, { id }),
      await clearBulkAction.runAs(other.admin, { id }),
      await downloadBulkAction.runAs(other.admin, { id, as: 'files' }),
      await startBulkAction.runAs(other.admin, { templateId, version: 1, rows: patientRows(1) }),
    ]) {
      expect(failedWith(outcome)).toBe('not-found');
    }
    for (const read of [loadJob, loadProgress]) {
      await expect(read(other.admin.scope, id)).rejects.toMatchObject({ code: 'not-found' });
    }
    await expect(loadBulkForm(other.admin.scope, templateId)).rejects.toMatchObject({ code: 'not-found' });
    expect(await listJobs(other.admin.scope)).toEqual([]);
    expect((await loadProgress(clinic.clinician.scope, id)).state).toBe('running');
  });
});

describe('S3 the worker’s view of the database', () => {
  it('is which jobs have something left to do: no row of theirs, and nothing it could change', async () => {
    const id = await startList(clinic.clinician, templateId, patientRows(1));
    const seen = await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.worker', 'bulk', true)`);
      const { rows: jobs } = await client.query('select id from bulk_job where id = $1', [id]);
      const { rows: patients } = await client.query('select from bulk_row');
      const { rows: handouts } = await client.query('select from handout');
      const { rowCount } = await client.query(`update bulk_job set title = 'x'`);
      return { jobs, patients: patients.length, handouts: handouts.length, changed: rowCount };
    });
    expect(seen).toEqual({ jobs: [{ id }], patients: 0, handouts: 0, changed: 0 });
    succeeded(await cancelBulkAction.runAs(clinic.clinician, { id }));
    const left = await asRuntimeRole(async (client) => {
      await client.query(`select set_config('app.worker', 'bulk', true)`);
      return (await client.query('select id from bulk_job where id = $1', [id])).rows;
    });
    expect(left).toEqual([]);
  });
});
