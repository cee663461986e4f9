import type { Finding, FindingCode, Place, Severity } from '@/lib/domain/handout/checks/finding';
import { mergeFieldLabels } from '@/lib/domain/handout/merge-fields';
import { languageName } from '@/lib/domain/language/names';

type FindingOf<Code extends FindingCode> = Extract<Finding, { code: Code }>;
type Words = { title: string; advice: string };

/** What a clinician reads for each finding: what is the matter, and what clears it. */
const catalogue: { [Code in FindingCode]: (finding: FindingOf<Code>) => Words } = {
  'patient-name-missing': () => ({ title: 'Patient name is blank', advice: 'Type the patient’s name' }),
  'no-sections': () => ({ title: 'Nothing to print', advice: 'Switch on or add a section' }),
  'title-missing': () => ({ title: 'The handout has no title', advice: 'Give it a title' }),
  'blank-field': ({ field, place }) => ({
    title: `${mergeFieldLabels[field]} is blank`,
    advice: `${placeName(place)} · fill it in or take it out`,
  }),
  'empty-section': ({ place }) => ({
    title: `${placeName(place)} has no words`,
    advice: 'Write its heading and text, or switch it off',
  }),
  'urgent-help-missing': () => ({
    title: 'Urgent help is missing',
    advice: 'Every handout says when to call for help. Add that section',
  }),
  'unprintable-character': ({ character, codePoint, place }) => ({
    title: `“${character}” cannot be printed`,
    advice: isChineseOrKorean(character)
      ? `${placeName(place)} · the fonts for Chinese and Korean are not installed; whoever looks after Plainleaf runs “npm run fonts:cjk” and starts it anew`
      : `${placeName(place)} · take out or replace this character (${codePoint})`,
  }),
  'urgent-help-edited': () => ({
    title: 'Urgent help was reworded',
    advice: 'Make sure that no warning sign was lost',
  }),
  'when-to-return-missing': () => ({
    title: 'It does not say when to return',
    advice: 'Consider switching on “When to return”',
  }),
  'other-language': ({ place, locale, wanted }) => ({
    title: `${placeName(place)} is in ${languageName(locale)}`,
    advice: `There is no ${languageName(wanted)} wording of it, or it was reworded. Write it, or switch it off`,
  }),
  'date-of-birth-implausible': () => ({
    title: 'Date of birth cannot be right',
    advice: 'It is in the future or too long ago',
  }),
  'one-page-unlikely': () => ({
    title: 'Will hardly fit on one page',
    advice: 'Switch off sections, or let it take more pages',
  }),
  'not-reviewed': () => ({
    title: 'Not clinically reviewed',
    advice: 'Some wording has no reviewer of your clinic yet; the handout says so',
  }),
};

export function wordsFor(finding: Finding): Words {
  // The code picks the entry that takes exactly this finding.
  const words = catalogue[finding.code] as (finding: Finding) => Words;
  return words(finding);
}

export const severityWords: Record<Severity, { one: string; count: (number: number) => string }> = {
  blocks: { one: 'Blocks issuing', count: (number) => `${number} ${number === 1 ? 'blocks' : 'block'}` },
  warns: { one: 'Warning', count: (number) => `${number} ${number === 1 ? 'warning' : 'warnings'}` },
  hints: { one: 'Hint', count: (number) => `${number} ${number === 1 ? 'hint' : 'hints'}` },
};

type Field = Extract<Place, { in: 'field' }>['field'];

const fieldNames: Record<Field, string> = {
  title: 'Title',
  'patient.name': 'Patient name',
  'patient.dateOfBirth': 'Date of birth',
  'patient.recordNumber': 'Record number',
  followUp: 'Follow-up',
  note: 'Note for this patient',
};

/** The place in words: the section's heading or the field's label. */
export function placeName(place: Place): string {
  switch (place.in) {
    case 'handout':
      return 'This handout';
    case 'field':
      return fieldNames[place.field];
    case 'section':
      return place.heading.trim() === '' ? 'A section without heading' : place.heading;
  }
}

/** Their fonts are installed apart, so that not every clinic has to download them. */
function isChineseOrKorean(character: string): boolean {
  return /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]/u.test(character);
}
