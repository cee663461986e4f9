import { randomUUID } from 'node:crypto';
import { sealJson } from '@/lib/crypto/sealing';
import type { Template as TemplateRow } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import { AppError } from '@/lib/domain/errors';
import type { Arrangement } from '@/lib/domain/handout/draft';
import { openTemplate, requireRoomForTemplates, templatePlace, templateVersionPlace } from './data';

/** The rows of a template and of its versions. */

export async function insertTemplate(
  tx: ClinicTx,
  { clinicId, userId }: ClinicScope,
  template: { name: string; shared: boolean; labels: string[]; arrangement: Arrangement },
  now: Date,
): Promise<string> {
  const id = randomUUID();
  await tx.template.create({
    data: {
      clinicId,
      id,
      ownerId: userId,
      shared: template.shared,
      name: template.name,
      labels: template.labels,
      sealed: sealJson(templatePlace({ clinicId, id }), template.arrangement),
      createdAt: now,
      updatedAt: now,
    },
  });
  await insertVersion(tx, { clinicId, templateId: id, number: 1 }, template.arrangement, { by: userId, at: now });
  await requireRoomForTemplates(tx, { clinicId, ownerId: userId, isNew: true });
  return id;
}

/** Gives a template another arrangement, as its next version. Returns the version that guards the next change. */
export async function rearrange(
  tx: ClinicTx,
  scope: ClinicScope,
  template: TemplateRow,
  arrangement: Arrangement,
  now: Date,
): Promise<number> {
  const { clinicId, userId } = scope;
  // Throws if the stored text cannot be read, so that nothing overwrites it: the right key may still open it.
  const before = openTemplate(template);
  const last = await tx.templateVersion.findFirst({
    where: { clinicId, templateId: template.id },
    orderBy: { number: 'desc' },
    select: { number: true },
  });
  const at = { clinicId, templateId: template.id };
  if (!last) {
    // From before versions were kept: what it has been until now is its first.
    const was = { by: template.ownerId, at: template.updatedAt };
    await insertVersion(tx, { ...at, number: 1 }, before, was);
  }
  await insertVersion(tx, { ...at, number: (last?.number ?? 1) + 1 }, arrangement, { by: userId, at: now });
  const { count } = await tx.template.updateMany({
    where: { clinicId, id: template.id, version: template.version },
    data: { sealed: sealJson(templatePlace(template), arrangement), updatedAt: now, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
  return template.version + 1;
}

async function insertVersion(
  tx: ClinicTx,
  place: { clinicId: string; templateId: string; number: number },
  arrangement: Arrangement,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  const sealed = sealJson(templateVersionPlace(place), arrangement);
  // Two people may save the same version at once: the first save wins, and the second gets a conflict.
  const { count } = await tx.templateVersion.createMany({
    data: [{ ...place, byId: by, at, sealed }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('conflict');
}
