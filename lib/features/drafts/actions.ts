'use server';

import type { z } from 'zod';
import { runSignedIn } from '@/lib/run-signed-in';
import { createDraftAction, discardDraftAction, resolveConflictAction } from './mutations';
import type { createDraftSchema, draftIdSchema, resolveConflictSchema } from './schema';

export async function createDraft(input: z.input<typeof createDraftSchema>) {
  return runSignedIn(createDraftAction, input);
}

export async function resolveConflict(input: z.input<typeof resolveConflictSchema>) {
  return runSignedIn(resolveConflictAction, input);
}

export async function discardDraft(input: z.input<typeof draftIdSchema>) {
  return runSignedIn(discardDraftAction, input);
}
