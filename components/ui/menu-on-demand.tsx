'use client';

import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

/** What the menu that was fetched needs: it is open, and its button is the one that gets the focus back. */
export type OpenMenu = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  button: RefObject<HTMLButtonElement | null>;
};

/**
 * A menu's button. The menu, and the code that moves the focus through it, come with the first touch of the button:
 * most views of a page never open it.
 */
export function MenuOnDemand<Module>({
  load,
  menu,
  label,
  className,
  children,
}: {
  load: () => Promise<Module>;
  menu: (module: Module, open: OpenMenu) => ReactNode;
  label?: string;
  className: string;
  children: ReactNode;
}) {
  const [module, setModule] = useState<Module | null>(null);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  // Focus first, then open: the menu gives the focus back to where it was.
  useEffect(() => {
    if (module === null) return;
    button.current?.focus();
    setOpen(true);
  }, [module]);

  if (module !== null) return menu(module, { isOpen, onOpenChange: setOpen, button });
  const prefetch = (): void => void load();
  const open = (): void => void load().then((loaded) => setModule(() => loaded));
  return (
    <button
      type="button"
      aria-haspopup="true"
      aria-expanded={false}
      {...(label ? { 'aria-label': label } : {})}
      className={className}
      onPointerEnter={prefetch}
      onFocus={prefetch}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open();
      }}
    >
      {children}
    </button>
  );
}
