import type { Actor } from '@/lib/auth/actor';
import type { ReadyRow } from '@/lib/domain/bulk/draft-of-row';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { startBulkAction } from '@/lib/features/bulk/mutations';
import { saveTemplateAction } from '@/lib/features/templates/mutations';
import { newDraft } from './handouts';
import { succeeded } from './outcome';

/** A template on muscle twitches that prints little, so that many handouts are made soon. */
export async function shortTemplate(actor: Actor, title = 'Muscle twitches'): Promise<string> {
  const { content, versions } = await newDraft(actor);
  const kinds = new Map(versions.map(({ id, kind }) => [id, kind]));
  const arrangement = {
    ...arrangementOf(content),
    title,
    sections: content.sections.map((section) => ({
      ...section,
      on: ['urgent-help', 'when-to-return'].includes(kinds.get(section.versionId) ?? ''),
    })),
  };
  return succeeded(await saveTemplateAction.runAs(actor, { name: 'Twitches, in short', shared: true, arrangement })).id;
}

export const patientRow = (number: number, change: Partial<ReadyRow> = {}): ReadyRow => ({
  patient: {
    name: `Patient Number${number}`,
    preferredName: '',
    dateOfBirth: '1980-12-25',
    recordNumber: `RFP-${number}`,
  },
  locale: 'en',
  answers: {},
  assessed: true,
  ...change,
});

export const patientRows = (count: number): ReadyRow[] =>
  Array.from({ length: count }, (_, index) => patientRow(index + 1));

/** Begins a list for real; answers its job. */
export async function startList(actor: Actor, templateId: string, rows: ReadyRow[]): Promise<string> {
  const outcome = succeeded(await startBulkAction.runAs(actor, { templateId, version: 1, rows }));
  if (!outcome.started) throw new Error(`the list was refused: ${JSON.stringify(outcome.verdict.troubles)}`);
  return outcome.jobId;
}
