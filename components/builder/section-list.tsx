'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useSameFunctions } from '@/components/ui/use-same-functions';
import { blanksIn } from '@/lib/domain/handout/checks/section-text';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { removeSection, setSectionOn } from '@/lib/domain/handout/draft-edit';
import { retitled } from '@/lib/domain/handout/packet-title';
import { ChosenSections } from './chosen-sections';
import { GroupHeading, headingId } from './section-group-heading';
import {
  firstFreeIndex,
  groupsOf,
  type ItemGroup,
  moveShownSection,
  moveTopic,
  placesOf,
  type SectionItem,
} from './section-order';
import { type RowDoing, SectionRow } from './section-row';
import type { BuilderModel } from './use-builder';
import { useChosen } from './use-chosen';
import { useDragOrder } from './use-drag-order';

type SectionListProps = {
  items: readonly SectionItem[];
  document: HandoutDocument;
  selectedKey: string | null;
  onSelect: (key: string) => void;
  onAdd: () => void;
  change: BuilderModel['change'];
  versions: BuilderModel['versions'];
};

export function SectionList({ items, document, selectedKey, onSelect, onAdd, change, versions }: SectionListProps) {
  const [news, setNews] = useState('');
  const chosen = useChosen(items.map(({ key }) => key));
  const handles = useRef(new Map<string, HTMLButtonElement>());
  const refocus = useRef<string | null>(null);
  const firstIndex = firstFreeIndex(items);
  const indexOf = (key: string): number => items.findIndex((item) => item.key === key);

  const moveTo = (item: SectionItem, toIndex: number): void => {
    const { first, last } = placesOf(item, items);
    const index = Math.max(first, Math.min(toIndex, last));
    const { title } = item.group;
    const stays = index !== toIndex && title !== '' ? `${item.heading} stays under ${title}.` : '';
    if (index === indexOf(item.key)) {
      const atTop = index === first && `${item.heading} is already at the top.`;
      setNews(stays || atTop || `${item.heading} stays where it is.`);
      return;
    }
    change('sections', (draft) => moveShownSection(draft, versions, item.key, index));
    setNews([`${item.heading} moved to position ${index + 1} of ${items.length}.`, stays].filter(Boolean).join(' '));
    refocus.current = item.key;
  };

  // Moving a row's element takes the focus away from its handle in most browsers.
  useEffect(() => {
    if (refocus.current) handles.current.get(refocus.current)?.focus();
    refocus.current = null;
  });

  const withItem = (key: string, run: (item: SectionItem, index: number) => void): void => {
    const item = items.find((one) => one.key === key);
    if (item) run(item, items.indexOf(item));
  };
  const order = useDragOrder((key, toIndex) => withItem(key, (item) => moveTo(item, toIndex)), firstIndex);
  const doing = useSameFunctions<RowDoing>({
    select: onSelect,
    choose: chosen.toggle,
    chooseTo: (key) => chosen.chooseTo(key, selectedKey),
    switch: (key, on) => change('sections', (draft) => retitled(draft, setSectionOn(draft, key, on), versions)),
    move: (key, to) =>
      withItem(key, (item, index) => moveTo(item, { up: index - 1, down: index + 1, ...placesOf(item, items) }[to])),
    remove: (key) =>
      withItem(key, ({ heading }) => {
        change('sections', (draft) => retitled(draft, removeSection(draft, key), versions));
        setNews(`${heading} was taken out.`);
      }),
    setRow: order.setRow,
    setHandle: (key, element) => {
      if (element) handles.current.set(key, element);
      else handles.current.delete(key);
    },
    takeDrag: order.take,
    moveDrag: order.move,
    dropDrag: order.drop,
    cancelDrag: order.cancel,
    loseDrag: order.lose,
    takeDragged: order.takeDragged,
  });
  const withoutDragged = items.filter((item) => item.key !== order.drag?.key);
  const landsBefore = order.drag ? withoutDragged[order.drag.toIndex]?.key : undefined;
  const landsLast = order.drag !== null && landsBefore === undefined;

  const groups = groupsOf(items);
  const topics = groups.flatMap(({ group }) => group.topicId ?? []);
  const moveWhole = ({ topicId, title }: ItemGroup, by: -1 | 1): void => {
    if (topicId === null) return;
    change('sections', (draft) => moveTopic(draft, versions, topicId, by));
    setNews(`${title} moved ${by === -1 ? 'up' : 'down'}.`);
  };
  const row = (item: SectionItem): ReactNode => {
    const index = items.indexOf(item);
    const { first, last } = placesOf(item, items);
    const printed = document.sections.find((section) => section.key === item.key);
    return (
      <SectionRow
        key={item.key}
        id={item.key}
        heading={item.heading}
        locale={item.version.locale}
        kind={item.version.kind}
        topic={item.group.id === 'urgent-help' ? (item.version.topicName?.title ?? '') : ''}
        isOn={item.section.on}
        isEdited={item.section.edit !== null}
        isLocked={item.isLocked}
        isOnPageOne={printed !== undefined && printed === document.sections[0] && printed.kind === 'urgent-help'}
        blankCount={printed ? blanksIn(printed.blocks).length : 0}
        isSelected={item.key === selectedKey}
        isChosen={chosen.keys.has(item.key)}
        isDragged={order.drag?.key === item.key}
        line={landsBefore === item.key ? 'above' : landsLast && item === withoutDragged.at(-1) ? 'below' : null}
        canMoveUp={index > first}
        canMoveDown={index >= firstIndex && index < last}
        doing={doing}
      />
    );
  };

  return (
    <section aria-labelledby="sections-heading" className="flex flex-col">
      <div className="flex items-center justify-between">
        <h2 id="sections-heading" className="text-sm font-semibold text-ink-2">
          Sections
        </h2>
        <Button variant="quiet" size="sm" icon={<Plus aria-hidden />} onPress={onAdd} className="text-accent!">
          Add section
        </Button>
      </div>
      {chosen.keys.size > 0 ? (
        <ChosenSections keys={chosen.keys} versions={versions} change={change} tell={setNews} onDone={chosen.clear} />
      ) : null}
      {items.length === 0 ? (
        <p className="py-3 text-ink-2">No sections yet. Add the first one.</p>
      ) : (
        <RowList label="sections-heading">
          {groups.map(({ group, items: rows }) =>
            group.title === '' ? (
              rows.map(row)
            ) : (
              <li key={group.id}>
                <GroupHeading group={group} topics={topics} onMove={(by) => moveWhole(group, by)} />
                <RowList label={headingId(group)}>{rows.map(row)}</RowList>
              </li>
            ),
          )}
        </RowList>
      )}
      <p role="status" className="sr-only">
        {news}
      </p>
    </section>
  );
}

/** `label`: the id of the heading that names it. */
function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noRedundantRoles: a list without bullets loses its role in Safari
    <ul role="list" aria-labelledby={label} className="mt-1 flex flex-col">
      {children}
    </ul>
  );
}
