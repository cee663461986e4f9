import { changed, defineAction } from '@/lib/action';
import { clinicDetailsSchema } from './schema';

export const changeClinicAction = defineAction({
  input: clinicDetailsSchema,
  load: async () => null,
  permission: () => ({ do: 'clinic.change' }),
  run: async (tx, _none, { actor: { scope, clinic }, input }) => {
    await tx.clinic.update({ where: { id: scope.clinicId }, data: { ...input, version: { increment: 1 } } });
    const before = new Map<string, unknown>(Object.entries(clinic));
    const fields = Object.entries(input).flatMap(([field, value]) => (before.get(field) === value ? [] : [field]));
    return changed({}, { type: 'clinic.changed', fields });
  },
});
