import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { toClinic } from '@/lib/auth/actor';
import { type ClinicTx, withClinic } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { Logo } from '@/lib/domain/clinic/clinic';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { type SampleHandout, sampleHandout } from '@/lib/domain/handout/sample';
import { defineRead } from '@/lib/read';
import { readTopic } from '../library/data';
import type { ClinicDetails } from './schema';

export type ClinicSettings = { version: number; details: ClinicDetails; logo: Logo | null };

/** What an admin can change, with the version that guards the save. */
export const loadClinicSettings = defineRead({
  input: [],
  permission: { do: 'clinic.change' },
  load: async (scope): Promise<ClinicSettings> => withClinic(scope, (tx) => readClinicSettings(tx, scope)),
});

export async function readClinicSettings(tx: ClinicTx, scope: ClinicScope): Promise<ClinicSettings> {
  const row = await tx.clinic.findUnique({ where: { id: scope.clinicId } });
  if (!row) throw new AppError('not-found');
  const { id: _id, logo, ...details } = toClinic(row);
  return { version: row.version, details, logo };
}

/** Real wording of the clinic's own library to see its branding on. */
export const loadSampleHandout = defineRead({
  input: [z.date(), z.string()],
  permission: 'every-member',
  load: async (scope, now, timeZone): Promise<SampleHandout> =>
    withClinic(scope, async (tx) => {
      const topic = await tx.topic.findFirst({
        where: { clinicId: scope.clinicId },
        orderBy: { title: 'asc' },
        select: { slug: true },
      });
      const options = { visitDate: dateIn(timeZone, now), newKey: randomUUID };
      return sampleHandout(topic && (await readTopic(tx, scope, topic.slug)), options);
    }),
});
