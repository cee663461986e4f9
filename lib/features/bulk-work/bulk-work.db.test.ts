import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { build } from 'esbuild';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { permit } from '@/lib/authorize';
import { KEPT_HOURS, MAX_ATTEMPTS } from '@/lib/domain/bulk/job';
import { patientRow, patientRows, shortTemplate, startList } from '@/lib/test-support/bulk';
import { makeClinic, sqlAsOwner, type TestClinic } from '@/lib/test-support/database';
import { failedWith, succeeded } from '@/lib/test-support/outcome';
import { ownDatabase } from '@/scripts/lib/test/own-database';
import { loadJob, loadProgress } from '../bulk/data';
import { cancelBulkAction, retryBulkAction, startBulkAction } from '../bulk/mutations';
import { downloadHandoutAction } from '../handouts/mutations';
import { setIdentifierPolicyAction } from '../identifiers/mutations';
import { archiveTemplateAction, deleteTemplateAction } from '../templates/mutations';
import { claimRow, issueRowAction, putOff } from './mutations';
import { createJobTurns } from './turns';
import { runBulkWorker, workOnce } from './worker';

/** A database of its own: a worker works off every list there is. */
let clinic: TestClinic;
let templateId: string;
beforeAll(async () => {
  ownDatabase();
  clinic = await makeClinic();
  templateId = await shortTemplate(clinic.clinician);
});

const turns = createJobTurns();
const lease = { holder: randomUUID(), leaseMs: 60_000 };
const tomorrow = () => new Date(Date.now() + (KEPT_HOURS + 1) * 3_600_000);

/** Until nothing is left that can be done at once. */
async function workOff(now?: () => Date): Promise<void> {
  while (await workOnce(lease, turns, now)) {}
}

const started = (count: number) => startList(clinic.clinician, templateId, patientRows(count));

/** What the list came to, counted in what was stored and in the audit trail, not in what the list says of itself. */
async function madeOf(jobId: string) {
  const { rows: handouts } = await sqlAsOwner(
    `select h.id, (select count(*)::int from handout_pdf p where p.handout_id = h.id) as pdfs
       from handout h join bulk_row r on r.handout_id = h.id where r.job_id = $1`,
    [jobId],
  );
  const { rows: events } = await sqlAsOwner(
    `select detail->>'handoutId' as id from audit_event where type = 'handout.issued' and detail->>'jobId' = $1`,
    [jobId],
  );
  const { rows: all } = await sqlAsOwner('select count(*)::int as n from handout where clinic_id = $1', [clinic.id]);
  const { rows: ended } = await sqlAsOwner(
    `select detail->>'issued' as issued from audit_event where type = 'bulk.ended' and detail->>'jobId' = $1`,
    [jobId],
  );
  return { handouts, events: events.map(({ id }) => String(id)), inClinic: Number(all[0].n), ended };
}

async function expectEachOnce(jobId: string, count: number, before: number): Promise<void> {
  const { handouts, events, inClinic, ended } = await madeOf(jobId);
  expect(handouts).toHaveLength(count);
  expect(handouts.every(({ pdfs }) => pdfs === 1)).toBe(true);
  expect(events.toSorted()).toEqual(handouts.map(({ id }) => String(id)).toSorted());
  // None was made beside the list.
  expect(inClinic - before).toBe(count);
  expect(ended).toEqual([{ issued: String(count) }]);
}

async function handoutsSoFar(): Promise<number> {
  const { rows } = await sqlAsOwner('select count(*)::int as n from handout where clinic_id = $1', [clinic.id]);
  return rows[0].n;
}

describe('R5 a list', () => {
  it('issues one handout per patient in the name of its starter, and then deletes the patients’ names', async () => {
    const before = await handoutsSoFar();
    const jobId = await started(3);
    await workOff();
    await expectEachOnce(jobId, 3, before);
    const job = await loadJob(clinic.editor.scope, jobId);
    expect(job).toMatchObject({ state: 'done', cleared: true, byName: 'Dr. clinician', counts: { issued: 3 } });
    expect(job.patients.map(({ recordNumber }) => recordNumber)).toEqual(['RFP-1', 'RFP-2', 'RFP-3']);
    const { rows } = await sqlAsOwner(
      `select sum(octet_length(r.sealed)) + max(octet_length(j.sealed)) as left
         from bulk_row r join bulk_job j on j.id = r.job_id where j.id = $1`,
      [jobId],
    );
    expect(Number(rows[0].left)).toBe(0);
    const id = job.rows[0]?.handoutId ?? '';
    expect(succeeded(await downloadHandoutAction.runAs(clinic.clinician, { id })).bytes.length).toBeGreaterThan(1_000);
  });

  it('is issued whole although its template is deleted meanwhile', async () => {
    const before = await handoutsSoFar();
    const id = await shortTemplate(clinic.clinician);
    const jobId = await startList(clinic.clinician, id, patientRows(2));
    succeeded(await archiveTemplateAction.runAs(clinic.clinician, { id }));
    succeeded(await deleteTemplateAction.runAs(clinic.clinician, { id }));
    await workOff();
    await expectEachOnce(jobId, 2, before);
    expect(await loadJob(clinic.clinician.scope, jobId)).toMatchObject({ state: 'done', title: 'Twitches, in short' });
  });

  it('issues one handout per patient although two workers run at the same time', async () => {
    const before = await handoutsSoFar();
    const jobId = await started(10);
    const workers = [runBulkWorker({ everyMs: 50 }), runBulkWorker({ everyMs: 50 })];
    await expect
      .poll(async () => (await loadProgress(clinic.clinician.scope, jobId)).state, { timeout: 50_000 })
      .toBe('done');
    await Promise.all(workers.map((worker) => worker.stop()));
    await expectEachOnce(jobId, 10, before);
  });

  it('a row that outlasts its lease is issued by only one of the two workers that hold it', async () => {
    const before = await handoutsSoFar();
    const jobId = await started(1);
    const { scope } = clinic.clinician;
    const first = await claimRow(permit(scope), { jobId, holder: randomUUID(), leaseMs: 0 });
    const second = await claimRow(permit(scope), { jobId, holder: randomUUID(), leaseMs: 60_000 });
    if (!first || !second) throw new Error('both took the row');
    const { attempts: _first, ...one } = first;
    const { attempts: _second, ...other } = second;
    const outcomes = await Promise.all([
      issueRowAction.runAs(clinic.clinician, one),
      issueRowAction.runAs(clinic.clinician, other),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? 'issued' : outcome.failure.code))).toEqual(['conflict', 'issued']);
    await workOff();
    await expectEachOnce(jobId, 1, before);
  });
});

describe('R5 a worker that is killed', () => {
  const running: ChildProcess[] = [];
  afterEach(() => {
    for (const child of running.splice(0)) child.kill('SIGKILL');
  });

  const program = 'build/bulk-worker-of-tests.mjs';
  beforeAll(async () => {
    // In one file: a process that is started again and again must not read hundreds each time.
    await build({
      entryPoints: ['lib/test-support/bulk-worker-process.ts'],
      outfile: program,
      ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external', logLevel: 'warning' },
    });
  });

  /** A real process, as it would be on a server, with a lease short enough to wait for. */
  function startProcess(): ChildProcess {
    const child = spawn(process.execPath, [program, '700'], {
      env: { ...process.env, NODE_ENV: 'test' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    running.push(child);
    return child;
  }

  it('repeated kill -9 still leaves every patient with one handout', { timeout: 400_000 }, async () => {
    const before = await handoutsSoFar();
    const jobId = await started(16);
    const progress = () => loadProgress(clinic.clinician.scope, jobId);
    let kills = 0;
    for (let issued = 0; kills < 5; kills += 1) {
      const child = startProcess();
      // Long enough to have taken a row; how far it has come with it is left to chance.
      await expect
        .poll(async () => (await progress()).counts.issued, { timeout: 60_000, interval: 15 })
        .toBeGreaterThan(issued);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 350));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      issued = (await progress()).counts.issued;
      if (issued > 12) break;
    }
    expect(kills).toBeGreaterThanOrEqual(3);
    startProcess();
    await expect.poll(async () => (await progress()).state, { timeout: 90_000 }).toBe('done');
    await expectEachOnce(jobId, 16, before);
  });
});

describe('a list that is stopped while a row is under way', () => {
  it('the worker issues neither that row nor any other', async () => {
    const before = await handoutsSoFar();
    const jobId = await started(3);
    const claim = await claimRow(permit(clinic.clinician.scope), { jobId, ...lease });
    if (!claim) throw new Error('the row is free');
    const { attempts: _attempts, ...row } = claim;
    succeeded(await cancelBulkAction.runAs(clinic.clinician, { id: jobId }));
    expect(failedWith(await issueRowAction.runAs(clinic.clinician, row))).toBe('conflict');
    await workOff();
    expect(await handoutsSoFar()).toBe(before);
  });
});

describe('a row that fails', () => {
  it('a failed row says why, does not stop the others, and is issued once its problem is fixed', async () => {
    const before = await handoutsSoFar();
    const rows = [patientRow(1), patientRow(2), patientRow(3)];
    // The topic asks for an assessment only after the list was begun.
    const gate = (asks: boolean) =>
      sqlAsOwner('update topic set assessment_first = $2 where clinic_id = $1', [clinic.id, asks]);
    await gate(false);
    const jobId = await startList(clinic.clinician, templateId, [
      { ...patientRow(1), assessed: false },
      ...rows.slice(1),
    ]);
    await gate(true);
    await workOff();
    const failed = await loadProgress(clinic.clinician.scope, jobId);
    expect(failed).toMatchObject({ state: 'done', cleared: false, counts: { issued: 2, failed: 1 } });
    expect(failed.rows[0]).toMatchObject({
      failure: 'blocked-by-checks',
      findings: [{ code: 'assessment-unconfirmed', topic: 'Muscle twitches' }],
    });
    await gate(false);
    succeeded(await retryBulkAction.runAs(clinic.clinician, { id: jobId }));
    await workOff();
    await gate(true);
    expect(await loadProgress(clinic.clinician.scope, jobId)).toMatchObject({ state: 'done', cleared: true });
    expect(await handoutsSoFar()).toBe(before + 3);
  });

  it('a row that was altered in the database is refused, and the others continue', async () => {
    const jobId = await started(2);
    await sqlAsOwner(
      `update bulk_row set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where job_id = $1 and number = 1`,
      [jobId],
    );
    await workOff();
    const { rows } = await sqlAsOwner('select state, failure from bulk_row where job_id = $1 order by number', [jobId]);
    expect(rows).toEqual([
      { state: 'failed', failure: 'unreadable' },
      { state: 'issued', failure: '' },
    ]);
  });

  it('a row that crashes its worker is given up after some attempts', async () => {
    const jobId = await started(2);
    for (let count = 0; count < MAX_ATTEMPTS; count += 1) {
      const claim = await claimRow(permit(clinic.clinician.scope), { jobId, holder: randomUUID(), leaseMs: 0 });
      expect(claim?.number).toBe(1);
    }
    await workOff();
    const { rows } = await loadProgress(clinic.clinician.scope, jobId);
    expect(rows.map(({ state, failure }) => [state, failure])).toEqual([
      ['failed', 'gave-up'],
      ['issued', ''],
    ]);
  });

  it('a row without a free thread is postponed, which does not count as an attempt', async () => {
    const jobId = await started(1);
    const scope = permit(clinic.clinician.scope);
    for (let count = 0; count <= MAX_ATTEMPTS; count += 1) {
      const claim = await claimRow(scope, { jobId, ...lease });
      expect(claim?.attempts).toBe(1);
      if (claim) await putOff(scope, claim, { pauseMs: 0 });
    }
    await workOff();
    expect(await loadProgress(scope, jobId)).toMatchObject({ state: 'done', counts: { issued: 1, failed: 0 } });
  });

  it('a failed row that nobody retries within a day is deleted', async () => {
    const jobId = await started(1);
    await sqlAsOwner(`update bulk_row set attempts = ${MAX_ATTEMPTS} where job_id = $1`, [jobId]);
    await workOff();
    expect((await loadJob(clinic.clinician.scope, jobId)).patients[0]?.name).toBe('Patient Number1');
    await workOff(tomorrow);
    const job = await loadJob(clinic.clinician.scope, jobId);
    expect(job).toMatchObject({ cleared: true, counts: { failed: 1 } });
    expect(job.patients[0]?.name).toBe('');
    expect(failedWith(await retryBulkAction.runAs(clinic.clinician, { id: jobId }))).toBe('conflict');
  });
});

describe('a clinic that decides to store no names', () => {
  it('the clinic starts no list, and deletes the names of one that has started', async () => {
    const other = await makeClinic();
    const id = await shortTemplate(other.clinician);
    const jobId = await startList(other.clinician, id, patientRows(2));
    succeeded(await setIdentifierPolicyAction.runAs(other.admin, { kept: false }));
    await workOff();
    const job = await loadJob(other.admin.scope, jobId);
    expect(job).toMatchObject({ state: 'done', cleared: true, counts: { failed: 2, issued: 0 } });
    expect(job.rows[0]?.failure).toBe('identifiers-not-kept');
    const list = { templateId: id, version: 1, rows: patientRows(1) };
    expect(failedWith(await startBulkAction.runAs(other.clinician, list))).toBe('conflict');
  });
});

describe('S9 a disabled member', () => {
  it('the worker issues nothing more for the member, and deletes the rest of the list', async () => {
    const other = await makeClinic();
    const jobId = await startList(other.clinician, await shortTemplate(other.clinician), patientRows(2));
    await sqlAsOwner('update member set disabled_at = now() where clinic_id = $1 and user_id = $2', [
      other.id,
      other.clinician.scope.userId,
    ]);
    await workOff();
    const job = await loadJob(other.admin.scope, jobId);
    expect(job).toMatchObject({ state: 'done', cleared: true, counts: { failed: 2, issued: 0 } });
    expect(job.rows.map(({ failure }) => failure)).toEqual(['member-gone', 'member-gone']);
    expect(job.patients.map(({ name }) => name)).toEqual(['', '']);
  });
});
