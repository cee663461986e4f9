import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { z } from 'zod';
import { requireActor } from '@/lib/auth/current-actor';
import { AppError } from '@/lib/domain/errors';
import { createDraftAction } from '@/lib/features/drafts/mutations';
import { runByLink } from '@/lib/run-signed-in';

/** A section named beside a topic is switched on in it; named alone, it is all that is in the draft. */
const sectionSchema = z.uuid().optional().catch(undefined);

const searchSchema = z.union([
  z
    .object({ topic: z.string(), lang: z.string().optional(), section: sectionSchema })
    .transform(({ topic, lang, section }) => ({
      from: 'topic' as const,
      slug: topic,
      ...(lang ? { locale: lang } : {}),
      ...(section ? { sectionId: section } : {}),
    })),
  z.object({ template: z.string() }).transform(({ template }) => ({ from: 'template' as const, id: template })),
  z
    .object({ section: sectionSchema })
    .transform(({ section }) => ({ from: 'blank' as const, ...(section ? { sectionId: section } : {}) })),
]);

/** Makes the draft and leads to it, so that a topic or a template can be bookmarked or linked from a record. */
export default async function NewHandoutPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const input = searchSchema.parse(await searchParams);
  await requireActor(input.from === 'topic' ? addressOf(input) : '/');
  await refusePrefetch();
  const outcome = await runByLink(createDraftAction, input);
  if (outcome.ok) redirect(`/handouts/${outcome.value.id}`);
  // A template with blanks asks for them on its own page.
  if (input.from === 'template' && outcome.failure.fields && !outcome.failure.fields.id) {
    redirect(`/templates/${encodeURIComponent(input.id)}?use`);
  }
  if (outcome.failure.code === 'drafts-full') redirect('/handouts/drafts?full');
  if (outcome.failure.code === 'not-found' || outcome.failure.code === 'invalid-input') notFound();
  // The log names the code.
  throw new AppError(outcome.failure.code);
}

function addressOf({ slug, locale, sectionId }: { slug: string; locale?: string; sectionId?: string }): string {
  const query = new URLSearchParams({
    topic: slug,
    ...(locale ? { lang: locale } : {}),
    ...(sectionId ? { section: sectionId } : {}),
  });
  return `/handouts/new?${query}`;
}

/** This page writes when it loads, so a prefetch must not create a draft. */
async function refusePrefetch(): Promise<void> {
  if ((await headers()).has('next-router-prefetch')) redirect('/');
}
