import type { ReactNode } from 'react';
import { AdminNav } from '@/components/admin/admin-nav';
import { PageHeading } from '@/components/ui/page-heading';
import { currentActor } from '@/lib/auth/current-actor';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  return (
    <>
      <PageHeading title="Admin">{actor?.clinic.name}</PageHeading>
      <AdminNav />
      {children}
    </>
  );
}
