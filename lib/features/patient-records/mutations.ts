import { changed, defineAction, unchanged, type Written } from '@/lib/action';
import { orUnreadable } from '@/lib/crypto/sealing';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { AuditEvent } from '@/lib/domain/audit/event';
import { formatInstant } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { isSamePatient } from '@/lib/domain/handout/patient-identity';
import { type RecordEntry, recordIndex } from '@/lib/domain/handout/record-index';
import { isHeld, stateOf } from '@/lib/domain/handout/status';
import { openDraft } from '../drafts/data';
import { type HandoutWithSteps, stepsOf } from '../handout-status/data';
import { addStep, addStepToAll, type Step } from '../handout-status/mutations';
import { closedAmong } from '../restricted-records/data';
import { readExpired, readRecord } from './data';
import { eraseExpiredSchema, eraseRecordSchema, recordReasonSchema, recordSchema, retentionSchema } from './schema';

/** A patient's whole record as a list of files; the bytes follow one by one while the browser takes them. */
export const exportRecordAction = defineAction({
  input: recordSchema,
  load: async () => null,
  permission: () => ({ do: 'handout.read' }),
  run: async (tx, _none, { actor: { scope, clinic }, input }) => {
    const { patient, rows: all } = await readRecord(tx, scope, input.handoutId);
    const closed = await closedAmong(tx, scope, all);
    const rows = all.filter(({ id }) => !closed.has(id));
    const pdfs = await tx.handoutPdf.findMany({
      where: { clinicId: scope.clinicId, handoutId: { in: rows.map(({ id }) => id) } },
      select: { handoutId: true, sha256: true },
    });
    const sums = new Map(pdfs.map(({ handoutId, sha256 }) => [handoutId, Buffer.from(sha256).toString('hex')]));
    const files = rows.map((row) => ({ id: row.id, issuedAt: row.issuedAt, entry: entryOf(row) }));
    function entryOf(row: (typeof rows)[number]): RecordEntry {
      const state = stateOf(stepsOf(row));
      return {
        fileName: `handout-${row.reference}${state === 'current' ? '' : '-withdrawn'}.pdf`,
        reference: row.reference,
        title: row.title,
        issued: formatInstant(row.issuedAt, clinic.locale, clinic.timeZone),
        issuedByName: row.issuedBy.name,
        state,
        sha256: sums.get(row.id) ?? '',
      };
    }
    const entries = files.map(({ entry }) => entry);
    return changed(
      { files, index: recordIndex({ patientName: patient.name, clinicName: clinic.name, entries }) },
      { type: 'record.exported', handoutIds: rows.map(({ id }) => id) },
    );
  },
});

/** A legal hold: nothing of this patient's handouts may be erased while it stands. */
export const holdRecordAction = defineAction({
  input: recordReasonSchema,
  load: (tx, { actor, input }) => readRecord(tx, actor.scope, input.handoutId),
  permission: () => ({ do: 'records.keep' }),
  run: (tx, { rows }, { actor, input, now }) =>
    takeStep(
      tx,
      rows.filter((row) => !isHeld(stepsOf(row))),
      {
        kind: 'held',
        by: actor.scope.userId,
        at: now,
        reason: input.reason,
      },
    ),
});

export const releaseRecordAction = defineAction({
  input: recordReasonSchema,
  load: (tx, { actor, input }) => readRecord(tx, actor.scope, input.handoutId),
  permission: () => ({ do: 'records.keep' }),
  run: (tx, { rows }, { actor, input, now }) =>
    takeStep(
      tx,
      rows.filter((row) => isHeld(stepsOf(row))),
      {
        kind: 'released',
        by: actor.scope.userId,
        at: now,
        reason: input.reason,
      },
    ),
});

async function takeStep(
  tx: ClinicTx,
  rows: readonly HandoutWithSteps[],
  step: Step & { kind: 'held' | 'released' },
): Promise<Written<{ count: number }>> {
  return addStepToAll(tx, rows, step, (handoutIds) => ({ type: `record.${step.kind}`, handoutIds }));
}

/**
 * Erasure on request: the words, bytes and index terms of every handout of this patient are gone, and the drafts that
 * name them. What is left tells that handouts were given, when and by whom, and nothing of the patient.
 */
export const eraseRecordAction = defineAction({
  input: eraseRecordSchema,
  load: (tx, { actor, input }) => readRecord(tx, actor.scope, input.handoutId),
  permission: () => ({ do: 'records.keep' }),
  run: async (tx, { patient, rows }, { actor: { scope }, input, now }) => {
    if (rows.some((row) => isHeld(stepsOf(row)))) throw new AppError('on-hold');
    if (rows.length !== input.count) throw new AppError('conflict');
    const drafts = await tx.draft.findMany({ where: { clinicId: scope.clinicId } });
    const erased = new Set(rows.map(({ id }) => id));
    const theirs = drafts.filter((draft) => {
      if (draft.replacesId !== null && erased.has(draft.replacesId)) return true;
      const content = orUnreadable(() => openDraft(draft));
      return content !== null && isSamePatient(content.patient, patient);
    });
    await tx.draft.deleteMany({
      where: { clinicId: scope.clinicId, id: { in: theirs.map(({ id }) => id) } },
    });
    await erase(tx, scope, rows, { reason: input.reason, at: now });
    return changed(
      { count: rows.length },
      { type: 'record.erased', handoutIds: [...erased], why: 'request' },
      ...theirs.map(({ id }): AuditEvent => ({ type: 'draft.discarded', draftId: id })),
    );
  },
});

export const setRetentionAction = defineAction({
  input: retentionSchema,
  load: async () => null,
  permission: () => ({ do: 'records.keep' }),
  run: async (tx, _none, { actor: { scope }, input: { years } }) => {
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { retentionYears: years } });
    return changed({}, { type: 'retention.changed', years });
  },
});

/** Erases a first part of what the clinic's policy no longer keeps; asked again until nothing is left. */
export const eraseExpiredAction = defineAction({
  input: eraseExpiredSchema,
  load: async () => null,
  permission: () => ({ do: 'records.keep' }),
  run: async (tx, _none, { actor: { scope }, input, now }) => {
    const { rows } = await readExpired(tx, scope, now);
    if (rows.length === 0) return unchanged({ count: 0 });
    await erase(tx, scope, rows, { reason: input.reason, at: now });
    return changed(
      { count: rows.length },
      { type: 'record.erased', handoutIds: rows.map(({ id }) => id), why: 'retention' },
    );
  },
});

async function erase(
  tx: ClinicTx,
  scope: ClinicScope,
  rows: readonly HandoutWithSteps[],
  { reason, at }: { reason: string; at: Date },
): Promise<void> {
  for (const row of rows) {
    await addStep(tx, row, { kind: 'erased', by: scope.userId, at, reason });
    await tx.$executeRaw`select erase_handout(${row.id}::uuid)`;
  }
}
