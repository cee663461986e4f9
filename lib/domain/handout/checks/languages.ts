import { missingTexts } from '../../clinic/texts/clinic-texts';
import { looksEnglish } from '../../language/looks-english';
import { isSameLanguage } from '../../language/names';
import type { HandoutDocument } from '../document';
import type { DraftContent } from '../draft';
import { shippedLanguage } from '../page-words/words-in';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding, Place } from './finding';
import { placeOf, textsIn } from './section-text';

/** Finds words in another language than the handout's. `other-language` covers whole sections. */
export function checkLanguages({ draft, document, clinic }: CheckInput): AdvisoryFinding[] {
  const wanted = document.locale;
  const typed = isSameLanguage(wanted, 'en') ? [] : typedInEnglish(draft, document);
  const ofClinic = missingTexts(clinic, clinic.logo !== null, wanted).map(
    ({ name, own }): AdvisoryFinding => ({
      code: 'clinic-text-language',
      severity: 'warns',
      place: { in: 'clinic' },
      text: name,
      own,
      locale: clinic.locale,
      wanted,
    }),
  );
  if (shippedLanguage(wanted) !== null) return [...typed, ...ofClinic];
  return [...typed, { code: 'page-words-language', severity: 'warns', place: { in: 'handout' }, wanted }, ...ofClinic];
}

/** Checks text that the clinician typed, whose language nobody has stated. */
function typedInEnglish({ followUp, plan, note }: DraftContent, document: HandoutDocument): AdvisoryFinding[] {
  const fields: [Place, string][] = [
    [{ in: 'field', field: 'title' }, document.title],
    [{ in: 'field', field: 'title' }, document.subtitle],
    [{ in: 'field', field: 'followUp' }, followUp.when],
    [{ in: 'field', field: 'actions' }, plan.actions],
    [{ in: 'field', field: 'medicines' }, plan.medicines],
    [{ in: 'field', field: 'note' }, note],
    ...document.sections
      .filter(({ edited, locale }) => edited && isSameLanguage(locale, document.locale))
      .map((section): [Place, string] => [placeOf(section), [section.heading, ...textsIn(section.blocks)].join(' ')]),
  ];
  const found = fields.filter(([, text]) => looksEnglish(text)).map(([place]) => place);
  // The title and the line below it are one field.
  return [...new Map(found.map((place) => [JSON.stringify(place), place])).values()].map((place) => ({
    code: 'typed-language',
    severity: 'warns',
    place,
    wanted: document.locale,
  }));
}
