'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { setTheme } from '@/components/shell/appearance';
import { type Theme, themeLabels, themes } from '@/components/ui/theme';

const icons: Record<Theme, ComponentType<{ className: string; 'aria-hidden': true }>> = {
  system: Monitor,
  light: Sun,
  dark: Moon,
};

/** Takes effect at once, on this device. */
export function AppearanceChoice({ initial }: { initial: Theme }) {
  const [theme, choose] = useState(initial);
  return (
    <fieldset>
      <legend className="sr-only">Appearance</legend>
      <div className="grid gap-2 sm:grid-cols-3">
        {themes.map((one) => {
          const Icon = icons[one];
          return (
            <label
              key={one}
              className="flex cursor-pointer items-center gap-2.5 rounded-lg border border-line-strong/60 px-3.5 py-2.5 font-medium text-ink-2 has-checked:border-accent has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="appearance"
                value={one}
                checked={theme === one}
                onChange={() => {
                  setTheme(one);
                  choose(one);
                }}
                className="size-4 accent-(--accent) focus-visible:outline-none"
              />
              <Icon aria-hidden className="size-4.5 shrink-0" />
              {themeLabels[one]}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
