import { changed, defineAction } from '@/lib/action';
import type { SectionVersion as SectionVersionRow } from '@/lib/db/generated/client';
import type { ClinicTx } from '@/lib/db/with-clinic';
import type { ClinicScope } from '@/lib/domain/access/scope';
import type { AuditEvent } from '@/lib/domain/audit/event';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { monthsLater } from '@/lib/domain/library/review-dates';
import { statusAfter, vouches } from '@/lib/domain/library/review-steps';
import type { Review } from '@/lib/domain/library/section';
import { intervalOf, lockSection, readVersion, withStatus } from '../sections/data';
import { type ReviewStepInput, reviewStepSchema } from './schema';

/** One step on the way draft → in review → approved → withdrawn. */
export const reviewStepAction = defineAction({
  input: reviewStepSchema,
  load: (tx, { actor, input }) => readVersion(tx, actor.scope, input.versionId),
  permission: (version, { step }) => (vouches(step) ? { do: 'section.review', version } : { do: 'section.edit' }),
  run: async (tx, loaded, { actor: { scope, clinic, name }, input, now }) => {
    await lockSection(tx, scope, loaded.sectionId);
    const version = await readVersion(tx, scope, loaded.id);
    const status = statusAfter(withStatus(version).status, input.step);
    if (status === null || version.revision !== input.revision) throw new AppError('conflict');
    const review =
      'newest' in input ? reviewOf(input, version.section, { by: name, on: dateIn(clinic.timeZone, now) }) : null;
    if ('newest' in input) await requireNewest(tx, scope, version, input.newest);
    const { count } = await tx.sectionVersion.updateMany({
      where: { clinicId: scope.clinicId, id: version.id, revision: input.revision },
      data: {
        status,
        revision: { increment: 1 },
        statusNote: 'note' in input ? input.note : '',
        statusById: scope.userId,
        statusAt: now,
        ...(review ? { review, reviewedById: scope.userId } : {}),
      },
    });
    if (count === 0) throw new AppError('conflict');
    const event = stepEvent(input.step, version.id, review);
    if (input.step !== 'withdraw') return changed({ status }, event);
    const translations = await withdrawTranslations(tx, scope, version, { note: input.note, now });
    return changed({ status }, event, ...translations.map((id) => stepEvent('withdraw', id, null)));
  },
});

/** A translation says what its original says, and must not be given after it. @returns the ids of these wordings. */
async function withdrawTranslations(
  tx: ClinicTx,
  { clinicId, userId }: ClinicScope,
  { sectionId, number, originalNumber }: SectionVersionRow,
  { note, now }: { note: string; now: Date },
): Promise<string[]> {
  if (originalNumber !== null) return [];
  const translations = await tx.sectionVersion.findMany({
    where: { clinicId, sectionId, originalNumber: number, status: { not: 'withdrawn' } },
    select: { id: true },
    orderBy: [{ locale: 'asc' }, { number: 'asc' }],
  });
  const ids = translations.map(({ id }) => id);
  await tx.sectionVersion.updateMany({
    where: { clinicId, id: { in: ids } },
    data: {
      ...{ status: 'withdrawn', revision: { increment: 1 } },
      ...{ statusNote: note, statusById: userId, statusAt: now },
    },
  });
  return ids;
}

type Reviewed = Extract<ReviewStepInput, { newest: number }>;

/** Handouts print the reviewer and the date, so the server sets both; the reviewer enters only the credentials. */
function reviewOf(
  { reviewerCredentials }: Reviewed,
  section: Parameters<typeof intervalOf>[0],
  { by, on }: { by: string; on: string },
): Review {
  // "Jonas Lindqvist, RN" has said so.
  const isSaid = by.endsWith(reviewerCredentials);
  return {
    reviewerName: by,
    reviewerCredentials: isSaid ? '' : reviewerCredentials,
    reviewedOn: on,
    nextReviewDue: monthsLater(on, intervalOf(section)),
  };
}

/** Nobody vouches for a wording without having seen that there is a newer one. */
async function requireNewest(
  tx: ClinicTx,
  { clinicId }: ClinicScope,
  { sectionId, locale }: SectionVersionRow,
  seen: number,
): Promise<void> {
  const { _max } = await tx.sectionVersion.aggregate({
    where: { clinicId, sectionId, locale },
    _max: { number: true },
  });
  if (_max.number !== seen) throw new AppError('conflict');
}

function stepEvent(step: ReviewStepInput['step'], versionId: string, review: Review | null): AuditEvent {
  const nextReviewDue = review?.nextReviewDue ?? '';
  switch (step) {
    case 'submit':
      return { type: 'section.submitted', versionId };
    case 'return':
      return { type: 'section.returned', versionId };
    case 'approve':
      return { type: 'section.approved', versionId, nextReviewDue };
    case 'renew':
      return { type: 'section.renewed', versionId, nextReviewDue };
    case 'withdraw':
      return { type: 'section.withdrawn', versionId };
  }
}
