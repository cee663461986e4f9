'use client';

import { LoaderCircle, Search } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLibrarySearch } from '@/components/library/use-library-search';
import { Kbd } from '@/components/ui/kbd';
import { useLaterImport } from '@/components/ui/later-import';
import type { StartChoice } from './start-choices';
import { StartOptions } from './start-options';
import { type Startable, startWithSection } from './startable';
import { usePicker } from './use-picker';
import { useStart } from './use-start';

// There before the first word is typed, and the page before it.
const loadChoices = () => import('./start-choices');

/**
 * The question of the home page: what is typed finds topics and templates at once, and the sections that say it a
 * moment later; Enter opens the best as a new draft.
 */
export function StartSearch({ all, labelledBy }: { all: readonly Startable[]; labelledBy: string }) {
  const [typed, setTyped] = useState('');
  const { isLeaving, start } = useStart();
  const { found, isAsking } = useLibrarySearch(typed);
  const ranking = useLaterImport(loadChoices);
  const groups = useMemo(() => ranking?.startGroups(typed, all, found) ?? [], [ranking, typed, all, found]);
  const choices = groups.flatMap((group) => group.choices);
  const input = useRef<HTMLInputElement>(null);

  const choose = (index: number): void => {
    const choice = choices[index];
    if (!choice) {
      // Enter before anything is typed shows what there is, instead of starting something unasked.
      picker.open();
      return;
    }
    start(addressOf(choice));
  };
  const picker = usePicker({
    count: choices.length,
    // An empty handout is offered, but Enter after a word that found nothing must not start one unasked.
    bestIndex: choices[0]?.is === 'blank' ? -1 : 0,
    onChoose: choose,
  });

  // `autoFocus` does nothing when the page is reached by a link within the site.
  useEffect(() => input.current?.focus({ preventScroll: true }), []);

  const isSearching = typed.trim() !== '';
  return (
    <search
      className="relative block"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) picker.close();
      }}
    >
      <div className="relative">
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 start-4.5 my-auto size-5.5 text-ink-2" />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-labelledby={labelledBy}
          aria-autocomplete="list"
          aria-expanded={picker.isOpen}
          aria-controls={picker.listId}
          {...(picker.isOpen && picker.activeIndex >= 0
            ? { 'aria-activedescendant': picker.optionId(picker.activeIndex) }
            : {})}
          aria-busy={isLeaving}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={120}
          placeholder="Topic, symptom or ICD-10 code"
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            picker.restart();
          }}
          onClick={picker.open}
          onKeyDown={picker.onKeyDown}
          className="field-box min-h-15! w-full rounded-xl! py-3 ps-13 pe-3 text-lg shadow-rest sm:pe-28 sm:text-xl"
        />
        <span aria-hidden className="pointer-events-none absolute inset-y-0 end-4.5 hidden items-center gap-2 sm:flex">
          {isLeaving ? (
            <LoaderCircle className="size-5 animate-spin text-accent" />
          ) : (
            <>
              <Kbd>↑↓</Kbd>
              <Kbd>↵</Kbd>
            </>
          )}
        </span>
      </div>
      <StartOptions groups={groups} picker={picker} onChoose={choose} typed={typed} isAsking={isAsking} />
      <p role="status" className="sr-only">
        {picker.isOpen && isSearching && !isAsking ? announcement(choices) : ''}
      </p>
    </search>
  );
}

function addressOf(choice: StartChoice): string {
  switch (choice.is) {
    case 'match':
      return choice.match.item.href;
    case 'section':
      return startWithSection(choice.match.item);
    case 'blank':
      return '/handouts/new';
  }
}

function announcement(choices: readonly StartChoice[]): string {
  const found = choices.filter((choice) => choice.is !== 'blank').length;
  if (found === 0) return 'Nothing found. Arrow down to start with an empty handout.';
  return found === 1 ? '1 found' : `${found} found`;
}
