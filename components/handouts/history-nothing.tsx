'use client';

import { FileSearch, Files } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';

/** What stands where the list would be. */
export function HistoryNothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60">
      {isNarrowed ? (
        <EmptyState
          icon={<FileSearch aria-hidden />}
          title="No handout matches"
          action={<Button onPress={onClear}>Clear search and filters</Button>}
        >
          A name is found by the beginnings of its words, a record number or a date of birth by the whole of it. A
          restricted record is found only by the reference on the handout.
        </EmptyState>
      ) : (
        <EmptyState
          icon={<Files aria-hidden />}
          title="No handouts issued yet"
          action={
            <ButtonLink href="/" variant="primary">
              Make a handout
            </ButtonLink>
          }
        >
          Every handout that your clinic gives to a patient is kept here, exactly as it was printed.
        </EmptyState>
      )}
    </div>
  );
}
