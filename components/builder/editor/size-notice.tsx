'use client';

import { useMemo } from 'react';
import { Notice } from '@/components/ui/notice';
import type { SectionBody } from '@/lib/domain/handout/body';
import { sizeProblem } from '@/lib/domain/input-size';

/** Shows under a text why it cannot be saved, before the clinician saves it. */
export function SizeNotice({ body }: { body: SectionBody }) {
  const problem = useMemo(() => sizeProblem(body), [body]);
  return (
    // Rendered before it has text, because screen readers may miss a live region that appears together with its text.
    <div role="status" aria-label="Size" className={problem ? 'border-t border-line px-3 py-2.5' : 'sr-only'}>
      {problem ? <Notice tone="red">{`This text cannot be saved as it is. ${problem}.`}</Notice> : null}
    </div>
  );
}
