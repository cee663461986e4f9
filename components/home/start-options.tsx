'use client';

import { Bookmark, FilePlus2, Star, TextQuote } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { languageName } from '@/lib/domain/language/names';
import type { SearchMatch } from '@/lib/domain/library/search-ranking';
import type { SectionMatch } from '@/lib/domain/library/section-ranking';
import type { FoundSection } from '@/lib/features/search/data';
import { Highlighted } from './highlighted';
import type { StartChoice, StartGroup } from './start-choices';
import type { Startable } from './startable';
import type { Picker } from './use-picker';

export function StartOptions({
  groups,
  picker,
  onChoose,
  typed,
  isAsking,
}: {
  groups: readonly StartGroup[];
  picker: Picker;
  onChoose: (index: number) => void;
  typed: string;
  /** The server has not answered yet. */
  isAsking: boolean;
}) {
  const isBlank = groups[0]?.choices[0]?.is === 'blank';
  return (
    // The list lies over the page: what stands below does not jump while typing.
    <div
      hidden={!picker.isOpen}
      className="absolute inset-x-0 top-full z-10 mt-2 overflow-hidden rounded-xl border border-line bg-panel shadow-float"
    >
      {isBlank ? (
        <p className="border-b border-line px-5 py-3.5 text-ink-2">
          {isAsking ? 'Looking into the sections for' : 'Nothing found for'} “
          <bdi className="font-semibold break-words text-ink">{typed.trim()}</bdi>”
          {isAsking ? ' …' : '. Try another word for it, or begin without a topic.'}
        </p>
      ) : null}
      <div
        id={picker.listId}
        role="listbox"
        aria-label="Topics, templates and sections"
        className="max-h-[min(32rem,65dvh)] overflow-y-auto"
      >
        {groups.map(({ label, choices }, place) => {
          const before = groups.slice(0, place).reduce((sum, group) => sum + group.choices.length, 0);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of options
            <div key={label} role="group" aria-label={label} className="not-first:border-t not-first:border-line">
              {isBlank ? null : (
                <p aria-hidden className="px-5 pt-2.5 pb-0.5 text-xs font-semibold text-ink-3">
                  {label}
                </p>
              )}
              {choices.map((choice, index) => (
                <Option
                  key={keyOf(choice)}
                  choice={choice}
                  index={before + index}
                  picker={picker}
                  onChoose={onChoose}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Option({
  choice,
  index,
  picker,
  onChoose,
}: {
  choice: StartChoice;
  index: number;
  picker: Picker;
  onChoose: (index: number) => void;
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox, which keeps the focus
    <div
      id={picker.optionId(index)}
      role="option"
      tabIndex={-1}
      aria-selected={picker.isOpen && index === picker.activeIndex}
      onClick={() => onChoose(index)}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => picker.activate(index)}
      className="flex cursor-pointer items-center gap-4 px-5 py-2.5 text-ink-3 aria-selected:bg-accent-soft aria-selected:text-accent forced-colors:aria-selected:bg-[Highlight]"
    >
      <Line choice={choice} />
    </div>
  );
}

function keyOf(choice: StartChoice): string {
  switch (choice.is) {
    case 'match':
      return choice.match.item.id;
    case 'section':
      return `section-${choice.match.item.id}-${choice.match.item.locale}`;
    case 'blank':
      return 'blank';
  }
}

function Line({ choice }: { choice: StartChoice }) {
  switch (choice.is) {
    case 'match':
      return <MatchLine match={choice.match} />;
    case 'section':
      return <SectionLine match={choice.match} />;
    case 'blank':
      return <BlankLine />;
  }
}

function SectionLine({ match: { item, headingRanges, said } }: { match: SectionMatch<FoundSection> }) {
  const language = item.isTranslation ? ` in ${languageName(item.locale)}` : '';
  return (
    <>
      <TextQuote aria-hidden className="size-5.5 shrink-0 stroke-[1.75]" />
      <span className="min-w-0 flex-1">
        <span lang={item.isTranslation ? item.locale : undefined} className="block font-semibold break-words text-ink">
          <Highlighted text={item.heading} ranges={headingRanges} />
        </span>
        <span className="block text-sm text-ink-2">
          {item.topic
            ? `Starts “${item.topic.title}”${language} with this section`
            : 'Starts a handout with this section'}
        </span>
        {said ? (
          <span lang={item.isTranslation ? item.locale : undefined} className="block text-sm break-words text-ink-2">
            <Highlighted text={said.text} ranges={said.ranges} />
          </span>
        ) : null}
      </span>
    </>
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
