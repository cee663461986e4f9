'use client';

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';

/** A line that opens what most people can leave closed. Nothing of that is drawn before it is opened once. */
export function Disclosure({
  label,
  children,
  isExpanded,
  onExpandedChange,
}: {
  label: ReactNode;
  children: ReactNode;
  /** Where the one who uses it decides; else it keeps its own state, closed at first. */
  isExpanded?: boolean;
  onExpandedChange?: (isExpanded: boolean) => void;
}) {
  const panelId = useId();
  const [ownState, setOwnState] = useState(false);
  const isOpen = isExpanded ?? ownState;
  const [wasOpened, setWasOpened] = useState(isOpen);
  if (isOpen && !wasOpened) setWasOpened(true);
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setOwnState(!isOpen);
          onExpandedChange?.(!isOpen);
        }}
        className="flex min-h-8 w-full items-center gap-2 rounded-md text-start text-ink-2 hover:text-ink"
      >
        <ChevronRight
          aria-hidden
          className={`size-4 shrink-0 transition-transform duration-100 ${isOpen ? 'rotate-90' : ''}`}
        />
        {label}
      </button>
      <div id={panelId} hidden={!isOpen}>
        {wasOpened ? <div className="pt-2 pb-1">{children}</div> : null}
      </div>
    </div>
  );
}
