'use client';

import { Star } from 'lucide-react';
import { useOptimistic, useTransition } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { setFavourite } from '@/lib/features/favourites/actions';

/** Keeps a topic or template at hand on the home page. Takes effect at once; a failure takes it back and says so. */
export function FavouriteButton({
  subject,
  subjectId,
  on,
  describedBy,
}: {
  subject: 'topic' | 'template';
  subjectId: string;
  on: boolean;
  /** Id of the element that says what would become a favourite. */
  describedBy?: string;
}) {
  const router = useRouterAfterWrite();
  const [shown, show] = useOptimistic(on);
  const [isPending, startTransition] = useTransition();

  const toggle = (): void => {
    if (isPending) return;
    startTransition(async () => {
      show(!on);
      await valueOrToast(setFavourite({ subject, subjectId, on: !on }));
      startTransition(() => router.refresh());
    });
  };

  return (
    <button
      type="button"
      aria-pressed={shown}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      onClick={toggle}
      className={buttonClass('secondary', 'sm', 'aria-pressed:text-accent')}
    >
      <Star aria-hidden className={shown ? 'fill-current' : ''} />
      Favourite
    </button>
  );
}
