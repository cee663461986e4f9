'use server';

import { z } from 'zod';
import { currentActor } from '@/lib/auth/current-actor';
import { toFailure } from '@/lib/db/failures';
import type { Outcome } from '@/lib/domain/errors';
import { runSignedIn } from '@/lib/run-signed-in';
import { listTemplates } from '../templates/data';
import { localeSchema } from '../translations/schema';
import { loadTemplateToMerge, type TemplateToMerge } from './data';
import { previewReplaceAction, replaceSectionAction, undoReplaceAction } from './mutations';
import type { exchangeSchema, replaceSectionSchema, undoReplaceSchema } from './schema';

export async function previewReplace(input: z.input<typeof exchangeSchema>) {
  return runSignedIn(previewReplaceAction, input);
}

export async function replaceSectionInTemplates(input: z.input<typeof replaceSectionSchema>) {
  return runSignedIn(replaceSectionAction, input);
}

export async function undoReplace(input: z.input<typeof undoReplaceSchema>) {
  return runSignedIn(undoReplaceAction, input);
}

/** The templates that a draft can take in: an action, because the builder asks only when it is about to. */
export async function listTemplatesToMerge(): Promise<Outcome<{ id: string; name: string; sectionCount: number }[]>> {
  try {
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    const templates = await listTemplates(actor.scope);
    return { ok: true, value: templates.map(({ id, name, sectionCount }) => ({ id, name, sectionCount })) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}

const mergeSchema = z.strictObject({ id: z.uuid(), locale: localeSchema });

export async function templateToMerge(input: z.input<typeof mergeSchema>): Promise<Outcome<TemplateToMerge>> {
  try {
    const actor = await currentActor();
    if (!actor) return { ok: false, failure: { code: 'signed-out' } };
    const asked = mergeSchema.safeParse(input);
    if (!asked.success) return { ok: false, failure: { code: 'invalid-input' } };
    return { ok: true, value: await loadTemplateToMerge(actor.scope, asked.data.id, asked.data.locale) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
