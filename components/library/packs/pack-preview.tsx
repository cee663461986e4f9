'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Disclosure } from '@/components/ui/disclosure';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/wording/review-words';
import type { Preview, ShownItem } from './pack-answers';
import { ProblemList } from './pack-faults';
import { PackItemRow } from './pack-item-row';
import { choose } from './selection';

const GENERIC = 'Sections for any handout';

/** What a pack would change, topic by topic; what is new or plainly newer is chosen to begin with. */
export function PackPreview({
  preview: { items, same, remarks },
  fileName,
  isImporting,
  onTake,
}: {
  preview: Preview;
  fileName: string;
  isImporting: boolean;
  onTake: (chosen: readonly { id: string; guard: string }[]) => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const plain = items.filter((item) => canTake(item) && (item.state === 'new' || item.state === 'changed'));
    // What needs something that is in conflict is left, like that.
    const ids = new Set(plain.map(({ id }) => id));
    return choose(items, ids, {
      ids: plain.filter(({ needs }) => needs.some((id) => !ids.has(id))).map(({ id }) => id),
      on: false,
    });
  });
  const set = (ids: readonly string[], on: boolean): void => setChosen((before) => choose(items, before, { ids, on }));
  const titles = [...new Set(items.map(titleOf))];

  if (items.length === 0) {
    return (
      <Notice tone="good" live="polite">
        {`Your library says all of this already: ${counted(same, 'wording')}. There is nothing to bring in.`}
      </Notice>
    );
  }
  return (
    <>
      <p role="status" className="text-ink-2">
        {`${fileName}: ${summary(items)}${same > 0 ? `. ${counted(same, 'wording')} your library has already` : ''}.`}
      </p>
      {remarks.length > 0 ? (
        <Disclosure label={`Remarks on the text (${remarks.reduce((sum, { problems }) => sum + problems.length, 0)})`}>
          <p className="mb-2 text-sm text-ink-2">
            Where the text differs from the rules for what ships with Plainleaf. None of it stands in the way.
          </p>
          <ProblemList files={remarks} />
        </Disclosure>
      ) : null}
      {titles.map((title) => {
        const ofTopic = items.filter((item) => titleOf(item) === title);
        const possible = ofTopic.filter(canTake).map(({ id }) => id);
        const taken = possible.filter((id) => chosen.has(id)).length;
        return (
          <section key={title} aria-label={title} className="rounded-xl border border-line">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line bg-sunk px-4 py-2.5">
              <h3 className="font-semibold">{title}</h3>
              <Checkbox
                label="All of this topic"
                isSelected={taken > 0 && taken === possible.length}
                isDisabled={possible.length === 0}
                onChange={(on) => set(possible, on)}
              />
            </div>
            <ul className="divide-y divide-line">
              {ofTopic.map((item) => (
                <PackItemRow
                  key={item.id}
                  item={item}
                  isChosen={chosen.has(item.id)}
                  canTake={canTake(item)}
                  onChange={(on) => set([item.id], on)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      <div className="sticky bottom-0 -mx-5 -mb-5 flex justify-end rounded-b-xl border-t border-line bg-panel px-5 py-3">
        <Button
          variant="primary"
          isPending={isImporting}
          isDisabled={chosen.size === 0}
          onPress={() => onTake(items.filter(({ id }) => chosen.has(id)).map(({ id, guard }) => ({ id, guard })))}
        >
          {`Import ${chosen.size} of ${items.length}`}
        </Button>
      </div>
    </>
  );
}

function titleOf({ topicTitle }: ShownItem): string {
  return topicTitle ?? GENERIC;
}

function canTake(item: ShownItem): boolean {
  return item.what === 'facts' || item.obstacle === null;
}

function summary(items: readonly ShownItem[]): string {
  const count = (state: ShownItem['state']) => items.filter((item) => item.state === state).length;
  const parts = [
    [count('new'), 'new'],
    [count('changed'), 'changed'],
    [count('conflict'), 'in conflict'],
    [count('older'), 'earlier than yours'],
  ] as const;
  return parts
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ');
}
