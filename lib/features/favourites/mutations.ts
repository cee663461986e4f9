import { z } from 'zod';
import { changed, defineAction } from '@/lib/action';
import { AppError } from '@/lib/domain/errors';
import { readTemplate } from '../templates/data';

export const setFavouriteSchema = z.strictObject({
  subject: z.enum(['topic', 'template']),
  subjectId: z.uuid(),
  on: z.boolean(),
});

export const setFavouriteAction = defineAction({
  input: setFavouriteSchema,
  load: async (tx, { actor: { scope }, input }) => {
    if (input.subject === 'template') {
      await readTemplate(tx, scope, input.subjectId);
      return;
    }
    const key = { clinicId_id: { clinicId: scope.clinicId, id: input.subjectId } };
    if (!(await tx.topic.findUnique({ where: key, select: { id: true } }))) throw new AppError('not-found');
  },
  permission: () => ({ do: 'library.read' }),
  run: async (tx, _checked, { actor: { scope }, input, now }) => {
    const { subject, subjectId } = input;
    const row = { clinicId: scope.clinicId, userId: scope.userId, subject, subjectId };
    if (input.on) {
      await tx.favourite.createMany({ data: [{ ...row, createdAt: now }], skipDuplicates: true });
      return changed({}, { type: 'favourite.added', subject, subjectId });
    }
    await tx.favourite.deleteMany({ where: row });
    return changed({}, { type: 'favourite.removed', subject, subjectId });
  },
});
