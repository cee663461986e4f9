'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { keyNames } from './shortcut';

export type ShortcutGroup = { title: string; shortcuts: readonly { keys: string; also?: string; label: string }[] };

/** Every shortcut of the page, in groups. */
export function ShortcutsDialog({
  groups,
  isOpen,
  onClose,
}: {
  groups: readonly ShortcutGroup[];
  isOpen: boolean;
  onClose: () => void;
}) {
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={onClose} size="lg">
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {groups.map(({ title, shortcuts }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 text-sm font-semibold text-ink-2">{title}</h3>
            <dl className="divide-y divide-line">
              {shortcuts.map(({ keys, also, label }) => (
                <div key={label} className="flex min-h-9 items-center justify-between gap-4 py-1">
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    <Keys keys={keys} />
                    {also ? (
                      <>
                        <span className="text-sm text-ink-2">or</span>
                        <Keys keys={also} />
                      </>
                    ) : null}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Keys({ keys }: { keys: string }) {
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);
  return keyNames(keys, isMac).map((name) => <Kbd key={name}>{name}</Kbd>);
}
