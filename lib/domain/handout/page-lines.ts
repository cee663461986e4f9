import type { SourcesShown } from '../clinic/sources-shown';
import type { DocumentSection, HandoutDocument } from './document';
import { sourceDate } from './page-words/page-dates';
import type { PageWords } from './page-words/page-words';

/** Lines that every rendition of a handout makes alike, from what the document says and the page's own words. */

export type PatientFact = {
  field: 'patient.name' | 'patient.dateOfBirth' | 'patient.recordNumber' | 'followUp';
  label: string;
  value: string;
};

/** What the patient's box says, in its order: only what is filled in. */
export function patientFacts({ patient, followUp }: HandoutDocument, words: PageWords): PatientFact[] {
  const facts: PatientFact[] = [
    { field: 'patient.name', label: words.for, value: patient.name },
    { field: 'patient.dateOfBirth', label: words.born, value: patient.dateOfBirth },
    { field: 'patient.recordNumber', label: words.recordNumber, value: patient.recordNumber },
    { field: 'followUp', label: words.comeBack, value: followUp },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** The small line beside a section's heading: changed or not, review state, sources. */
export function sectionMarks(section: DocumentSection, words: PageWords, shown: SourcesShown): string {
  return [section.edited ? words.edited : '', section.reviewMark ?? '', citation(section, words, shown)]
    .filter(Boolean)
    .join(' · ');
}

/** "Sources 1–3, in part"; '' where the section cites none, or no list is printed that has these numbers. */
export function citation(
  { sourceNumbers: numbers, sourcedInPart }: DocumentSection,
  words: PageWords,
  shown: SourcesShown,
): string {
  if (numbers.length === 0 || shown !== 'full') return '';
  const marks = sourceNumbers(numbers, words);
  return sourcedInPart ? words.inPart(marks) : marks;
}

/** More names, or long ones, make no line that anybody reads. */
const MOST_NAMES = 4;
const LONGEST_NAME = 24;

/**
 * "Based on guidance from NICE, CDC and NHS.": those with the most sources first; '' where the page has no such line.
 * Where there are more, it says so: the whole list is on record.
 */
export function sourcesLine({ sources, options }: HandoutDocument, words: PageWords): string {
  if (options.sources !== 'line' || sources.length === 0) return '';
  const counts = new Map<string, number>();
  for (const { short, publisher } of sources) counts.set(short ?? publisher, (counts.get(short ?? publisher) ?? 0) + 1);
  const names = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  const short = names.filter((name) => name.length <= LONGEST_NAME);
  const named = (short.length > 0 ? short : names).slice(0, MOST_NAMES);
  return words.basedOn(named, names.length > named.length);
}

/** What is said of a source before its address: its title as a sentence, then who published it and when. */
export function sourceSentences(
  { title, publisher, published }: HandoutDocument['sources'][number],
  words: PageWords,
): { title: string; publication: string } {
  // A title that is a question ends itself.
  const ended = /[.?!…。？！]$/.test(title) ? title : `${title}.`;
  return { title: ended, publication: `${publisher}${words.comma}${sourceDate(published, words)}.` };
}

/** "Sources 1–3, 5": takes ascending numbers. */
export function sourceNumbers(numbers: readonly number[], words: PageWords): string {
  const runs: [first: number, last: number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  const list = runs.map(([first, last]) => {
    if (first === last) return `${first}`;
    return last === first + 1 ? `${first}${words.comma}${last}` : `${first}–${last}`;
  });
  return words.sourceNumbers(list.join(words.comma), numbers.length);
}
