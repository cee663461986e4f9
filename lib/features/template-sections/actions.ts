'use server';

import type { z } from 'zod';
import type { Outcome } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { listTemplates } from '../templates/data';
import { loadTemplateToMerge, type TemplateToMerge } from './data';
import { previewReplaceAction, replaceSectionAction, undoReplaceAction } from './mutations';
import { type exchangeSchema, mergeSchema, type replaceSectionSchema, type undoReplaceSchema } from './schema';

export async function previewReplace(input: z.input<typeof exchangeSchema>) {
  return runSignedIn(previewReplaceAction, input);
}

export async function replaceSectionInTemplates(input: z.input<typeof replaceSectionSchema>) {
  return runSignedIn(replaceSectionAction, input);
}

export async function undoReplace(input: z.input<typeof undoReplaceSchema>) {
  return runSignedIn(undoReplaceAction, input);
}

/** The templates that a draft can take in. */
export async function listTemplatesToMerge(): Promise<Outcome<{ id: string; name: string; sectionCount: number }[]>> {
  return readSignedIn(noInputSchema, {}, async ({ scope }) => {
    const templates = await listTemplates(scope);
    return templates.map(({ id, name, sectionCount }) => ({ id, name, sectionCount }));
  });
}

export async function templateToMerge(input: z.input<typeof mergeSchema>): Promise<Outcome<TemplateToMerge>> {
  return readSignedIn(mergeSchema, input, ({ scope }, { id, locale }) => loadTemplateToMerge(scope, id, locale));
}
