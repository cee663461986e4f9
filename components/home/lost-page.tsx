import { Compass } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';

/** The same words for a page that never was, is gone, or belongs to another clinic. */
export function LostPage() {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center px-4 py-16 text-center">
      <Compass aria-hidden className="mb-4 size-9 stroke-[1.5] text-ink-3" />
      <h1 className="text-2xl font-bold">There is nothing here</h1>
      <p className="mt-2 text-ink-2">
        The address may be mistyped, or what was here has been removed. Nothing you were working on is lost: your drafts
        are on the home page.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <ButtonLink href="/" variant="primary">
          Go to the home page
        </ButtonLink>
        <ButtonLink href="/handouts">Search handouts</ButtonLink>
      </div>
    </div>
  );
}
