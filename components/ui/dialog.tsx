'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button';

type DialogSize = 'sm' | 'md' | 'lg' | 'xl';

const widths: Record<DialogSize, string> = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl', xl: 'max-w-6xl' };

export type DialogProps = {
  title: string;
  isOpen: boolean;
  /** Called when the dialog closes itself: Escape, the close button or a press outside. */
  onClose: () => void;
  size?: DialogSize;
  /** Escape, the close button and a press outside do nothing; for a decision that must be taken, or work under way. */
  isBusy?: boolean;
  /** alertdialog for a question that interrupts. */
  role?: 'dialog' | 'alertdialog';
  /** Nothing of the page may be seen behind it. */
  hidesPage?: boolean;
  children: ReactNode;
  footer?: ReactNode;
};

/** A modal that keeps the focus, gives it back when it closes, and fills a narrow screen from below. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = 'md',
  isBusy = false,
  role = 'dialog',
  hidesPage = false,
  children,
  footer,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable={!isBusy && role === 'dialog'}
      isKeyboardDismissDisabled={isBusy}
      className={`fixed inset-0 z-40 flex h-(--visual-viewport-height) items-end justify-center ${hidesPage ? 'bg-ground' : 'bg-[rgb(15_20_26/0.45)] data-entering:animate-[fade-in_140ms]'} sm:items-center sm:p-6`}
    >
      <Modal
        className={`w-full ${widths[size]} rounded-t-xl border border-line bg-panel shadow-float data-entering:animate-[float-in_140ms_ease-out] sm:rounded-xl`}
      >
        <AriaDialog
          role={role}
          className="flex max-h-[calc(var(--visual-viewport-height)-2rem)] flex-col outline-none sm:max-h-[calc(var(--visual-viewport-height)-5rem)]"
        >
          <header className="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
            <Heading slot="title" level={2} className="min-w-0 text-lg font-bold">
              {title}
            </Heading>
            {isBusy || role === 'alertdialog' ? null : (
              <IconButton label="Close" icon={<X aria-hidden />} onPress={onClose} />
            )}
          </header>
          <Body>{children}</Body>
          {footer ? (
            <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          ) : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Makes a scrolling region focusable, so that a keyboard can scroll text without a field or button. */
function Body({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const { current: outer } = body;
    const { current: inner } = words;
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => setScrolls(outer.scrollHeight > outer.clientHeight));
    observer.observe(outer);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={body} tabIndex={scrolls ? 0 : undefined} className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
      <div ref={words}>{children}</div>
    </div>
  );
}
