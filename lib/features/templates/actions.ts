'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { archiveTemplateAction, renameTemplateAction, saveTemplateAction, shareTemplateAction } from './mutations';
import type { renameTemplateSchema, saveTemplateSchema, shareTemplateSchema, templateIdSchema } from './schema';

export async function saveTemplate(input: z.input<typeof saveTemplateSchema>) {
  return runSignedIn(saveTemplateAction, input);
}

export async function renameTemplate(input: z.input<typeof renameTemplateSchema>) {
  return runSignedIn(renameTemplateAction, input);
}

export async function shareTemplate(input: z.input<typeof shareTemplateSchema>) {
  return runSignedIn(shareTemplateAction, input);
}

export async function archiveTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(archiveTemplateAction, input);
}
