import type { Clinic } from '../clinic/clinic';
import { dateIn, wholeDate } from '../clinic/dates';
import { clinicIn, helpNumberIn } from '../clinic/texts/clinic-texts';
import { sideWord } from './conditions';
import type { DraftContent } from './draft';
import { pageDate } from './page-words/page-dates';
import { pageWords } from './page-words/words-in';
import type { MergeValues } from './resolve-body';

/** What of a draft the values are taken from. */
export type MergeSource = Pick<
  DraftContent,
  'locale' | 'patient' | 'choices' | 'visitDate' | 'followUp' | 'plan' | 'note'
>;

/** What each merge field stands for in this draft at this moment; '' is a blank still to be filled in. */
export function mergeValues({
  draft,
  clinic,
  clinicianName,
  now,
  printed = clinicIn(clinic, draft.locale),
}: {
  draft: MergeSource;
  clinic: Clinic;
  clinicianName: string;
  now: Date;
  /** The clinic's details in the draft's language, where they are known already. */
  printed?: ReturnType<typeof clinicIn>;
}): MergeValues {
  const { patient } = draft;
  const words = pageWords(draft.locale);
  const bornOn = wholeDate(patient.dateOfBirth);
  const visitedOn = draft.visitDate === '' ? dateIn(clinic.timeZone, now) : wholeDate(draft.visitDate);
  return {
    'patient.name': patient.name.trim(),
    'patient.preferredName': patient.preferredName.trim() || patient.name.trim(),
    'patient.dateOfBirth': bornOn && pageDate(bornOn, words, clinic.locale),
    'patient.recordNumber': patient.recordNumber.trim(),
    'patient.side': sideWord(draft.choices.side, draft.locale),
    'visit.date': visitedOn && pageDate(visitedOn, words, clinic.locale),
    'clinician.name': clinicianName,
    'clinic.name': clinic.name,
    'clinic.phone': printed.phone,
    'clinic.contact': [clinic.name, printed.phones, printed.openingHours, clinic.address]
      .filter((line) => line.trim() !== '')
      .join('\n'),
    'emergency.number': helpNumberIn('emergency', clinic, draft.locale) ?? '',
    'poison.number': helpNumberIn('poison', clinic, draft.locale) ?? '',
    'crisis.number': helpNumberIn('crisis', clinic, draft.locale) ?? '',
    'advice.number': helpNumberIn('advice', clinic, draft.locale) ?? '',
    'followUp.when': draft.followUp.when.trim(),
    // Whoever gives the handout is whom the patient sees again, unless someone else is named.
    'followUp.with': draft.followUp.with.trim() || clinicianName,
    'plan.actions': linesOf(draft.plan.actions),
    'plan.medicines': linesOf(draft.plan.medicines),
    'note.text': draft.note.trim(),
  };
}

/** One thing a line; a dash or a number that was typed before it is left to the list that prints it. */
function linesOf(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')
    .join('\n');
}
