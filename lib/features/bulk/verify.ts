import { z } from 'zod';
import { runCheck } from '@/lib/checks/pool';
import type { Template as TemplateRow } from '@/lib/db/generated/client';
import { withClinic } from '@/lib/db/with-clinic';
import type { PermittedScope } from '@/lib/domain/access/scope';
import type { ReadyRow } from '@/lib/domain/bulk/draft-of-row';
import type { ListVerdict } from '@/lib/domain/bulk/verify-rows';
import { clinicSchema } from '@/lib/domain/clinic/clinic';
import { AppError } from '@/lib/domain/errors';
import { printableRanges } from '@/lib/pdf/coverage';
import { personOf } from '@/lib/process/owner';
import { defineRead } from '@/lib/read';
import { readVersions } from '../library/data';
import { openTemplate, readTemplate } from '../templates/data';
import { readGatedTopics, readTopicAges } from '../topic-gates/data';
import { readCounterparts, readLanguages, readWordings, type Wordings } from '../translations/data';
import { readGatedTopicOf } from './data';
import { bulkListSchema } from './schema';

/** The clinic and the member that the handouts print. */
const issuerSchema = z.strictObject({ clinic: clinicSchema, name: z.string() });
type Issuer = z.output<typeof issuerSchema> & { scope: PermittedScope };

/** The same for the dialog that asks for confirmation. */
export const verifyList = defineRead({
  input: [bulkListSchema, issuerSchema, z.date()],
  permission: 'every-member',
  load: async (scope, { templateId, version, rows }, issuer, now): Promise<ListVerdict> => {
    const template = await withClinic(scope, (tx) => readTemplate(tx, scope, templateId));
    if (template.version !== version) throw new AppError('conflict');
    return verifyRows({ ...issuer, scope }, template, rows, now);
  },
});

/**
 * Checks every row against the rules of lists and the blocking checks of a single handout.
 * @throws AppError busy or too-slow.
 */
export async function verifyRows(
  { scope, clinic, name }: Issuer,
  template: TemplateRow,
  rows: readonly ReadyRow[],
  now: Date,
): Promise<ListVerdict> {
  const arrangement = openTemplate(template);
  const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
  const { gatedTopic, ...material } = await withClinic(scope, async (tx) => {
    const others = [...new Set(rows.map(({ locale }) => locale))].filter((locale) => locale !== arrangement.locale);
    const wordings = new Map<string, Wordings>();
    for (const locale of others) wordings.set(locale, await readWordings(tx, scope, sectionIds, locale));
    const pinned = await readVersions(
      tx,
      scope,
      arrangement.sections.map(({ versionId }) => versionId),
    );
    const translated = [...wordings.values()].flatMap(({ versions }) => versions);
    const counterparts = await readCounterparts(tx, scope, [...pinned, ...translated], clinic.locale);
    return {
      wordings,
      languages: await readLanguages(tx, scope, sectionIds),
      gatedTopic: await readGatedTopicOf(tx, scope, arrangement),
      gatedTopics: await readGatedTopics(tx, scope),
      topicAges: await readTopicAges(tx, scope),
      versions: [...pinned, ...counterparts],
    };
  });
  return runCheck(personOf(scope), 'verifyList', {
    ...{ arrangement, rows, ...material, needsAssessment: gatedTopic !== null },
    ...{ clinic, clinicianName: name, now, printable: printableRanges() },
  });
}
