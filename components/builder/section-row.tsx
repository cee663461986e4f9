'use client';

import { ArrowDown, ArrowUp, GripVertical, SquareCheck, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo, type PointerEvent, useCallback, useRef, useState } from 'react';
import { Menu as AriaMenu, Popover } from 'react-aria-components';
import { Badge } from '@/components/ui/badge';
import { MenuItem } from '@/components/ui/menu';
import { Switch } from '@/components/ui/switch';
import { inLanguage } from '@/lib/domain/language/direction';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { SectionKindIcon } from './section-kind-icon';

type Move = 'up' | 'down' | 'first' | 'last';

/** What can be done with a row, by the key of its section; the same functions for all rows and always. */
export type RowDoing = {
  select: (key: string) => void;
  choose: (key: string) => void;
  /** This one and all up to the one chosen before. */
  chooseTo: (key: string) => void;
  switch: (key: string, on: boolean) => void;
  move: (key: string, to: Move) => void;
  remove: (key: string) => void;
  setRow: (key: string, element: HTMLLIElement | null) => void;
  setHandle: (key: string, element: HTMLButtonElement | null) => void;
  takeDrag: (key: string, event: PointerEvent<HTMLElement>) => void;
  moveDrag: (event: PointerEvent<HTMLElement>) => void;
  dropDrag: () => void;
  cancelDrag: () => void;
  loseDrag: () => void;
  /** Was it dragged since it was taken? */
  takeDragged: () => boolean;
};

type SectionRowProps = {
  /** The section's key. */
  id: string;
  heading: string;
  /** The language of the heading. */
  locale: string;
  kind: SectionKind;
  /** Where rows of several topics stand together: its own; '' elsewhere. */
  topic: string;
  isOn: boolean;
  isEdited: boolean;
  isLocked: boolean;
  /** Urgent help begins with it, which the layout puts on page 1. What follows may be on a later page. */
  isOnPageOne: boolean;
  blankCount: number;
  isSelected: boolean;
  /** One of several that something is to be done with. */
  isChosen: boolean;
  isDragged: boolean;
  /** Where the dragged section would land next to this one. */
  line: 'above' | 'below' | null;
  canMoveUp: boolean;
  canMoveDown: boolean;
  doing: RowDoing;
};

const moves: Record<string, Move> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

/** Takes plain values, so that a letter typed in one section does not draw the rows of all. */
export const SectionRow = memo(function SectionRow(props: SectionRowProps) {
  const {
    id,
    heading,
    locale,
    kind,
    topic,
    isOn,
    isEdited,
    isLocked,
    isOnPageOne,
    blankCount,
    isSelected,
    isChosen,
    isDragged,
    line,
    doing,
  } = props;
  const own = heading.trim() === '' ? 'Section without heading' : heading;
  const name = topic === '' ? own : `${own}, ${topic}`;
  const isUrgent = kind === 'urgent-help';
  const setRow = useCallback((element: HTMLLIElement | null) => doing.setRow(id, element), [doing, id]);
  const setOn = useCallback((on: boolean) => doing.switch(id, on), [doing, id]);
  return (
    <li
      ref={setRow}
      data-section-row={id}
      className={`relative flex min-h-10 items-center gap-1 rounded-lg border py-0.5 pe-2 ${
        isSelected ? 'border-accent bg-accent-soft' : 'border-transparent hover:bg-sunk'
      } ${isDragged ? 'border-dashed border-line-strong! bg-sunk' : ''}`}
    >
      {line ? (
        <span
          aria-hidden
          className={`absolute inset-x-1 h-0.5 rounded-full bg-accent ${line === 'above' ? '-top-px' : '-bottom-px'}`}
        />
      ) : null}
      {isUrgent ? <span className="w-6 shrink-0" /> : <RowHandle {...props} name={name} />}
      <button
        type="button"
        onClick={(event) => {
          if (event.shiftKey) doing.chooseTo(id);
          else if (event.ctrlKey || event.metaKey) doing.choose(id);
          else doing.select(id);
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ' || !event.shiftKey) return;
          event.preventDefault();
          doing.choose(id);
        }}
        aria-current={isSelected ? 'true' : undefined}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md text-start font-medium"
      >
        {isChosen ? (
          <SquareCheck aria-hidden className="size-4.5 shrink-0 text-accent" />
        ) : (
          <SectionKindIcon kind={kind} />
        )}
        <span className={`min-w-0 flex-1 leading-5 ${isOn ? 'text-ink' : 'text-ink-3'}`}>
          <bdi {...(heading === own ? inLanguage(locale) : {})}>{own}</bdi>
          {topic === '' ? null : (
            <span className="block text-xs font-normal text-ink-3">
              <bdi>{topic}</bdi>
            </span>
          )}
          {isChosen ? <span className="sr-only">, chosen</span> : null}
          {isLocked ? <span className="block text-xs font-normal text-ink-3">Always first and on</span> : null}
        </span>
      </button>
      <span className="flex shrink-0 flex-col items-end gap-0.5">
        {isEdited ? <Badge tone="accent">edited</Badge> : null}
        {isOnPageOne ? <Badge tone="red">page 1</Badge> : null}
        {blankCount > 0 ? <Badge tone="amber">{`${blankCount} blank`}</Badge> : null}
      </span>
      <Switch label={name} labelHidden isSelected={isOn} isDisabled={isLocked} onChange={setOn} />
    </li>
  );
});

/** Drag it, move it with the arrow keys, or press it for the same in words. */
function RowHandle({ id, name, canMoveUp, canMoveDown, isChosen, doing }: SectionRowProps & { name: string }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') doing.cancelDrag();
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    doing.move(id, move);
  };
  return (
    <>
      <button
        type="button"
        ref={(element) => {
          trigger.current = element;
          doing.setHandle(id, element);
        }}
        onPointerDown={(event) => doing.takeDrag(id, event)}
        onPointerMove={doing.moveDrag}
        onPointerUp={doing.dropDrag}
        onPointerCancel={doing.cancelDrag}
        onLostPointerCapture={doing.loseDrag}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (!doing.takeDragged()) setOpen(true);
        }}
        aria-label={`Move ${name}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className="flex h-9 w-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-ink-3 hover:text-ink active:cursor-grabbing"
      >
        <GripVertical aria-hidden className="size-4" />
      </button>
      <Popover
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="bottom start"
        aria-label={`Move ${name}`}
        className="rounded-lg border border-line bg-panel shadow-float data-entering:animate-[float-in_120ms_ease-out]"
      >
        <AriaMenu
          aria-label={`Move ${name}`}
          disabledKeys={[...(canMoveUp ? [] : ['up']), ...(canMoveDown ? [] : ['down'])]}
          className="min-w-52 p-1 outline-none"
          autoFocus="first"
          onClose={() => setOpen(false)}
        >
          <MenuItem id="up" icon={<ArrowUp aria-hidden />} onAction={() => doing.move(id, 'up')}>
            Move up
          </MenuItem>
          <MenuItem id="down" icon={<ArrowDown aria-hidden />} onAction={() => doing.move(id, 'down')}>
            Move down
          </MenuItem>
          <MenuItem id="choose" icon={<SquareCheck aria-hidden />} onAction={() => doing.choose(id)}>
            {isChosen ? 'Choose no longer' : 'Choose, with others'}
          </MenuItem>
          <MenuItem id="remove" icon={<Trash2 aria-hidden />} isDangerous onAction={() => doing.remove(id)}>
            Take out of this handout
          </MenuItem>
        </AriaMenu>
      </Popover>
    </>
  );
}
