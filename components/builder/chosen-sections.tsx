'use client';

import { ArrowDown, ArrowUp, Eye, EyeOff, Trash2, X } from 'lucide-react';
import { Toolbar } from 'react-aria-components';
import { IconButton } from '@/components/ui/icon-button';
import { moveShownSections, removeShownSections, switchShownSections } from './section-order';
import type { BuilderModel } from './use-builder';

type ChosenSectionsProps = {
  keys: ReadonlySet<string>;
  versions: BuilderModel['versions'];
  change: BuilderModel['change'];
  /** Told to screen readers. */
  tell: (news: string) => void;
  onDone: () => void;
};

/** What is done with several sections at once. Every press is one step to undo. */
export function ChosenSections({ keys, versions, change, tell, onDone }: ChosenSectionsProps) {
  const counted = keys.size === 1 ? '1 section' : `${keys.size} sections`;
  const turn = (on: boolean): void => {
    change(`chosen ${on ? 'on' : 'off'}`, (draft) => switchShownSections(draft, versions, keys, on));
    tell(`${counted} switched ${on ? 'on' : 'off'}.`);
  };
  const move = (by: -1 | 1): void => {
    change(`chosen moved ${performance.now()}`, (draft) => moveShownSections(draft, versions, keys, by));
    tell(`${counted} moved ${by === -1 ? 'up' : 'down'}.`);
  };
  const remove = (): void => {
    change('chosen taken out', (draft) => removeShownSections(draft, versions, keys));
    tell(`${counted} taken out.`);
    onDone();
  };
  return (
    <Toolbar
      aria-label="Chosen sections"
      className="sticky top-0 z-10 mt-1 flex items-center gap-0.5 rounded-lg border border-line bg-panel px-2 py-0.5 shadow-rest"
    >
      <span className="me-auto text-sm font-semibold">{`${keys.size} chosen`}</span>
      <IconButton label="Switch on" icon={<Eye aria-hidden />} onPress={() => turn(true)} />
      <IconButton label="Switch off" icon={<EyeOff aria-hidden />} onPress={() => turn(false)} />
      <IconButton label="Move up" icon={<ArrowUp aria-hidden />} onPress={() => move(-1)} />
      <IconButton label="Move down" icon={<ArrowDown aria-hidden />} onPress={() => move(1)} />
      <IconButton label="Take out" icon={<Trash2 aria-hidden />} onPress={remove} />
      <IconButton label="Choose none" icon={<X aria-hidden />} onPress={onDone} />
    </Toolbar>
  );
}
