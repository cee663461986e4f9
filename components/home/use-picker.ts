'use client';

import { type KeyboardEvent, useEffect, useId, useState } from 'react';

/** What the arrow keys do in a list that belongs to a text field: the focus stays in the field. */
export type Picker = {
  isOpen: boolean;
  activeIndex: number;
  listId: string;
  optionId: (index: number) => string;
  activate: (index: number) => void;
  open: () => void;
  close: () => void;
  /** After the text changed: open, with the best match active. */
  restart: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** The keyboard of an ARIA combobox with a list: arrows, Enter, Escape. */
export function usePicker({
  count,
  bestIndex,
  onChoose,
}: {
  count: number;
  /** What Enter takes before an arrow key is pressed; -1 where that would be a surprise. */
  bestIndex: number;
  onChoose: (index: number) => void;
}): Picker {
  const listId = useId();
  const [isOpen, setOpen] = useState(false);
  const [wanted, setWanted] = useState<number | null>(null);
  const activeIndex = Math.min(wanted ?? bestIndex, count - 1);
  const activeId = `${listId}-${activeIndex}`;

  useEffect(() => {
    if (isOpen) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, activeId]);

  const go = (index: number): void => {
    setOpen(true);
    setWanted((index + count) % Math.max(count, 1));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and Escape that end the composing of a letter belong to the input method.
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    switch (event.key) {
      case 'ArrowDown':
        go(isOpen ? activeIndex + 1 : 0);
        break;
      case 'ArrowUp':
        go(isOpen ? activeIndex - 1 : count - 1);
        break;
      case 'Enter':
        onChoose(isOpen ? activeIndex : -1);
        break;
      case 'Escape':
        if (!isOpen) return;
        setOpen(false);
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return {
    isOpen: isOpen && count > 0,
    activeIndex,
    listId,
    optionId: (index) => `${listId}-${index}`,
    activate: setWanted,
    open: () => setOpen(true),
    close: () => setOpen(false),
    restart: () => {
      setOpen(true);
      setWanted(null);
    },
    onKeyDown,
  };
}
