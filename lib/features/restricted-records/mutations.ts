import { randomUUID } from 'node:crypto';
import { changed, defineAction, unchanged, type Written } from '@/lib/action';
import type { Actor } from '@/lib/auth/actor';
import { linkTo } from '@/lib/auth/link-token';
import { sealJson } from '@/lib/crypto/sealing';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { Patient } from '@/lib/domain/handout/draft';
import { recordOpenedLetter } from '@/lib/mail/letters';
import type { Mail } from '@/lib/mail/send-mail';
import type { HandoutWithSteps } from '../handout-status/data';
import { addStepToAll, type Step } from '../handout-status/mutations';
import { readClosedHandout } from '../handouts/data';
import { readHandoutsOf, readRecord, readRecordOf } from '../patient-records/data';
import { recordReasonSchema } from '../patient-records/schema';
import { closedAmong, isRestrictedRow, openingPlace } from './data';

/** Closes a patient's record to all but the clinician of each handout, until it is lifted. */
export const restrictRecordAction = defineAction({
  input: recordReasonSchema,
  load: (tx, { actor, input }) => readForRestriction(tx, actor.scope, input.handoutId),
  permission: ({ handout }) => ({ do: 'record.restrict', handout }),
  run: (tx, { rows }, { actor, input, now }) =>
    takeStep(
      tx,
      rows.filter((row) => !isRestrictedRow(row)),
      { kind: 'restricted', by: actor.scope.userId, at: now, reason: input.reason },
    ),
});

export const liftRestrictionAction = defineAction({
  input: recordReasonSchema,
  load: (tx, { actor, input }) => readForRestriction(tx, actor.scope, input.handoutId),
  permission: ({ handout }) => ({ do: 'record.restrict', handout }),
  run: async (tx, { rows }, { actor: { scope }, input, now }) => {
    // Whoever issued the latest handout must not so get at all the others, unseen by the admins.
    if ((await closedAmong(tx, scope, rows, now)).size > 0) throw new AppError('restricted');
    return takeStep(tx, rows.filter(isRestrictedRow), {
      kind: 'unrestricted',
      by: scope.userId,
      at: now,
      reason: input.reason,
    });
  },
});

async function readForRestriction(tx: ClinicTx, scope: ClinicScope, handoutId: string) {
  const { rows } = await readRecord(tx, scope, handoutId);
  const handout = rows.find(({ id }) => id === handoutId);
  if (!handout) throw new AppError('not-found');
  return { handout, rows };
}

async function takeStep(
  tx: ClinicTx,
  rows: readonly HandoutWithSteps[],
  step: Step & { kind: 'restricted' | 'unrestricted' },
): Promise<Written<{ count: number }>> {
  return addStepToAll(tx, rows, step, (handoutIds) => ({ type: `record.${step.kind}`, handoutIds }));
}

/** What the clinic's admins are to be told, once it is done. */
type Opened = { letters: Mail[] };

/** How long a restricted record stays open to whoever said why. */
const OPEN_MS = 3_600_000;

/**
 * Breaks the glass: the patient's whole record opens to this member for an hour. Anybody may, because care may depend on
 * it; nobody can without saying why, and the clinic's admins are told.
 */
export const openRecordAction = defineAction({
  input: recordReasonSchema,
  load: (tx, { actor, input }) => readClosedHandout(tx, actor.scope, input.handoutId),
  permission: () => ({ do: 'handout.read' }),
  run: async (tx, handout, { actor, input, now }) => {
    const { scope } = actor;
    const { clinicId, userId } = scope;
    const { rows } = await readRecordOf(tx, scope, handout);
    const closed = [...(await closedAmong(tx, scope, rows, now))];
    if (closed.length === 0) return unchanged<Opened>({ letters: [] });
    const times = { openedAt: now, endsAt: new Date(now.getTime() + OPEN_MS) };
    await tx.recordOpening.createMany({
      data: closed.map((handoutId) => {
        const place = { clinicId, id: randomUUID() };
        const reasonSealed = sealJson(openingPlace(place), input.reason);
        return { ...place, handoutId, userId, ...times, reasonSealed };
      }),
    });
    return changed<Opened>(
      { letters: await lettersToAdmins(tx, actor, handout.reference) },
      { type: 'record.opened', handoutIds: closed },
    );
  },
});

async function lettersToAdmins(tx: ClinicTx, { scope, name, clinic }: Actor, reference: string): Promise<Mail[]> {
  const admins = await tx.member.findMany({
    where: { clinicId: scope.clinicId, role: 'admin', disabledAt: null, userId: { not: scope.userId } },
    select: { email: true },
  });
  const link = linkTo('/admin/records?show=opened');
  return admins.map(({ email }) =>
    recordOpenedLetter({ to: email, clinicName: clinic.name, openedBy: name, reference, link }),
  );
}

/**
 * A handout that was just stored joins the restricted record of its patient, if there is one. What is recorded is the
 * restriction itself: nobody decided anything anew.
 */
export async function joinRestrictedRecord(
  tx: ClinicTx,
  issued: { clinicId: string; id: string; issuedById: string; issuedAt: Date; patient: Patient },
): Promise<void> {
  const { clinicId, id, patient } = issued;
  const others = await readHandoutsOf(tx, { clinicId }, patient, { statuses: { some: { kind: 'restricted' } } });
  const isJoined = others.some((row) => row.id !== id && isRestrictedRow(row));
  if (!isJoined) return;
  await tx.handoutStatus.create({
    data: {
      ...{ clinicId, handoutId: id, number: 1, kind: 'restricted' },
      ...{ at: issued.issuedAt, byId: issued.issuedById, reasonSealed: new Uint8Array() },
    },
  });
}
