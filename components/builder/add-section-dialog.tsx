'use client';

import { BookmarkPlus, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { SearchField } from '@/components/ui/search-field';
import { MAX_SECTIONS } from '@/lib/domain/handout/draft-limits';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import { normalized } from '@/lib/domain/normalized';
import type { AddableSection } from '@/lib/features/library/data';
import { SectionKindIcon } from './section-kind-icon';
import type { SectionItem } from './section-order';

type AddSectionDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  addable: readonly AddableSection[];
  items: readonly SectionItem[];
  /** Takes the ids of sections; resolves once they are in the handout, or could not be had. */
  onAdd: (sectionIds: readonly string[]) => Promise<void>;
  /** Asks for all sections of a template instead. */
  onTemplate: () => void;
};

const GENERIC = 'For any topic';

export function AddSectionDialog({ isOpen, onClose, addable, items, onAdd, onTemplate }: AddSectionDialogProps) {
  return (
    <Dialog
      title="Add section"
      isOpen={isOpen}
      onClose={onClose}
      size="md"
      footer={
        <Button variant="quiet" icon={<BookmarkPlus aria-hidden />} onPress={onTemplate}>
          Add a template instead
        </Button>
      }
    >
      <SectionPicker addable={addable} items={items} onAdd={onAdd} />
    </Dialog>
  );
}

function SectionPicker({ addable, items, onAdd }: Pick<AddSectionDialogProps, 'addable' | 'items' | 'onAdd'>) {
  const [query, setQuery] = useState('');
  const [fetched, setFetched] = useState<string | null>(null);
  const add = async (name: string, sectionIds: readonly string[]): Promise<void> => {
    setFetched(name);
    await onAdd(sectionIds);
    setFetched(null);
  };
  const present = new Set(items.filter(({ section }) => section.on).map(({ section }) => section.sectionId));
  const known = new Set(items.map(({ section }) => section.sectionId));
  const recommended = useMemo(() => recommendedByTopic(addable), [addable]);
  // All of the topic, whatever the search shows of it.
  const missingOf = ([first]: readonly AddableSection[]): string[] =>
    (recommended.get(first?.topicId ?? '') ?? []).filter((id) => !present.has(id));
  const groups = useMemo(() => grouped(addable, items, query), [addable, items, query]);
  const isFull = items.length >= MAX_SECTIONS;
  return (
    <div className="flex min-h-72 flex-col gap-4">
      <SearchField
        label="Search sections"
        placeholder="Search sections and topics"
        value={query}
        onChange={setQuery}
        autoFocus
      />
      {isFull ? <p className="text-amber">{`A handout holds at most ${MAX_SECTIONS} sections.`}</p> : null}
      {groups.length === 0 ? (
        <p role="status" className="py-6 text-center text-ink-2">
          {addable.length === 0 ? 'The library has no sections yet.' : `Nothing matches “${query}”.`}
        </p>
      ) : (
        groups.map(({ title, sections }) => (
          <section key={title} aria-label={title}>
            <GroupTitle
              title={title}
              missing={missingOf(sections)}
              room={MAX_SECTIONS - items.length}
              known={known}
              isPending={fetched === title}
              onAdd={(sectionIds) => void add(title, sectionIds)}
            />
            <ul className="flex flex-col divide-y divide-line">
              {sections.map((section) => {
                const isPresent = present.has(section.sectionId);
                return (
                  <li key={section.sectionId} className="flex min-h-12 items-center gap-3 py-1.5">
                    <SectionKindIcon kind={section.kind} />
                    <span className="min-w-0 flex-1">
                      <span className="block font-medium">
                        <bdi>{section.heading}</bdi>
                      </span>
                      <span className="block text-sm text-ink-3">{sectionKindLabels[section.kind]}</span>
                    </span>
                    {isPresent ? (
                      <Badge>In this handout</Badge>
                    ) : (
                      <Button
                        size="sm"
                        icon={<Plus aria-hidden />}
                        aria-label={`Add ${section.heading}`}
                        isPending={fetched === section.sectionId}
                        isDisabled={isFull && !items.some((item) => item.section.sectionId === section.sectionId)}
                        onPress={() => void add(section.sectionId, [section.sectionId])}
                      >
                        Add
                      </Button>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        ))
      )}
    </div>
  );
}

type GroupTitleProps = {
  title: string;
  /** Sections that the topic recommends and the handout does not print. */
  missing: readonly string[];
  /** How many more sections the handout can hold. */
  room: number;
  /** Sections that the handout holds, printed or not. */
  known: ReadonlySet<string>;
  isPending: boolean;
  onAdd: (sectionIds: readonly string[]) => void;
};

/** The topic's name, and a press that adds all that it recommends: whole or not at all. */
function GroupTitle({ title, missing, room, known, isPending, onAdd }: GroupTitleProps) {
  const isTooMuch = missing.filter((id) => !known.has(id)).length > room;
  return (
    <div className="mb-1 flex min-h-8 items-center justify-between gap-3">
      <h3 className="text-sm font-semibold text-ink-2">{title}</h3>
      {missing.length === 0 ? null : isTooMuch ? (
        <p className="text-sm text-ink-3">{`No room for all of it: a handout holds ${MAX_SECTIONS} sections`}</p>
      ) : (
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus aria-hidden />}
          aria-label={`Add topic ${title}`}
          isPending={isPending}
          onPress={() => onAdd(missing)}
        >
          Add topic
        </Button>
      )}
    </div>
  );
}

function recommendedByTopic(addable: readonly AddableSection[]): ReadonlyMap<string, string[]> {
  const byTopic = new Map<string, string[]>();
  for (const { topicId, sectionId, recommended } of addable) {
    if (topicId !== null && recommended) byTopic.set(topicId, [...(byTopic.get(topicId) ?? []), sectionId]);
  }
  return byTopic;
}

type Group = { title: string; sections: AddableSection[] };

/** The topics already in the handout come first, then what fits any topic, then the rest of the library. */
function grouped(addable: readonly AddableSection[], items: readonly SectionItem[], query: string): Group[] {
  const ownTopics = new Set(items.map(({ version }) => version.topicId).filter((id) => id !== null));
  const rank = ({ topicId }: AddableSection): number => (topicId === null ? 1 : ownTopics.has(topicId) ? 0 : 2);
  const words = folded(query).split(/\s+/).filter(Boolean);
  const groups = new Map<string, Group>();
  const ranked = addable.map((section) => ({ section, rank: rank(section) })).toSorted((a, b) => a.rank - b.rank);
  for (const { section } of ranked) {
    const title = section.topicTitle ?? GENERIC;
    const text = folded(`${section.heading} ${sectionKindLabels[section.kind]} ${title}`);
    if (!words.every((word) => text.includes(word))) continue;
    const group = groups.get(title) ?? { title, sections: [] };
    group.sections.push(section);
    groups.set(title, group);
  }
  return [...groups.values()];
}

/** Without case and accents, so that "nunez" finds "Núñez". */
function folded(text: string): string {
  return normalized(text, 'NFD').replace(/\p{M}/gu, '').toLowerCase();
}
