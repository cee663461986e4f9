import type { ReactNode } from 'react';
import { LeafMark } from '@/components/shell/leaf-mark';

/** The frame of the pages that come before a session: one narrow column under the mark. */
export function AuthPage({ title, children, lead }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className="w-full max-w-sm">
        <div className="mb-8 flex flex-col items-center gap-4 text-center">
          <LeafMark className="size-12" />
          <div>
            <h1 className="text-2xl font-bold text-balance">{title}</h1>
            {lead ? <p className="mt-1 text-balance text-ink-2">{lead}</p> : null}
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}
