'use client';

import { ArrowDown, ArrowUp, GripVertical, SquareCheck, Trash2 } from 'lucide-react';
import { type ComponentProps, type KeyboardEvent, type Ref, useRef, useState } from 'react';
import { Menu as AriaMenu, Popover } from 'react-aria-components';
import { Badge } from '@/components/ui/badge';
import { MenuItem } from '@/components/ui/menu';
import { Switch } from '@/components/ui/switch';
import { SectionKindIcon } from './section-kind-icon';
import type { SectionItem } from './section-order';

type Move = 'up' | 'down' | 'first' | 'last';

type SectionRowProps = {
  item: SectionItem;
  blankCount: number;
  isSelected: boolean;
  /** One of several that something is to be done with. */
  isChosen: boolean;
  isDragged: boolean;
  /** Where the dragged section would land next to this one. */
  line: 'above' | 'below' | null;
  canMoveUp: boolean;
  canMoveDown: boolean;
  rowRef: Ref<HTMLLIElement>;
  handleRef: (element: HTMLButtonElement | null) => void;
  handleProps: ComponentProps<'button'>;
  takeDragged: () => boolean;
  onCancelDrag: () => void;
  onSelect: () => void;
  onChoose: () => void;
  /** This one and all up to the one chosen before. */
  onChooseTo: () => void;
  onSwitch: (on: boolean) => void;
  onMove: (to: Move) => void;
  onRemove: () => void;
};

const moves: Record<string, Move> = { ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last' };

export function SectionRow(props: SectionRowProps) {
  const { item, blankCount, isSelected, isChosen, isDragged, line, onSelect, onSwitch } = props;
  const { section, version, heading, isLocked } = item;
  const name = heading.trim() === '' ? 'Section without heading' : heading;
  const isUrgent = version.kind === 'urgent-help';
  return (
    <li
      ref={props.rowRef}
      data-section-row={item.key}
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
          if (event.shiftKey) props.onChooseTo();
          else if (event.ctrlKey || event.metaKey) props.onChoose();
          else onSelect();
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ' || !event.shiftKey) return;
          event.preventDefault();
          props.onChoose();
        }}
        aria-current={isSelected ? 'true' : undefined}
        className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md text-start font-medium"
      >
        {isChosen ? (
          <SquareCheck aria-hidden className="size-4.5 shrink-0 text-accent" />
        ) : (
          <SectionKindIcon kind={version.kind} />
        )}
        <span className={`min-w-0 flex-1 leading-5 ${section.on ? 'text-ink' : 'text-ink-3'}`}>
          {name}
          {isChosen ? <span className="sr-only">, chosen</span> : null}
          {isLocked ? <span className="block text-xs font-normal text-ink-3">Always first and on</span> : null}
        </span>
      </button>
      <span className="flex shrink-0 flex-col items-end gap-0.5">
        {section.edit ? <Badge tone="accent">edited</Badge> : null}
        {isUrgent && section.on ? <Badge tone="red">page 1</Badge> : null}
        {blankCount > 0 ? <Badge tone="amber">{`${blankCount} blank`}</Badge> : null}
      </span>
      <Switch label={name} labelHidden isSelected={section.on} isDisabled={isLocked} onChange={onSwitch} />
    </li>
  );
}

/** Drag it, move it with the arrow keys, or press it for the same in words. */
function RowHandle({
  name,
  canMoveUp,
  canMoveDown,
  handleRef,
  handleProps,
  takeDragged,
  onCancelDrag,
  onMove,
  onRemove,
  isChosen,
  onChoose,
}: SectionRowProps & { name: string }) {
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onCancelDrag();
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    onMove(move);
  };
  return (
    <>
      <button
        type="button"
        ref={(element) => {
          trigger.current = element;
          handleRef(element);
        }}
        {...handleProps}
        onKeyDown={onKeyDown}
        onClick={() => {
          if (!takeDragged()) setOpen(true);
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
          onClose={() => setOpen(false)}
        >
          <MenuItem id="up" icon={<ArrowUp aria-hidden />} onAction={() => onMove('up')}>
            Move up
          </MenuItem>
          <MenuItem id="down" icon={<ArrowDown aria-hidden />} onAction={() => onMove('down')}>
            Move down
          </MenuItem>
          <MenuItem id="choose" icon={<SquareCheck aria-hidden />} onAction={onChoose}>
            {isChosen ? 'Choose no longer' : 'Choose, with others'}
          </MenuItem>
          <MenuItem id="remove" icon={<Trash2 aria-hidden />} isDangerous onAction={onRemove}>
            Take out of this handout
          </MenuItem>
        </AriaMenu>
      </Popover>
    </>
  );
}
