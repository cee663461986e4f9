import { Notice } from '@/components/ui/notice';
import type { SectionStatus } from '@/lib/domain/library/section';

/** Says how much of a topic no clinician of this clinic has vouched for; nothing when all of it is reviewed. */
export function ReviewNotice({ statuses }: { statuses: readonly SectionStatus[] }) {
  const open = statuses.filter((status) => status !== 'approved').length;
  if (open === 0) return null;
  return (
    <div className="mb-6">
      <Notice tone="amber">
        {open === statuses.length
          ? 'Not clinically reviewed. No clinician of your clinic has checked this wording yet; read it before you give it to a patient.'
          : `${open} of ${statuses.length} sections are not clinically reviewed. Read them before you give them to a patient.`}
      </Notice>
    </div>
  );
}
