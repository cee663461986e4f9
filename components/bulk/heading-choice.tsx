'use client';

import { Button } from '@/components/ui/button';
import type { SourceRecord } from '@/lib/domain/bulk/split-list';
import { ListQuestion, SourceLine } from './list-question';

/** Asks which line holds the headings if Plainleaf recognizes none at the top. */
export function HeadingChoice({
  first,
  onChoose,
  onCancel,
}: {
  first: readonly SourceRecord[];
  /** null: no line does. */
  onChoose: (line: number | null) => void;
  onCancel: () => void;
}) {
  return (
    <ListQuestion
      title="Which line holds the headings?"
      actions={
        <>
          <Button onPress={() => onChoose(null)}>None: every line is a patient</Button>
          <Button variant="quiet" onPress={onCancel}>
            Another list
          </Button>
        </>
      }
    >
      <p className="text-ink-2">Lines above it are not read as patients.</p>
      <ul className="grid rounded-xl border border-line bg-panel p-1">
        {first.map(({ line, cells }) => (
          <li key={line}>
            <button
              type="button"
              onClick={() => onChoose(line)}
              className="flex w-full gap-3 rounded-lg px-3 py-2 text-start font-medium hover:bg-sunk"
            >
              <SourceLine line={line} text={cells.filter(Boolean).join(' · ')} />
            </button>
          </li>
        ))}
      </ul>
    </ListQuestion>
  );
}
