import { Building2, ChevronsUpDown, Menu } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { Toaster } from '@/components/ui/toast';
import { failureWords } from '@/components/wording/failure-words';
import type { Role } from '@/lib/domain/access/role';
import { AccountMenu } from './account-menu';
import { ClinicAccent } from './clinic-accent';
import { ClinicMenu } from './clinic-menu';
import type { ClinicOfMember } from './clinic-menu-items';
import { LeafMark } from './leaf-mark';
import { MainNav } from './main-nav';
import { SessionWatch } from './session-watch';
import { PageShortcuts } from './shortcuts/page-shortcuts';
import { SkipLink } from './skip-link';

export type ShellActor = {
  name: string;
  email: string;
  scope: { readonly role: Role };
  clinic: { id: string; name: string; accentColor: string };
};

/** The frame of every page of a signed-in member but the builder, which brings its own: skip link, top bar, main landmark. */
export function AppShell({
  actor,
  clinics,
  sessionEndsInMs,
  isStorageFull,
  width = 'normal',
  children,
}: {
  actor: ShellActor;
  /** Those that the member can choose between; [] for who has but one. */
  clinics: readonly ClinicOfMember[];
  sessionEndsInMs: number;
  /** Nothing can be saved until whoever looks after the server makes room. */
  isStorageFull: boolean;
  width?: 'normal' | 'narrow' | 'wide';
  children: ReactNode;
}) {
  const measure = { narrow: 'max-w-3xl', normal: 'max-w-5xl', wide: 'max-w-7xl' }[width];
  return (
    <>
      <ClinicAccent color={actor.clinic.accentColor} />
      <SkipLink />
      <header className="sticky top-0 z-20 border-b border-line bg-panel">
        <div className="flex h-14 items-center gap-2 px-3 sm:gap-7 sm:px-5">
          <Link
            href="/"
            className="flex items-center gap-2 rounded-md text-lg font-bold text-ink"
            aria-label="Plainleaf"
          >
            <LeafMark />
            <span aria-hidden className="hidden min-[420px]:inline">
              Plainleaf
            </span>
          </Link>
          {/* Icons drawn on the server cost the browser no script. */}
          <MainNav icon={<Menu aria-hidden className="size-5 text-ink-2" />} />
          <div className="ms-auto flex min-w-0 items-center gap-3.5">
            {clinics.length < 2 ? (
              <span className="hidden max-w-64 truncate text-sm text-ink-2 md:inline">{actor.clinic.name}</span>
            ) : (
              <ClinicMenu current={actor.clinic} clinics={clinics}>
                <Building2 aria-hidden className="size-4.5 shrink-0" />
                <span className="hidden max-w-56 truncate md:inline">{actor.clinic.name}</span>
                <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-ink-3" />
              </ClinicMenu>
            )}
            <AccountMenu
              name={actor.name}
              email={actor.email}
              clinicName={actor.clinic.name}
              isAdmin={actor.scope.role === 'admin'}
            />
          </div>
        </div>
      </header>
      <main
        id="main"
        tabIndex={-1}
        className={`mx-auto w-full ${measure} has-data-wide:max-w-7xl px-4 py-8 outline-none sm:px-6 sm:py-12`}
      >
        {isStorageFull ? (
          <div className="mb-6">
            <Notice tone="red">{failureWords['storage-full']}</Notice>
          </div>
        ) : null}
        {children}
      </main>
      <PageShortcuts />
      <SessionWatch endsInMs={sessionEndsInMs} />
      <Toaster />
    </>
  );
}
