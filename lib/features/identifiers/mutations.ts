import { changed, defineAction, unchanged } from '@/lib/action';
import { confirmsBirthDate, keepsIdentifiers } from './data';
import { birthDatePolicySchema, identifierPolicySchema } from './schema';

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

/** Is the patient's date of birth typed a second time before a handout is issued? Counts from the next one on. */
export const setBirthDatePolicyAction = defineAction({
  input: birthDatePolicySchema,
  load: (tx, { actor }) => confirmsBirthDate(tx, actor.scope),
  permission: () => ({ do: 'records.keep' }),
  run: async (tx, before, { actor: { scope }, input: { confirmed } }) => {
    if (before === confirmed) return unchanged({});
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { confirmsBirthDate: confirmed } });
    return changed({}, { type: 'birth-date.policy-changed', confirmed });
  },
});
