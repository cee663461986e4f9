import { changed, defineAction, unchanged, type Written } from '@/lib/action';
import { sealJson } from '@/lib/crypto/sealing';
import type { Draft as DraftRow } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { AuditEvent } from '@/lib/domain/audit/event';
import { AppError } from '@/lib/domain/errors';
import { mayFollow, nextNumber, type StatusKind } from '@/lib/domain/handout/status';
import { readHandout } from '../handouts/data';
import { reasonPlace } from '../handouts/sealed';
import { type HandoutWithSteps, stepsOf, withSteps } from './data';
import { withdrawHandoutSchema } from './schema';

export type Step = { kind: StatusKind; by: string; at: Date; reason: string; replacementId?: string };

/** Adds a step to what became of a handout. @throws AppError conflict when it may not follow those before it. */
export async function addStep(tx: ClinicTx, handout: HandoutWithSteps, step: Step): Promise<void> {
  const before = stepsOf(handout);
  if (!mayFollow(step.kind, before)) throw new AppError('conflict');
  const place = { clinicId: handout.clinicId, handoutId: handout.id, number: nextNumber(before) };
  const row = {
    ...place,
    kind: step.kind,
    at: step.at,
    byId: step.by,
    reasonSealed: step.reason === '' ? new Uint8Array() : sealJson(reasonPlace(place), step.reason),
    replacementId: step.replacementId ?? null,
  };
  // Someone else may be taking the same step: its number decides, and the second is told.
  const { count } = await tx.handoutStatus.createMany({ data: [row], skipDuplicates: true });
  if (count === 0) throw new AppError('conflict');
}

/** The same step for many handouts, told as one event. */
export async function addStepToAll(
  tx: ClinicTx,
  handouts: readonly HandoutWithSteps[],
  step: Step,
  eventOf: (handoutIds: string[]) => AuditEvent,
): Promise<Written<{ count: number }>> {
  if (handouts.length === 0) return unchanged({ count: 0 });
  for (const handout of handouts) await addStep(tx, handout, step);
  return changed({ count: handouts.length }, eventOf(handouts.map(({ id }) => id)));
}

/** What was given turned out wrong. The handout stays as it was; every screen that shows it says so from now on. */
export const withdrawHandoutAction = defineAction({
  input: withdrawHandoutSchema,
  load: (tx, { actor, input }) => readHandout(tx, actor.scope, input.id),
  permission: (handout) => ({ do: 'handout.withdraw', handout }),
  run: async (tx, handout, { actor, input, now }) => {
    await addStep(tx, handout, { kind: 'withdrawn', by: actor.scope.userId, at: now, reason: input.reason });
    return changed({}, { type: 'handout.withdrawn', handoutId: handout.id });
  },
});

/**
 * Links the handout that was just issued from `draft` with the one it replaces. A handout replaced or erased
 * meanwhile stays as it is: what was issued is issued.
 */
export async function recordReplacement(
  tx: ClinicTx,
  draft: DraftRow,
  { by, at }: { by: string; at: Date },
): Promise<AuditEvent[]> {
  if (draft.replacesId === null) return [];
  const old = await tx.handout.findUniqueOrThrow({
    where: { clinicId_id: { clinicId: draft.clinicId, id: draft.replacesId } },
    ...withSteps,
  });
  if (!mayFollow('replaced', stepsOf(old))) return [];
  await addStep(tx, old, { kind: 'replaced', by, at, reason: '', replacementId: draft.id });
  return [{ type: 'handout.replaced', handoutId: old.id, replacementId: draft.id }];
}
