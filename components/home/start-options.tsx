'use client';

import { Bookmark, FilePlus2, Star } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import type { SearchMatch } from '@/lib/domain/library/search-ranking';
import { Highlighted } from './highlighted';
import type { Startable } from './startable';
import type { Picker } from './use-picker';

/** One line of the list below the question: something found, or the way on when nothing was. */
export type StartChoice = { is: 'match'; match: SearchMatch<Startable> } | { is: 'blank' };

export function StartOptions({
  choices,
  picker,
  onChoose,
  typed,
}: {
  choices: readonly StartChoice[];
  picker: Picker;
  onChoose: (index: number) => void;
  typed: string;
}) {
  return (
    // The list lies over the page: what stands below does not jump while typing.
    <div
      hidden={!picker.isOpen}
      className="absolute inset-x-0 top-full z-10 mt-2 overflow-hidden rounded-xl border border-line bg-panel shadow-float"
    >
      {choices[0]?.is === 'blank' ? (
        <p className="border-b border-line px-5 py-3.5 text-ink-2">
          Nothing found for “<bdi className="font-semibold break-words text-ink">{typed.trim()}</bdi>”. Try another word
          for it, or begin without a topic.
        </p>
      ) : null}
      <div
        id={picker.listId}
        role="listbox"
        aria-label="Topics and templates"
        className="max-h-[min(28rem,60dvh)] divide-y divide-line overflow-y-auto"
      >
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
          <div
            key={choice.is === 'match' ? choice.match.item.id : 'blank'}
            id={picker.optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={picker.isOpen && index === picker.activeIndex}
            onClick={() => onChoose(index)}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => picker.activate(index)}
            className="flex cursor-pointer items-center gap-4 px-5 py-3 text-ink-3 aria-selected:bg-accent-soft aria-selected:text-accent forced-colors:aria-selected:bg-[Highlight]"
          >
            {choice.is === 'match' ? <MatchLine match={choice.match} /> : <BlankLine />}
          </div>
        ))}
      </div>
    </div>
  );
}

function MatchLine({ match: { item, titleRanges, via } }: { match: SearchMatch<Startable> }) {
  const Icon = item.kind === 'topic' ? FilePlus2 : Bookmark;
  return (
    <>
      <Icon aria-hidden className="size-5.5 shrink-0 stroke-[1.75]" />
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2 text-lg font-semibold text-ink">
          <span className="min-w-0 break-words" lang={item.translation ?? undefined}>
            <Highlighted text={item.title} ranges={titleRanges} />
          </span>
          {item.favourite ? (
            <>
              <Star aria-hidden className="size-3.5 shrink-0 fill-current text-accent" />
              <span className="sr-only">, favourite</span>
            </>
          ) : null}
        </span>
        <span className="block text-sm text-ink-2">
          {via ? (
            <>
              {via.is === 'code' ? 'ICD-10 ' : 'Also called '}
              <Highlighted text={via.text} ranges={via.ranges} />
              {' · '}
            </>
          ) : null}
          {item.detail}
        </span>
      </span>
      {item.reviewGap ? (
        <span className="hidden sm:block">
          <Badge tone="amber">{item.reviewGap}</Badge>
        </span>
      ) : null}
    </>
  );
}

function BlankLine() {
  return (
    <>
      <FilePlus2 aria-hidden className="size-5.5 shrink-0 stroke-[1.75]" />
      <span className="text-lg font-semibold text-ink">Start with an empty handout</span>
    </>
  );
}
