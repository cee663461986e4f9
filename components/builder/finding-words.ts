import { clinicTextNames } from '@/components/wording/clinic-text-names';
import { dateProblems } from '@/components/wording/date-words';
import { missingFontsWords } from '@/components/wording/missing-fonts-words';
import { formatDate } from '@/lib/domain/clinic/dates';
import type { Finding, FindingCode, Place, Severity } from '@/lib/domain/handout/checks/finding';
import { answerLabels, questionLabels } from '@/lib/domain/handout/conditions';
import { blankLabels } from '@/lib/domain/handout/merge-fields';
import { languageName } from '@/lib/domain/language/names';
import { levelWords } from './level-words';
import { placeName } from './place-name';

type FindingOf<Code extends FindingCode> = Extract<Finding, { code: Code }>;
type Words = { title: string; advice: string };

/** What a clinician reads for each finding: what is the matter, and what clears it. */
const catalog: { [Code in FindingCode]: (finding: FindingOf<Code>) => Words } = {
  'patient-name-missing': () => ({ title: 'Patient name is blank', advice: 'Type the patient’s name' }),
  'no-sections': () => ({ title: 'Nothing to print', advice: 'Switch on or add a section' }),
  'title-missing': () => ({ title: 'The handout has no title', advice: 'Give it a title' }),
  'blank-field': ({ field, place }) => ({
    title: field.startsWith('answer.') ? `${blankLabels[field]}?` : `${blankLabels[field]} is blank`,
    advice: field.startsWith('answer.')
      ? `${placeName(place)} · choose, so that it prints what fits this patient`
      : `${placeName(place)} · fill it in or take it out`,
  }),
  'empty-section': ({ place, isUrgent }) => ({
    title: `${placeName(place)} has no words`,
    advice: `Write its heading and text${isUrgent ? '' : ', or switch it off'}`,
  }),
  'urgent-help-missing': () => ({
    title: 'Urgent help is missing',
    advice: 'Every handout says when to call for help. Add that section',
  }),
  'lost-character': ({ place, words }) => ({
    title: 'A character was lost when this text was copied',
    advice: `${placeName(place)} · type “${words}” again`,
  }),
  'unprintable-character': ({ character, codePoint, fonts, place }) => ({
    title: `“${character}” cannot be printed`,
    advice: `${placeName(place)} · ${fonts ? missingFontsWords(fonts) : `take out or replace this character (${codePoint})`}`,
  }),
  'too-large': ({ place, problem }) => ({
    title: 'This cannot be saved as it is',
    advice: `${placeName(place)} · ${problem}`,
  }),
  'table-too-wide': ({ place, words }) => ({
    title: 'A table is too wide for the page',
    advice: `${placeName(place)} · shorten “${words}” or remove its column`,
  }),
  'numbers-together': ({ place, words }) => ({
    title: 'Two numbers stand side by side',
    advice: `${placeName(place)} · “${words}” can be read as one number. Put a word or a comma between them`,
  }),
  'urgent-help-edited': () => ({
    title: 'Urgent help was reworded',
    advice: 'Make sure that no warning sign was lost',
  }),
  'when-to-return-missing': () => ({
    title: 'It does not say when to return',
    advice: 'Consider switching on “When to return”',
  }),
  'other-language': ({ place, locale, wanted, isUrgent }) => ({
    title: `${placeName(place)} is in ${languageName(locale)}`,
    advice: `There is no ${languageName(wanted)} wording of it, or it was reworded. Write it${isUrgent ? '' : ', or switch it off'}`,
  }),
  'one-language': ({ place, why, locale, wanted }) => ({
    title: `${placeName(place)} is in ${languageName(locale)} only`,
    advice: `${aloneWords[why](languageName(wanted))}. Only the ${languageName(locale)} text will print`,
  }),
  'translation-behind': ({ place, translated, current }) => ({
    title: `${placeName(place)}: the original has changed`,
    advice: `The translation is of version ${translated}; the original is now version ${current}. Ask an editor to update the translation`,
  }),
  'clinic-text-language': ({ text, own, locale, wanted }) => ({
    title: `${clinicTextNames[text]} ${text === 'openingHours' ? 'are' : 'is'} in ${languageName(locale)}`,
    advice: `The clinic has no ${languageName(wanted)} for “${shortened(own)}”. An admin can add it under Admin, Branding; then reload this page`,
  }),
  'typed-language': ({ place, wanted }) => ({
    title: `${placeName(place)} seems to be in English`,
    advice: `The handout is in ${languageName(wanted)}. Write it in ${languageName(wanted)}, or make sure that the patient can read it`,
  }),
  'page-words-language': ({ wanted }) => ({
    title: 'Labels are in English',
    advice: `Plainleaf has no ${languageName(wanted)} words for the parts of the page that are not sections`,
  }),
  'date-of-birth-implausible': () => ({
    title: 'Date of birth cannot be right',
    advice: 'It is in the future or too long ago',
  }),
  'visit-date-before-birth': ({ place, date }) => ({
    title: `${placeName(place)} is before the date of birth`,
    advice: `It says ${formatDate(date, 'en-US')}. Correct it or the date of birth`,
  }),
  'date-not-read': ({ place, typed, problem }) => ({
    title: `${placeName(place)} ${dateProblems[problem]}`,
    advice: `“${shortened(typed)}” is kept as typed and not printed. Type the whole date, with the year in four digits`,
  }),
  'visit-date-not-today': ({ date, days }) => ({
    title: `Visit date is ${dayWords(date, days)}`,
    advice: 'It is printed. Change it, unless the handout is for that day',
  }),
  'fit-unlikely': ({ pages }) => ({
    title: `Will hardly fit on ${pages === 1 ? 'one page' : `${pages} pages`}`,
    advice: 'Switch off sections, or let it take more pages',
  }),
  'warning-signs-without-action': ({ place }) => ({
    title: 'Warning signs without what to do',
    advice: `${placeName(place)} · say what to do and how soon, such as “Call us the same day if”`,
  }),
  'when-to-return-without-time': ({ place }) => ({
    title: 'It does not say how long to wait',
    advice: `${placeName(place)} · say after how many days or weeks to come back`,
  }),
  'template-blank': ({ place, name }) => ({
    title: `“[[${name}]]” is still to be filled in`,
    advice: `${placeName(place)} · write what holds for this patient in its place`,
  }),
  'clinic-phone-missing': () => ({
    title: 'No telephone number of the clinic',
    advice: 'The reader cannot tell whom to call. An admin can add the number under the clinic’s settings',
  }),
  'emergency-number-missing': () => ({
    title: 'No emergency number',
    advice: 'The clinic’s country has none here. An admin can add it under the clinic’s settings',
  }),
  'conflicting-sections': ({ place, thing, other }) => ({
    title: `Take or avoid ${thing.replaceAll('-', ' ')}?`,
    advice: `${placeName(place)} says to take it, “${other}” to avoid it. Switch one off or reword it`,
  }),
  'sign-actions-differ': ({ place, sign, other, printed }) => ({
    title: 'One sign, two actions',
    advice: `${placeName(place)} and “${other}” say different things to do about “${shortened(sign, 200)}”. ${printed === null ? 'Make them the same' : `Only the sooner one is printed, that of “${printed}”. Make sure that it is right`}`,
  }),
  'sign-words-differ': ({ place, sign, other, otherWords }) => ({
    title: 'One sign, two wordings',
    advice: `${placeName(place)} says “${shortened(sign, 200)}”, “${other}” says “${shortened(otherWords, 200)}”. Both are printed. Make sure that both are right`,
  }),
  'topic-without-urgent-help': ({ topic }) => ({
    title: `No urgent help for “${topic}”`,
    advice:
      'The urgent help on this handout is for its other topics. Add that of this one, too, if the patient may need it',
  }),
  'title-names-one-topic': ({ topic }) => ({
    title: `The title names only “${topic}”`,
    advice: 'The handout has other topics, too. Name all of them, or what they have in common',
  }),
  'topic-without-return': ({ topic }) => ({
    title: `“${topic}” does not say when to come back`,
    advice: 'The other topics of this handout do. Add that section of this one, too',
  }),
  'section-said-above': ({ place }) => ({
    title: `${placeName(place)} is not printed`,
    advice: 'The sections above it print the same warning signs, word for word. Nothing is lost',
  }),
  'duplicate-advice': ({ place, other }) => ({
    title: 'The same advice stands twice',
    advice: `${placeName(place)} repeats a sentence of “${other}”. Keep one of them`,
  }),
  'section-withdrawn': ({ place, beside, isUrgent }) => ({
    title: `${wordingName(place, beside)} was withdrawn`,
    advice: beside
      ? `Turn off “Bilingual handout”, or ask an editor for a new ${languageName(beside)} wording and its translation`
      : `Your clinic withdrew this wording. Use its new wording, or ${isUrgent ? 'ask an editor for one' : 'switch it off'}`,
  }),
  'section-overdue': ({ place, due, beside }) => ({
    title: `${wordingName(place, beside)} is overdue for review`,
    advice: `It should have been reviewed by ${formatDate(due, 'en-US')}, and prints so. Make sure that it still holds`,
  }),
  'section-expired': ({ place, due, beside, isUrgent }) => ({
    title: `${wordingName(place, beside)} is too long overdue`,
    advice: `It should have been reviewed by ${formatDate(due, 'en-US')}. Ask an editor to review it${expiredEscape(beside, isUrgent)}`,
  }),
  'assessment-unconfirmed': ({ topic }) => ({
    title: 'Have you assessed this patient?',
    advice: `“${topic}” is only for patients who were assessed. Say that you did`,
  }),
  'patient-changed': ({ before }) => ({
    title: 'This draft was for another patient',
    advice: `It was opened for ${before}. Make sure that the answers, the note, the dates and the changed wording are for this patient`,
  }),
  'topic-for-other-age': ({ topic, age, ...ages }) => ({
    title: 'Written for another age',
    advice: `“${shortened(topic, 200)}” is written for ${agesWords(ages)}. ${ageWords(age)}`,
  }),
  'age-answer-differs': ({ question, answer, age }) => ({
    title: `“${questionLabels[question]}: ${answerLabels[answer]}” does not fit the date of birth`,
    advice: `${ageWords(age)} Correct the answer or the date of birth`,
  }),
  'accent-hard-to-read': () => ({
    title: 'The clinic’s color is too light for words',
    advice: 'Words print in a darker shade of it. An admin can choose another under the clinic’s settings',
  }),
  'other-patient': ({ place, name }) => ({
    title: 'The name of another patient',
    advice: `${placeName(place)} · “${name}” had a handout lately. Make sure that these words are for this patient`,
  }),
  'long-sentence': ({ place, words }) => ({
    title: `A sentence of ${words} words`,
    advice: `${placeName(place)} · make two of it; up to 20 words read well`,
  }),
  'passive-voice': ({ place, words }) => ({
    title: `“${words}” hides who does it`,
    advice: `${placeName(place)} · say who does what: “We will check your wound”`,
  }),
  jargon: ({ place, term, plain }) => ({
    title: `Many readers do not know “${term}”`,
    advice: `${placeName(place)} · plainer: “${plain}”`,
  }),
  'undefined-abbreviation': ({ place, abbreviation }) => ({
    title: `“${abbreviation}” is not spelled out`,
    advice: `${placeName(place)} · write it out where it first stands, or leave it out`,
  }),
  'long-paragraph': ({ place, sentences }) => ({
    title: `A paragraph of ${sentences} sentences`,
    advice: `${placeName(place)} · part it; up to 3 sentences read well`,
  }),
  'long-list': ({ place, items }) => ({
    title: `A list of ${items} items`,
    advice: `${placeName(place)} · group them; up to 7 can be kept in mind`,
  }),
  'hard-number': ({ place, number }) => ({
    title: `“${number}” is hard to picture`,
    advice: `${placeName(place)} · say it as people: “1 in 10 people”`,
  }),
  'hard-to-read': ({ place, grades }) => ({
    title: `${placeName(place)} is hard to read`,
    advice: `${levelWords(grades)}. Shorter sentences and words help most`,
  }),
  'not-reviewed': () => ({
    title: 'Not clinically reviewed',
    advice: 'Some wording has no reviewer of your clinic yet; the handout says so',
  }),
};

const shortened = (text: string, most = 40): string => (text.length > most ? `${text.slice(0, most)}…` : text);

type Ages = { ageMin: number | null; ageMax: number | null };

function agesWords({ ageMin, ageMax }: Ages): string {
  if (ageMax === null) return `ages ${ageMin ?? 0} and over`;
  return ageMax === 0 ? 'babies under 1' : `ages ${ageMin ?? 0} to ${ageMax}`;
}

const ageWords = (age: number): string => `This patient is ${age === 0 ? 'under 1' : age}.`;

/** Today is told from `days`: "yesterday, November 28", "4 days ago, November 25, 2026". */
function dayWords(date: string, days: number): string {
  const written = formatDate(date, 'en-US');
  const withoutYear = written.replace(/, \d+$/, '');
  if (days === 1) return `yesterday, ${withoutYear}`;
  if (days === -1) return `tomorrow, ${withoutYear}`;
  return days > 0 ? `${days} days ago, ${written}` : `in the future, ${written}`;
}

export function wordsFor(finding: Finding): Words {
  // The code picks the entry that takes exactly this finding.
  const words = catalog[finding.code] as (finding: Finding) => Words;
  return words(finding);
}

export const severityWords: Record<Severity, { one: string; count: (number: number) => string }> = {
  blocks: { one: 'Blocks issuing', count: (number) => `${number} ${number === 1 ? 'blocks' : 'block'}` },
  warns: { one: 'Warning', count: (number) => `${number} ${number === 1 ? 'warning' : 'warnings'}` },
  hints: { one: 'Hint', count: (number) => `${number} ${number === 1 ? 'hint' : 'hints'}` },
};

/** `wanted`: the clinic's language. */
const aloneWords: Record<FindingOf<'one-language'>['why'], (wanted: string) => string> = {
  edited: (wanted) => `This text was changed and has no ${wanted} translation`,
  typed: (wanted) => `What you typed has no ${wanted} translation`,
  'not-translated': (wanted) => `The library has no matching ${wanted} text`,
  'asks-otherwise': (wanted) => `The ${wanted} text asks other questions about the patient, or fills in other details`,
  'other-signs': (wanted) => `The ${wanted} text lists different warning signs`,
  'prints-otherwise': (wanted) => `The ${wanted} text would print other warning signs here, or nothing`,
  'urgent-help-apart': (wanted) =>
    `The ${wanted} text does not cover all of the urgent help, so none of it prints in ${wanted}`,
};

/** Another way to clear the finding. No advice suggests that urgent help be left out. */
function expiredEscape(beside: string | null, isUrgent: boolean): string {
  if (beside) return ', or turn off “Bilingual handout”';
  return isUrgent ? '' : ', or switch it off';
}

/** `beside` is the language of a counterpart; null means the patient's own language. */
const wordingName = (place: Place, beside: string | null): string =>
  beside ? `${placeName(place)}: ${languageName(beside)} wording` : placeName(place);
