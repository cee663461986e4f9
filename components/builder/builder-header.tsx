'use client';

import { ArrowLeft, BookmarkPlus, Keyboard, Redo2, Undo2 } from 'lucide-react';
import { memo, type ReactNode, type Ref } from 'react';
import { Input, TextField } from 'react-aria-components';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { FIELD_MAX } from '@/lib/domain/handout/draft-limits';

type BuilderHeaderProps = {
  title: string;
  titleRef: Ref<HTMLInputElement>;
  onTitle: (title: string) => void;
  saveState: ReactNode;
  canUndo: boolean;
  canRedo: boolean;
  /** The same functions always. */
  doing: HeaderDoing;
};

type HeaderDoing = Record<'undo' | 'redo' | 'goHome' | 'openShortcuts' | 'saveTemplate' | 'issue', () => void>;

export function BuilderHeader({ title, titleRef, onTitle, saveState, canUndo, canRedo, doing }: BuilderHeaderProps) {
  return (
    <header className="z-20 flex min-h-14 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-2 py-1.5 sm:px-4">
      <BackHome onPress={doing.goHome} />
      <TextField
        data-field="title"
        aria-label="Handout title"
        value={title}
        onChange={onTitle}
        isInvalid={title.length > FIELD_MAX}
        className="min-w-0 flex-1 sm:flex-none"
      >
        <Input
          ref={titleRef}
          placeholder="Handout title"
          className="field-sizing-content min-h-9 w-full max-w-full min-w-0 rounded-md sm:min-w-40 border border-transparent bg-transparent px-1.5 text-lg font-bold text-ellipsis text-ink placeholder:font-normal placeholder:text-ink-3 hover:border-line focus:bg-panel data-invalid:border-red sm:max-w-104"
        />
      </TextField>
      <span className="max-sm:hidden">
        <Badge>Draft</Badge>
      </span>
      <span className="order-last w-full min-w-0 ps-2 sm:order-none sm:w-auto sm:ps-0">{saveState}</span>
      <Tools canUndo={canUndo} canRedo={canRedo} doing={doing} />
    </header>
  );
}

// Not drawn anew with every letter of the handout.
const BackHome = memo(function BackHome({ onPress }: { onPress: () => void }) {
  return <IconButton label="Back to home" icon={<ArrowLeft aria-hidden />} onPress={onPress} />;
});

const Tools = memo(function Tools({
  canUndo,
  canRedo,
  doing,
}: Pick<BuilderHeaderProps, 'canUndo' | 'canRedo' | 'doing'>) {
  return (
    <div className="ms-auto flex items-center gap-1 sm:gap-2">
      <span className="flex max-sm:hidden">
        <IconButton
          label="Keyboard shortcuts"
          shortcut="?"
          icon={<Keyboard aria-hidden />}
          onPress={doing.openShortcuts}
          className="max-lg:hidden"
        />
        <IconButton
          label="Undo"
          shortcut="Ctrl+Z"
          icon={<Undo2 aria-hidden />}
          onPress={doing.undo}
          isDisabled={!canUndo}
        />
        <IconButton
          label="Redo"
          shortcut="Ctrl+Y"
          icon={<Redo2 aria-hidden />}
          onPress={doing.redo}
          isDisabled={!canRedo}
        />
      </span>
      <Button
        icon={<BookmarkPlus aria-hidden />}
        onPress={doing.saveTemplate}
        className="max-lg:px-2"
        aria-label="Save as template"
      >
        <span className="max-lg:hidden">Save as template</span>
      </Button>
      <Button
        variant="primary"
        onPress={doing.issue}
        aria-label="Issue handout"
        aria-keyshortcuts="Control+Enter Meta+Enter"
      >
        <span>
          Issue<span className="max-sm:hidden"> handout</span>
        </span>
        <kbd
          aria-hidden
          className="rounded-sm border border-current/50 px-1.5 font-sans text-xs font-semibold max-lg:hidden"
        >
          Ctrl ↵
        </kbd>
      </Button>
    </div>
  );
});
