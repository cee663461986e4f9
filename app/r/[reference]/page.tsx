import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { findByReference } from '@/lib/features/handouts/data';
import { orNotFound } from '@/lib/web/not-found';

type Props = { params: Promise<{ reference: string }> };

export const metadata: Metadata = { title: 'Handout' };

/** Where the code on a printed handout leads: to that handout, for members of the clinic that issued it. */
export default async function ReferencePage({ params }: Props) {
  const { reference } = await params;
  const actor = await requireActor(`/r/${encodeURIComponent(reference)}`);
  redirect(`/handouts/${await orNotFound(findByReference(actor.scope, reference))}`);
}
