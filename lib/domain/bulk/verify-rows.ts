import type { Clinic } from '../clinic/clinic';
import { dateIn } from '../clinic/dates';
import { blockingFindings, checkHandout } from '../handout/checks/check';
import type { GatedTopic, TopicAges } from '../handout/checks/check-input';
import { type Finding, isPlainLanguage } from '../handout/checks/finding';
import { compose } from '../handout/compose';
import type { Arrangement } from '../handout/draft';
import type { SectionVersion, TopicName } from '../library/section';
import { blanksIn } from '../template/blanks';
import { emptyRow } from './bulk-row';
import { checkRows, type RowProblem } from './check-rows';
import { draftOfRow, type ReadyRow } from './draft-of-row';

/** The findings that block a row: problems of the list, or the checks that would block its handout. */
export type RowTrouble = { number: number; problems: RowProblem[]; findings: Finding[] };

export type ListVerdict = {
  /** Any of these blocks the whole list. */
  troubles: RowTrouble[];
  /** Warnings, each with the numbers of its rows. */
  warnings: { finding: Finding; rows: number[] }[];
};

/** The sections of the template in another language. */
type Wordings = { versions: readonly SectionVersion[]; names: readonly TopicName[][] };

export type ListToVerify = {
  arrangement: Arrangement;
  rows: readonly ReadyRow[];
  /**
   * The wordings that the template pins, with what a bilingual handout prints beside any of them, and those of the other
   * languages of the rows, by tag.
   */
  versions: readonly SectionVersion[];
  wordings: ReadonlyMap<string, Wordings>;
  /** Tags of the languages in which the template can be given. */
  languages: readonly string[];
  gatedTopics: readonly GatedTopic[];
  topicAges: readonly TopicAges[];
  needsAssessment: boolean;
  clinic: Clinic;
  clinicianName: string;
  now: Date;
  isPrintable: (codePoint: number) => boolean;
};

/** Checks every row against the rules of lists and the blocking checks of a single handout. */
export function verifyRows(list: ListToVerify): ListVerdict {
  const { arrangement, rows, clinic, clinicianName, gatedTopics, topicAges, now, isPrintable } = list;
  const today = dateIn(clinic.timeZone, now);
  const listed = rows.map(({ patient, locale, answers, assessed }) => ({
    ...{ ...emptyRow, ...patient, answers, assessed },
    language: locale,
  }));
  const checked = checkRows(listed, {
    ...{ blanks: blanksIn(arrangement), commonAnswers: {}, languages: list.languages, locale: arrangement.locale },
    ...{ dateOrder: null, needsAssessment: list.needsAssessment, today, isPrintable },
  });

  const troubles: RowTrouble[] = [];
  const warnings = new Map<string, ListVerdict['warnings'][number]>();
  for (const [index, row] of rows.entries()) {
    const problems = (checked[index]?.problems ?? []).filter(({ severity }) => severity === 'blocks');
    const wordings = list.wordings.get(row.locale) ?? { versions: [], names: [] };
    const draft = draftOfRow(arrangement, row, { wordings, visitDate: today, newKey: () => crypto.randomUUID() });
    const versions = [...list.versions, ...wordings.versions];
    const document = compose({ draft, versions, clinic, clinicianName, now });
    const findings = checkHandout({
      ...{ draft, document, versions, clinic, gatedTopics, topicAges, today, isPrintable },
      ...{ recentPatients: [], openedFor: '' },
    });
    const blocking = problems.length > 0 ? [] : blockingFindings(findings);
    if (problems.length > 0 || blocking.length > 0) {
      troubles.push({ number: index + 1, problems, findings: blocking });
    }
    for (const finding of findings.filter((one) => one.severity === 'warns' && !isPlainLanguage(one))) {
      const key = keyOf(finding);
      const known = warnings.get(key);
      warnings.set(key, { finding: known?.finding ?? finding, rows: [...(known?.rows ?? []), index + 1] });
    }
  }
  return { troubles, warnings: [...warnings.values()] };
}

/** A section warns alike in every row; a field holds words about one patient, such as the age. */
function keyOf(finding: Finding): string {
  const { code, place } = finding;
  switch (place.in) {
    case 'section':
      return JSON.stringify([code, place.heading, 'beside' in finding ? finding.beside : null]);
    case 'field':
      return JSON.stringify(finding);
    case 'clinic':
    case 'handout':
      return `${code} ${place.in}`;
  }
}
