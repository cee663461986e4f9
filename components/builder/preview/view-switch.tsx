'use client';

import { memo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

export type PreviewView = 'pages' | 'text';

const views: readonly { id: PreviewView; label: string }[] = [
  { id: 'pages', label: 'Pages' },
  { id: 'text', label: 'Text' },
];

type ViewSwitchProps = { view: PreviewView; onView: (view: PreviewView) => void };

/** The pages as printed, or the same words as text. A small screen has the text alone. */
export const ViewSwitch = memo(function ViewSwitch({ view, onView }: ViewSwitchProps) {
  return (
    <ToggleButtonGroup
      aria-label="Show the preview as"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const chosen = views.find(({ id }) => keys.has(id));
        if (chosen) onView(chosen.id);
      }}
      className="flex gap-0.5 rounded-lg border border-line bg-ground p-0.5 max-[699px]:hidden"
    >
      {views.map(({ id, label }) => (
        <ToggleButton
          key={id}
          id={id}
          className="min-h-7 cursor-pointer rounded-md border border-transparent px-2.5 text-sm font-medium text-ink-2 hover:text-ink data-selected:border-line data-selected:bg-panel data-selected:font-semibold data-selected:text-ink"
        >
          {label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
});
