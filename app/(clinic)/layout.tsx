import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { endsInMs } from '@/lib/auth/actor';
import { currentActor } from '@/lib/auth/current-actor';
import { isStorageFull } from '@/lib/db/storage';
import { listMyClinics } from '@/lib/features/sessions/data';

export default async function ClinicLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // Signed out: each page sends to the sign-in itself, because only the page knows the way back to it.
  if (!actor) return children;
  return (
    <AppShell
      actor={actor}
      clinics={await listMyClinics(actor)}
      sessionEndsInMs={endsInMs(actor, new Date())}
      isStorageFull={isStorageFull()}
    >
      {children}
    </AppShell>
  );
}
