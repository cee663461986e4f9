'use client';

import { useState } from 'react';
import type { Shortcut } from '@/components/shell/shortcuts/shortcut';
import { type ShortcutGroup, ShortcutsDialog } from '@/components/shell/shortcuts/shortcuts-dialog';
import { useShortcuts } from '@/components/shell/shortcuts/use-shortcuts';

type Doing = Record<
  | 'issue'
  | 'undo'
  | 'redo'
  | 'saveTemplate'
  | 'addSection'
  | 'goHome'
  | 'goToPatient'
  | 'goToSections'
  | 'goToWording'
  | 'goToChecks'
  | 'goToPreview'
  | 'nextSection'
  | 'previousSection',
  () => void
>;

/** What only works where the cursor stands: read here, done by the list of sections and by the editor. */
const local: readonly ShortcutGroup[] = [
  {
    title: 'On the handle of a section',
    shortcuts: [
      { keys: '↑+↓', label: 'Move it' },
      { keys: 'Home+End', label: 'Move it to the top or the end' },
      { keys: 'Enter', label: 'What else it can do' },
    ],
  },
  {
    title: 'On a section',
    shortcuts: [
      { keys: 'Shift+Space', label: 'Choose it, with others' },
      { keys: 'Shift+Click', label: 'Choose all up to it' },
    ],
  },
  {
    title: 'While writing',
    shortcuts: [
      { keys: '/', label: 'List what can be inserted: choose with ↓, insert with Enter' },
      { keys: ';', label: 'List your snippets, in the same way' },
      { keys: 'Mod+B', label: 'Bold' },
      { keys: 'Mod+I', label: 'Italic' },
      { keys: 'Mod+.', label: 'Take the plainer words' },
    ],
  },
];

/** The keys of the builder, and the list of them. */
export function useBuilderShortcuts(doing: Doing) {
  const [isOpen, setOpen] = useState(false);
  const handout: readonly Shortcut[] = [
    { keys: 'Mod+Enter', label: 'Issue handout', run: doing.issue },
    { keys: 'Mod+Z', label: 'Undo', run: doing.undo },
    { keys: 'Mod+Shift+Z', also: 'Ctrl+Y', label: 'Redo', run: doing.redo },
    { keys: 'Alt+Shift+A', label: 'Add section', run: doing.addSection },
    { keys: 'Alt+Shift+K', label: 'Save as template', run: doing.saveTemplate },
    { keys: 'Alt+Shift+H', label: 'Back to home', run: doing.goHome },
    { keys: '?', label: 'This list', run: () => setOpen(true) },
  ];
  const places: readonly Shortcut[] = [
    { keys: 'Alt+Shift+P', label: 'Patient', run: doing.goToPatient },
    { keys: 'Alt+Shift+S', label: 'Sections', run: doing.goToSections },
    { keys: 'Alt+Shift+W', label: 'Wording', run: doing.goToWording },
    { keys: 'Alt+Shift+C', label: 'Checks', run: doing.goToChecks },
    { keys: 'Alt+Shift+V', label: 'Preview', run: doing.goToPreview },
    { keys: 'Alt+Shift+N', label: 'Next section', run: doing.nextSection },
    { keys: 'Alt+Shift+B', label: 'Section before', run: doing.previousSection },
  ];
  useShortcuts([...handout, ...places]);
  const dialog = (
    <ShortcutsDialog
      isOpen={isOpen}
      onClose={() => setOpen(false)}
      groups={[{ title: 'The handout', shortcuts: handout }, { title: 'Go to', shortcuts: places }, ...local]}
    />
  );
  return { dialog, open: () => setOpen(true) };
}
