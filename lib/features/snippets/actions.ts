'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { removeSnippetAction, saveSnippetAction } from './mutations';
import type { saveSnippetSchema, snippetNameSchema } from './schema';

export async function saveSnippet(input: z.input<typeof saveSnippetSchema>) {
  return runSignedIn(saveSnippetAction, input);
}

export async function removeSnippet(input: z.input<typeof snippetNameSchema>) {
  return runSignedIn(removeSnippetAction, input);
}
