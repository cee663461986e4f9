'use client';

import { type ReactNode, useDeferredValue } from 'react';

/**
 * What stands inside is drawn anew when the keys leave time for it, in pieces: drawing all of the builder at once
 * takes longer than a frame. Not around what is typed into.
 */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(children);
}
