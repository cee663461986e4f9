import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { requireActor } from '@/lib/auth/current-actor';

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  return <AppShell actor={await requireActor()}>{children}</AppShell>;
}
