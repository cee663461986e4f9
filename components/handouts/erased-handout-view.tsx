import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { ErasedHandout } from '@/lib/features/handouts/data';
import { instantLabel } from './instant-label';
import { Told } from './what-became-of-it';

/** What is left of a handout whose words were erased: that it was given, and why it is gone. */
export function ErasedHandoutView({
  handout,
  clinic,
}: {
  handout: ErasedHandout;
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const erased = handout.steps.find(({ kind }) => kind === 'erased');
  return (
    <>
      <PageHeading title="Erased handout">{handout.reference}</PageHeading>
      <Notice>
        <p className="font-bold text-ink">Its words, its patient and its PDF were erased and cannot be brought back.</p>
        {erased ? (
          <p>
            <Told step={erased} clinic={clinic} />: <bdi className="break-words">{erased.reason}</bdi>
          </p>
        ) : null}
      </Notice>
      <p className="mt-6 text-ink-2">
        Issued by {handout.issuedByName}, {instantLabel(handout.issuedAt, clinic)}, with{' '}
        {counted(handout.sectionCount, 'section')}.
      </p>
    </>
  );
}
