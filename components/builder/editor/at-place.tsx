'use client';

import type { Editor } from '@tiptap/core';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

const GAP = 6;
const EDGE = 8;

/** Floats below (or, near the foot of the window, above) a place of the text, wherever it is scrolled to. */
export function AtPlace({ editor, position, children }: { editor: Editor; position: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ left: number; top: number } | null>(null);

  useLayoutEffect(() => {
    const place = (): void => {
      const element = box.current;
      if (!element || editor.isDestroyed || position > editor.state.doc.content.size) return;
      const caret = editor.view.coordsAtPos(position);
      const { width, height } = element.getBoundingClientRect();
      const below = caret.bottom + GAP;
      const top = below + height > window.innerHeight - EDGE ? Math.max(EDGE, caret.top - GAP - height) : below;
      setSpot({ left: Math.max(EDGE, Math.min(caret.left, window.innerWidth - width - EDGE)), top });
    };
    place();
    window.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [editor, position]);

  return (
    <div
      ref={box}
      className="fixed z-30 w-72 max-w-[calc(100vw-1rem)] overflow-hidden rounded-lg border border-line bg-panel shadow-float"
      style={spot ?? { left: 0, top: 0, visibility: 'hidden' }}
    >
      {children}
    </div>
  );
}
