'use server';

import type { z } from 'zod';
import { can } from '@/lib/domain/access/policy';
import type { Outcome } from '@/lib/domain/errors';
import { noInputSchema } from '@/lib/parse-input';
import { readSignedIn, runSignedIn } from '@/lib/run-signed-in';
import { listTemplates, type TemplateListItem } from './data';
import {
  archiveTemplateAction,
  changeTemplateAction,
  copyTemplateAction,
  deleteTemplateAction,
  labelTemplateAction,
  renameTemplateAction,
  restoreTemplateAction,
  saveTemplateAction,
  setTopicDefaultAction,
  shareTemplateAction,
  unarchiveTemplateAction,
  updateTemplateAction,
} from './mutations';
import type {
  changeTemplateSchema,
  labelTemplateSchema,
  renameTemplateSchema,
  restoreTemplateSchema,
  saveTemplateSchema,
  shareTemplateSchema,
  templateIdSchema,
  topicDefaultSchema,
  updateTemplateSchema,
} from './schema';

export async function saveTemplate(input: z.input<typeof saveTemplateSchema>) {
  return runSignedIn(saveTemplateAction, input);
}

/** The templates that a draft may be saved over: an action, because the builder asks only when it is about to. */
export async function listMyTemplatesToChange(): Promise<Outcome<Pick<TemplateListItem, 'id' | 'name' | 'version'>[]>> {
  return readSignedIn(noInputSchema, {}, async ({ scope }) => {
    const templates = (await listTemplates(scope)).filter(({ mine, shared }) =>
      can(scope, { do: 'template.change', template: { ownerId: mine ? scope.userId : '', shared } }),
    );
    return templates.map(({ id, name, version }) => ({ id, name, version }));
  });
}

export async function changeTemplate(input: z.input<typeof changeTemplateSchema>) {
  return runSignedIn(changeTemplateAction, input);
}

export async function restoreTemplate(input: z.input<typeof restoreTemplateSchema>) {
  return runSignedIn(restoreTemplateAction, input);
}

export async function renameTemplate(input: z.input<typeof renameTemplateSchema>) {
  return runSignedIn(renameTemplateAction, input);
}

export async function labelTemplate(input: z.input<typeof labelTemplateSchema>) {
  return runSignedIn(labelTemplateAction, input);
}

export async function shareTemplate(input: z.input<typeof shareTemplateSchema>) {
  return runSignedIn(shareTemplateAction, input);
}

export async function updateTemplate(input: z.input<typeof updateTemplateSchema>) {
  return runSignedIn(updateTemplateAction, input);
}

export async function copyTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(copyTemplateAction, input);
}

export async function archiveTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(archiveTemplateAction, input);
}

export async function unarchiveTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(unarchiveTemplateAction, input);
}

export async function deleteTemplate(input: z.input<typeof templateIdSchema>) {
  return runSignedIn(deleteTemplateAction, input);
}

export async function setTopicDefault(input: z.input<typeof topicDefaultSchema>) {
  return runSignedIn(setTopicDefaultAction, input);
}
