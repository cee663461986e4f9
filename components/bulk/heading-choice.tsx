'use client';

import { Button } from '@/components/ui/button';
import type { SourceRecord } from '@/lib/domain/bulk/split-list';

/** Which line holds the headings, where no known one stands at the top: one press answers. */
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
    <section aria-labelledby="heading-choice" className="grid max-w-3xl gap-4">
      <h2 id="heading-choice" tabIndex={-1} ref={focus} className="text-lg font-bold outline-none">
        Which line holds the headings?
      </h2>
      <p className="text-ink-2">Lines above it are not read as patients.</p>
      <ul className="grid rounded-xl border border-line bg-panel p-1">
        {first.map(({ line, cells }) => (
          <li key={line}>
            <button
              type="button"
              onClick={() => onChoose(line)}
              className="flex w-full gap-3 rounded-lg px-3 py-2 text-start hover:bg-sunk"
            >
              <span className="shrink-0 text-ink-2 tabular-nums">{`Line ${line}`}</span>
              <bdi className="min-w-0 truncate font-medium">{cells.filter(Boolean).join(' · ').slice(0, 200)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button onPress={() => onChoose(null)}>None: every line is a patient</Button>
        <Button variant="quiet" onPress={onCancel}>
          Another list
        </Button>
      </div>
    </section>
  );
}

/** What asked for this screen is gone from the page: whoever uses keys or a reader goes on here. */
const focus = (heading: HTMLElement | null): void => heading?.focus();
