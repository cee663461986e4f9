'use client';

import { useCallback, useState } from 'react';
import { isTyping } from '@/components/shell/shortcuts/shortcut';
import type { Caret } from './draft-history';
import { putCaret } from './field-caret';
import { type ChangedPlace, changedPlace } from './undone-place';
import type { BuilderModel, ChangeUndone } from './use-builder';
import type { Zone } from './use-go-to';

/** The cursor that comes back to the text of a section; `takesFocus`: the keys go there too. */
export type ReturningCaret = Caret & { takesFocus: boolean };

type Showing = {
  model: Pick<BuilderModel, 'undo' | 'redo' | 'headingOf'>;
  select: (key: string) => void;
  setZone: (zone: Zone) => void;
  setMoreOpen: (isOpen: boolean) => void;
};

/** Undo and redo, which show and tell what they changed, wherever it is, and put the cursor back. */
export function useUndo({ model, select, setZone, setMoreOpen }: Showing) {
  const [news, setNews] = useState('');
  const [returning, setReturning] = useState<{ key: string; caret: ReturningCaret } | null>(null);

  const show = (change: ChangeUndone | null, verb: 'Undone' | 'Redone'): void => {
    if (!change) return;
    const place = changedPlace(change, model.headingOf);
    // A press of the button keeps the focus there: the next press undoes more.
    const takesFocus = isTyping(document.activeElement) || document.activeElement === document.body;
    setZone(place.zone);
    if (place.isFolded) setMoreOpen(true);
    if (place.section !== null) {
      select(place.section);
      setReturning(change.caret && { key: place.section, caret: { ...change.caret, takesFocus } });
    }
    setNews((before) => unlike(before, `${verb}: ${place.label}.`));
    // Two frames: the zone, the section or the closed part must be on screen before it can be shown.
    requestAnimationFrame(() => requestAnimationFrame(() => pointOut(place, takesFocus ? change.caret : null)));
  };

  return {
    news,
    returning,
    settle: useCallback(() => setReturning(null), []),
    undo: () => show(model.undo(), 'Undone'),
    redo: () => show(model.redo(), 'Redone'),
  };
}

/** Words that are told again are told only where they differ. */
function unlike(before: string, words: string): string {
  return before === words ? `${words}\u00a0` : words;
}

const TEXT_FIELD = 'textarea, input:not([type=checkbox], [type=radio])';

function pointOut({ selector, section }: ChangedPlace, caret: Caret | null): void {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) return;
  const field = element.matches(TEXT_FIELD) ? element : element.querySelector<HTMLElement>(TEXT_FIELD);
  const isHere = element.contains(document.activeElement);
  if (caret && field && (section === null || field === element)) {
    field.focus({ preventScroll: true });
    putCaret(field, caret);
  }
  if (isHere) return;
  element.scrollIntoView({ block: 'nearest' });
  element.animate(
    [
      { outline: '3px solid var(--accent)', outlineOffset: '2px' },
      { outline: '3px solid transparent', outlineOffset: '2px' },
    ],
    { duration: 1_600, easing: 'ease-in' },
  );
}
