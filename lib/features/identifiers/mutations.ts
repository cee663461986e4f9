import { changed, defineAction, unchanged } from '@/lib/action';
import { keepsIdentifiers } from './data';
import { identifierPolicySchema } from './schema';

/** Does the clinic store who its patients are? Counts for what is stored from now on; what is there stays. */
export const setIdentifierPolicyAction = defineAction({
  input: identifierPolicySchema,
  load: (tx, { actor }) => keepsIdentifiers(tx, actor.scope),
  permission: () => ({ do: 'records.keep' }),
  run: async (tx, before, { actor: { scope }, input: { kept } }) => {
    if (before === kept) return unchanged({});
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { keepsIdentifiers: kept } });
    return changed({}, { type: 'identifiers.policy-changed', kept });
  },
});
