import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { currentActor } from '@/lib/auth/current-actor';

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // Signed out: each page sends to the sign-in itself, because only the page knows the way back to it.
  return actor ? <AppShell actor={actor}>{children}</AppShell> : children;
}
