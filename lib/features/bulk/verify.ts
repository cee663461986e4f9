import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor } from '@/lib/auth/actor';
import type { Template as TemplateRow } from '@/lib/db/generated/client';
import { withClinic } from '@/lib/db/with-clinic';
import { emptyRow } from '@/lib/domain/bulk/bulk-row';
import { checkRows, type RowProblem } from '@/lib/domain/bulk/check-rows';
import { draftOfRow, type ReadyRow } from '@/lib/domain/bulk/draft-of-row';
import { dateIn } from '@/lib/domain/clinic/dates';
import { AppError } from '@/lib/domain/errors';
import { blockingFindings, checkHandout } from '@/lib/domain/handout/checks/check';
import { type Finding, isPlainLanguage } from '@/lib/domain/handout/checks/finding';
import { compose } from '@/lib/domain/handout/compose';
import { blanksIn } from '@/lib/domain/template/blanks';
import { isPrintable } from '@/lib/pdf/coverage';
import { readGatedTopics, readVersions } from '../library/data';
import { openTemplate, readTemplate } from '../templates/data';
import { readLanguages, readWordings, type Wordings } from '../translations/data';
import { readGatedTopicOf } from './data';
import type { bulkListSchema } from './schema';

/** What stops a row: problems of the list, or else the checks that would stop its handout. */
export type RowTrouble = { number: number; problems: RowProblem[]; findings: Finding[] };

export type ListVerdict = {
  /** Nothing is made while there is one. */
  troubles: RowTrouble[];
  /** Worth a look, with how many rows it is about. */
  warnings: { finding: Finding; rows: number }[];
};

/** The same for the dialog that asks for confirmation. */
export async function verifyList(
  actor: Actor,
  { templateId, version, rows }: z.output<typeof bulkListSchema>,
  now: Date,
): Promise<ListVerdict> {
  const template = await withClinic(actor.scope, (tx) => readTemplate(tx, actor.scope, templateId));
  if (template.version !== version) throw new AppError('conflict');
  return verifyRows(actor, template, rows, now);
}

/** Every row held against the rules of lists and against the checks that stop a single handout. */
export async function verifyRows(
  { scope, clinic, name }: Actor,
  template: TemplateRow,
  rows: readonly ReadyRow[],
  now: Date,
): Promise<ListVerdict> {
  const arrangement = openTemplate(template);
  const sectionIds = arrangement.sections.map(({ sectionId }) => sectionId);
  const { languages, gatedTopic, ...material } = await withClinic(scope, async (tx) => {
    const others = [...new Set(rows.map(({ locale }) => locale))].filter((locale) => locale !== arrangement.locale);
    const wordings = new Map<string, Wordings>();
    for (const locale of others) wordings.set(locale, await readWordings(tx, scope, sectionIds, locale));
    return {
      wordings,
      languages: await readLanguages(tx, scope, sectionIds),
      gatedTopic: await readGatedTopicOf(tx, scope, arrangement),
      gatedTopics: await readGatedTopics(tx, scope),
      versions: await readVersions(
        tx,
        scope,
        arrangement.sections.map(({ versionId }) => versionId),
      ),
    };
  });
  const today = dateIn(clinic.timeZone, now);
  const listed = rows.map(({ patient, locale, answers, assessed }) => ({
    ...{ ...emptyRow, ...patient, answers, assessed },
    language: locale,
  }));
  const checked = checkRows(listed, {
    ...{ blanks: blanksIn(arrangement), commonAnswers: {}, languages, locale: arrangement.locale, dateOrder: null },
    ...{ needsAssessment: gatedTopic !== null, today, isPrintable },
  });

  const troubles: RowTrouble[] = [];
  const warnings = new Map<string, { finding: Finding; rows: number }>();
  for (const [index, row] of rows.entries()) {
    const number = index + 1;
    const problems = (checked[index]?.problems ?? []).filter(({ severity }) => severity === 'blocks');
    const wordings = material.wordings.get(row.locale) ?? { versions: [], names: [] };
    const draft = draftOfRow(arrangement, row, { wordings, visitDate: today, newKey: () => crypto.randomUUID() });
    const versions = [...material.versions, ...wordings.versions];
    const document = compose({ draft, versions, clinic, clinicianName: name, now });
    const findings = checkHandout({
      ...{ draft, document, versions, clinic, gatedTopics: material.gatedTopics, today, isPrintable },
      ...{ recentPatients: [], openedFor: '' },
    });
    const blocking = problems.length > 0 ? [] : blockingFindings(findings);
    if (problems.length > 0 || blocking.length > 0) troubles.push({ number, problems, findings: blocking });
    for (const finding of findings.filter((one) => one.severity === 'warns' && !isPlainLanguage(one))) {
      const key = `${finding.code} ${finding.place.in === 'section' ? finding.place.heading : finding.place.in}`;
      const known = warnings.get(key);
      warnings.set(key, { finding: known?.finding ?? finding, rows: (known?.rows ?? 0) + 1 });
    }
    // Hundreds of rows take a second or two: whoever else asks for a page must not wait for them.
    if (number % 10 === 0) await setImmediate();
  }
  return { troubles, warnings: [...warnings.values()] };
}
