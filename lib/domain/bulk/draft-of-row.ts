import { draftFromArrangement } from '../handout/assemble';
import type { Arrangement, DraftContent, Patient } from '../handout/draft';
import { draftInLanguage } from '../handout/draft-language';
import type { SectionVersion, TopicName } from '../library/section';
import { fillBlanks } from '../template/blanks';

/** What a row must say before its handout can be made. */
export type ReadyRow = {
  patient: Patient;
  /** Tag of the language of the handout. */
  locale: string;
  answers: Readonly<Record<string, string>>;
  assessed: boolean;
};

/** The draft that the template makes for one patient of a list: the same that a clinician would have made by hand. */
export function draftOfRow(
  arrangement: Arrangement,
  row: ReadyRow,
  options: {
    /** The template's sections in the row's language. */
    wordings: { versions: readonly SectionVersion[]; names: readonly TopicName[][] };
    visitDate: string;
    newKey: () => string;
  },
): DraftContent {
  const draft = draftFromArrangement(fillBlanks(arrangement, row.answers), options);
  const inLanguage =
    row.locale === arrangement.locale ? draft : draftInLanguage(draft, { locale: row.locale, ...options.wordings });
  return { ...inLanguage, patient: row.patient, assessed: row.assessed };
}
