'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useState } from 'react';
import { persistent } from '@/components/ui/persistent-import';
import type { Shortcut } from './shortcut';
import { useShortcuts } from './use-shortcuts';

const ShortcutsDialog = lazy(
  persistent(async () => ({ default: (await import('./shortcuts-dialog')).ShortcutsDialog })),
);

/** The shortcuts of every page but the builder, which has its own. */
export function PageShortcuts() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const places: readonly Shortcut[] = [
    { keys: 'Alt+Shift+H', label: 'Home', run: () => router.push('/') },
    { keys: 'Alt+Shift+I', label: 'Issued handouts', run: () => router.push('/handouts') },
    { keys: 'Alt+Shift+T', label: 'Templates', run: () => router.push('/templates') },
    { keys: 'Alt+Shift+L', label: 'Library', run: () => router.push('/library') },
    { keys: 'Alt+Shift+S', label: 'Settings', run: () => router.push('/settings') },
  ];
  const page: readonly Shortcut[] = [
    { keys: '/', label: 'Search on this page', run: focusSearch },
    { keys: '?', label: 'This list', run: () => setOpen(true) },
  ];
  useShortcuts([...places, ...page]);
  const start = [
    { keys: '↑+↓', label: 'Choose' },
    { keys: 'Enter', label: 'Start the handout' },
    { keys: 'Esc', label: 'Close the list' },
  ];
  if (!isOpen) return null;
  return (
    <Suspense>
      <ShortcutsDialog
        isOpen
        onClose={() => setOpen(false)}
        groups={[
          { title: 'Go to', shortcuts: places },
          { title: 'On this page', shortcuts: page },
          { title: 'While searching for a topic', shortcuts: start },
        ]}
      />
    </Suspense>
  );
}

function focusSearch(): void {
  document.querySelector<HTMLElement>('main :is([role=combobox], input[type=search], [role=searchbox])')?.focus();
}
