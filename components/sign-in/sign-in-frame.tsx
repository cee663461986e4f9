import type { ReactNode } from 'react';
import { LeafMark } from '@/components/shell/leaf-mark';

/** The frame of every page that comes before a whole session: the mark, what this page is, and its panel. */
export function SignInFrame({
  title,
  children,
  isWide = false,
  subtitle,
}: {
  title: string;
  subtitle: ReactNode;
  isWide?: boolean;
  children: ReactNode;
}) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center px-4 py-10">
      <div className={`w-full ${isWide ? 'max-w-lg' : 'max-w-sm'}`}>
        <div className="mb-8 flex flex-col items-center gap-4 text-center">
          <LeafMark className="size-12" />
          <div>
            <h1 className="text-2xl font-bold text-balance">{title}</h1>
            <p className="mt-1 text-balance text-ink-2">{subtitle}</p>
          </div>
        </div>
        {children}
      </div>
    </main>
  );
}

export const signInPanel = 'flex flex-col gap-4 rounded-xl border border-line bg-panel p-6 shadow-rest';
