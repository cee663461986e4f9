import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { failureWords } from '@/components/wording/failure-words';

/** A draft, handout or template whose content does not open. */
export function UnreadableView({ title }: { title: string }) {
  return (
    <>
      <PageHeading title={title} />
      <div className="max-w-2xl">
        <Notice tone="red">{failureWords.unreadable}</Notice>
      </div>
    </>
  );
}
