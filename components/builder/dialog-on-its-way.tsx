'use client';

import { useEffect } from 'react';

/**
 * Stands in for the dialogs until the network has brought them. What was asked for opens once they are there, unless
 * whoever asked has gone on working: a dialog must not come between two keys of somebody who types.
 */
export function DialogOnItsWay({ isAskedFor, forget }: { isAskedFor: boolean; forget: () => void }) {
  useEffect(() => {
    if (!isAskedFor) return;
    const kinds = ['keydown', 'pointerdown'] as const;
    for (const kind of kinds) window.addEventListener(kind, forget, { capture: true });
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, forget, { capture: true });
    };
  }, [isAskedFor, forget]);
  return (
    <div role="status" className="fixed inset-x-4 bottom-4 z-40 mx-auto max-w-md">
      {isAskedFor ? (
        <p className="rounded-lg border border-line bg-panel px-4 py-3 shadow-float">
          Waiting for the network. This opens as soon as it is there, unless you go on working; what you typed is safe.
        </p>
      ) : null}
    </div>
  );
}
