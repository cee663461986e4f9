'use client';

import { useMemo } from 'react';
import { Notice } from '@/components/ui/notice';
import type { SectionBody } from '@/lib/domain/handout/body';
import { sizeProblem } from '@/lib/domain/input-size';

/** Says under a text why it cannot be saved as it is, before anybody saves it. */
export function SizeNotice({ body }: { body: SectionBody }) {
  const problem = useMemo(() => sizeProblem(body), [body]);
  return (
    // It is there before it says anything: what appears together with its words is not always read out.
    <div role="status" aria-label="Size" className={problem ? 'border-t border-line px-3 py-2.5' : 'sr-only'}>
      {problem ? <Notice tone="red">{`This text cannot be saved as it is. ${problem}.`}</Notice> : null}
    </div>
  );
}
