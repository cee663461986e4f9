import { changed, defineAction, unchanged } from '@/lib/action';
import { isRequiredHere } from '@/lib/auth/second-factors/own-factors';
import { USUAL_IDLE_MINUTES } from '@/lib/domain/access/session-life';
import { requireSecondFactorSchema } from './schema';

/** Holds for every member from their next request on: who has no second factor sees nothing before adding one. */
export const requireSecondFactorAction = defineAction({
  input: requireSecondFactorSchema,
  load: (tx, { actor }) => isRequiredHere(tx, actor.scope.clinicId),
  permission: () => ({ do: 'clinic.change' }),
  run: async (tx, before, { actor: { scope }, input: { required } }) => {
    if (before === required) return unchanged({});
    const { clinicId } = scope;
    await tx.clinicSecurity.upsert({
      where: { clinicId },
      create: { clinicId, idleMinutes: USUAL_IDLE_MINUTES, secondFactorRequired: required },
      update: { secondFactorRequired: required },
    });
    return changed({}, { type: 'second-factor.required', required });
  },
});
