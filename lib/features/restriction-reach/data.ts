import { z } from 'zod';
import { orUnreadable } from '@/lib/crypto/sealing';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { Patient } from '@/lib/domain/handout/draft';
import {
  identityTerms,
  isSamePatient,
  mightBeSamePatient,
  wholeNameTerms,
} from '@/lib/domain/handout/patient-identity';
import { inExportTurn } from '@/lib/process/export-turns';
import { personOf } from '@/lib/process/owner';
import { defineRead } from '@/lib/read';
import { closedDrafts, openDraft } from '../drafts/data';
import { type HandoutWithSteps, withSteps } from '../handout-status/data';
import { readHandout } from '../handouts/data';
import { openPatient } from '../handouts/sealed';
import { readRecord } from '../patient-records/data';
import { closedAmong, isRestrictedRow } from '../restricted-records/data';
import { idsWithTerms } from '../typed-search/data';

/** What a restriction would close to colleagues. What is closed to the reader already is not counted. */
export type RestrictionReach = {
  handouts: number;
  drafts: number;
  /** How many of both may be for other people: the name is the same, and nothing else tells the patients apart. */
  uncertain: number;
};

/**
 * Counts what a restriction of this handout's record would close, by the rule that closes it (`mightBeSamePatient`).
 * Drafts are sealed, so all of the clinic are opened, a few in each export turn.
 * @throws AppError busy
 */
export const loadRestrictionReach = defineRead({
  input: [z.uuid()],
  permission: async (scope, handoutId) => ({
    do: 'record.restrict',
    handout: await withClinic(scope, (tx) => readHandout(tx, scope, handoutId)),
  }),
  load: async (scope, handoutId): Promise<RestrictionReach> => {
    const owner = personOf(scope);
    const { record, reach } = await inExportTurn(owner, () =>
      withClinic(scope, (tx) => countHandouts(tx, scope, handoutId)),
    );
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      const part = await inExportTurn(owner, () => withClinic(scope, (tx) => countDrafts(tx, scope, record, from)));
      reach.drafts += part.drafts;
      reach.uncertain += part.uncertain;
      after = part.last;
    }
    return reach;
  },
});

async function countHandouts(
  tx: ClinicTx,
  scope: ClinicScope,
  handoutId: string,
): Promise<{ record: Patient[]; reach: RestrictionReach }> {
  const { rows } = await readRecord(tx, scope, handoutId);
  const record = rows.flatMap((row) => orUnreadable(() => openPatient(row)) ?? []);
  const ids = new Set(rows.map(({ id }) => id));
  const alike = (await readAlike(tx, scope, record)).filter(({ id }) => !ids.has(id));
  const toClose = (await openRows(tx, scope, [...rows, ...alike])).filter((row) => !isRestrictedRow(row));
  let [handouts, uncertain] = [0, 0];
  for (const row of toClose) {
    if (ids.has(row.id)) {
      handouts += 1;
      continue;
    }
    const closing = closingOf(
      record,
      orUnreadable(() => openPatient(row)),
    );
    if (closing !== 'none') handouts += 1;
    if (closing === 'uncertain') uncertain += 1;
  }
  return { record, reach: { handouts, drafts: 0, uncertain } };
}

/** Handouts among which are all that might be for one of these patients. */
async function readAlike(tx: ClinicTx, scope: ClinicScope, record: readonly Patient[]): Promise<HandoutWithSteps[]> {
  const byTerms = new Map(
    record.flatMap((patient) =>
      [[identityTerms(patient)], wholeNameTerms(patient)].map((terms) => [JSON.stringify(terms), terms]),
    ),
  );
  const ids = new Set<string>();
  for (const terms of byTerms.values()) for (const id of await idsWithTerms(tx, scope, terms)) ids.add(id);
  return tx.handout.findMany({ where: { clinicId: scope.clinicId, id: { in: [...ids] } }, ...withSteps });
}

async function openRows<Row extends HandoutWithSteps>(
  tx: ClinicTx,
  scope: ClinicScope,
  rows: readonly Row[],
): Promise<Row[]> {
  const closed = await closedAmong(tx, scope, rows);
  return rows.filter(({ id }) => !closed.has(id));
}

/** Opened at once; each may have 1 MB. */
const DRAFTS_IN_TURN = 20;

/** Counts the next drafts by id. `last`: the id to go on after; null after the last draft. */
async function countDrafts(
  tx: ClinicTx,
  scope: ClinicScope,
  record: readonly Patient[],
  after: string,
): Promise<{ drafts: number; uncertain: number; last: string | null }> {
  const rows = await tx.draft.findMany({
    where: { clinicId: scope.clinicId, ...(after !== '' && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    take: DRAFTS_IN_TURN,
  });
  const closed = await closedDrafts(tx, scope, rows);
  const closings = rows
    .filter(({ id }) => !closed.has(id))
    .map((row) => closingOf(record, orUnreadable(() => openDraft(row))?.patient ?? null));
  return {
    drafts: closings.filter((closing) => closing !== 'none').length,
    uncertain: closings.filter((closing) => closing === 'uncertain').length,
    last: rows.length === DRAFTS_IN_TURN ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** Whether a restriction of this record closes what is for this patient. */
function closingOf(record: readonly Patient[], patient: Patient | null): 'none' | 'certain' | 'uncertain' {
  if (patient === null || !record.some((one) => mightBeSamePatient(one, patient))) return 'none';
  return record.some((one) => isSamePatient(one, patient)) ? 'certain' : 'uncertain';
}
