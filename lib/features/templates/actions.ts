'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import {
  archiveTemplateAction,
  renameTemplateAction,
  saveTemplateAction,
  shareTemplateAction,
  updateTemplateAction,
} from './mutations';
import type {
  renameTemplateSchema,
  saveTemplateSchema,
  shareTemplateSchema,
  templateIdSchema,
  updateTemplateSchema,
} from './schema';

export async function saveTemplate(input: z.input<typeof saveTemplateSchema>) {
  return runSignedIn(saveTemplateAction, input);
}

export async function renameTemplate(input: z.input<typeof renameTemplateSchema>) {
  return runSignedIn(renameTemplateAction, input);
}

export async function shareTemplate(input: z.input<typeof shareTemplateSchema>) {
  return runSignedIn(shareTemplateAction, input);
}

export async function updateTemplate(input: z.input<typeof updateTemplateSchema>) {
  return runSignedIn(updateTemplateAction, input);
}

export async function archiveTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(archiveTemplateAction, input);
}
