'use client';

import { type PointerEvent, useRef, useState } from 'react';

type Drag = {
  key: string;
  /** Where the section would land in the list without it. */
  toIndex: number;
};

const STARTS_AFTER_PX = 4;

/**
 * Reordering rows with mouse, pen or finger by a handle. Rows register their elements; the landing place
 * follows from their middles. Keyboard moves do not pass through here.
 */
export function useDragOrder(onDrop: (key: string, toIndex: number) => void, firstIndex: number) {
  const rows = useRef(new Map<string, HTMLElement>());
  const start = useRef<{ key: string; y: number } | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const wasDragged = useRef(false);

  const landingAt = (key: string, y: number): number => {
    const others = [...rows.current]
      .filter(([other]) => other !== key)
      .map(([, element]) => element.getBoundingClientRect())
      .sort((a, b) => a.top - b.top);
    const above = others.filter((box) => box.top + box.height / 2 < y).length;
    return Math.max(firstIndex, above);
  };

  const end = (commit: boolean): void => {
    if (commit && drag) onDrop(drag.key, drag.toIndex);
    start.current = null;
    setDrag(null);
  };

  return {
    drag,
    setRow: (key: string, element: HTMLElement | null): void => {
      if (element) rows.current.set(key, element);
      else rows.current.delete(key);
    },
    /** A press that ended a drag is not a press of the button. */
    takeDragged: (): boolean => {
      const dragged = wasDragged.current;
      wasDragged.current = false;
      return dragged;
    },
    take: (key: string, event: PointerEvent<HTMLElement>): void => {
      if (event.button !== 0) return;
      wasDragged.current = false;
      start.current = { key, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    move: (event: PointerEvent<HTMLElement>): void => {
      const from = start.current;
      if (!from || (!drag && Math.abs(event.clientY - from.y) < STARTS_AFTER_PX)) return;
      wasDragged.current = true;
      setDrag({ key: from.key, toIndex: landingAt(from.key, event.clientY) });
      const [beyond] = [...rows.current.values()].filter((row) => contains(row, event.clientY));
      beyond?.scrollIntoView({ block: 'nearest' });
    },
    drop: () => end(true),
    cancel: () => end(false),
    /** The pointer is gone without a word. */
    lose: () => {
      if (start.current) end(false);
    },
  };
}

function contains(row: HTMLElement, y: number): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return top <= y && y <= bottom;
}
