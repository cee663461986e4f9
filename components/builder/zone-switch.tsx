'use client';

import type { Zone } from './use-go-to';

const zones: readonly { zone: Zone; label: string }[] = [
  { zone: 'setup', label: 'Patient' },
  { zone: 'wording', label: 'Wording' },
  { zone: 'preview', label: 'Preview' },
];

/** Which zones fit depends on the width; this shows the others one at a time. */
export function ZoneSwitch({ zone, onZone }: { zone: Zone; onZone: (zone: Zone) => void }) {
  return (
    <nav aria-label="Parts of this draft" className="flex gap-1 border-b border-line bg-panel px-3 min-[1200px]:hidden">
      {zones.map((one) => {
        const isShown = zone === one.zone || (one.zone === 'wording' && zone === 'setup');
        return (
          <button
            key={one.zone}
            type="button"
            aria-pressed={zone === one.zone}
            onClick={() => onZone(one.zone)}
            className={`-mb-px min-h-10 border-b-2 px-3 font-medium whitespace-nowrap ${one.zone === 'setup' ? 'min-[700px]:hidden' : ''} ${
              zone === one.zone
                ? 'border-accent text-ink'
                : `border-transparent text-ink-2 hover:text-ink ${isShown ? 'min-[700px]:border-accent min-[700px]:text-ink' : ''}`
            }`}
          >
            {one.label}
          </button>
        );
      })}
    </nav>
  );
}
