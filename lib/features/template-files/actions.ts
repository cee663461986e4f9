'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import type { templateIdSchema } from '../templates/schema';
import { exportTemplateAction, importTemplateAction, previewTemplateFileAction } from './mutations';
import type { templateFileTextSchema } from './schema';

export async function exportTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(exportTemplateAction, input);
}

export async function previewTemplateFile(input: z.input<typeof templateFileTextSchema>) {
  return runSignedIn(previewTemplateFileAction, input);
}

export async function importTemplate(input: z.input<typeof templateFileTextSchema>) {
  return runSignedIn(importTemplateAction, input);
}
