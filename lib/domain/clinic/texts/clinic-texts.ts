import { shippedLanguage, shippedLanguages } from '../../handout/page-words/words-in';
import { isSameLanguage, scriptTag } from '../../language/names';
import type { Clinic } from '../clinic';
import { type HelpLine, helpNumberOf } from '../help-numbers';
import { phonesLine } from '../phones-line';
import type { ClinicTextName, ClinicTranslation, ClinicTranslations } from './clinic-translations';
import { earlierLabelOf, withoutLostLabels } from './earlier-label';
import { readOpeningHours } from './read-hours';
import { disclaimerIn, localEmergencyNumberIn, numberIn, phoneLabelIn } from './usual-texts';
import { writeOpeningHours } from './write-hours';

/** A text that the clinic wrote in its own language. */
export type ClinicText = { name: ClinicTextName; own: string };

/**
 * The source of a text in a language. own: it is the clinic's language, or the text is empty. clinic: the clinic wrote
 * it. usual: Plainleaf ships it. missing: nobody wrote it, and the clinic's own text prints.
 */
type TextOrigin = 'own' | 'clinic' | 'usual' | 'missing';
type TextInLanguage = { text: string; from: TextOrigin; language: string };

export type WithTexts = Pick<
  Clinic,
  'locale' | 'openingHours' | 'disclaimer' | 'footerNote' | 'logoAlt' | 'otherPhones' | 'translations'
>;

/** The clinic's own texts that are not empty, without repeats. */
export function ownTexts(clinic: WithTexts): ClinicText[] {
  const texts: ClinicText[] = [
    { name: 'openingHours', own: clinic.openingHours },
    { name: 'disclaimer', own: clinic.disclaimer },
    { name: 'footerNote', own: clinic.footerNote },
    { name: 'logoAlt', own: clinic.logoAlt },
    ...labelsOf(clinic).map((own): ClinicText => ({ name: 'phoneLabel', own })),
  ];
  return texts.filter(({ own }) => own.trim() !== '');
}

const labelsOf = ({ otherPhones }: Pick<Clinic, 'otherPhones'>): string[] => {
  const labels = new Set(otherPhones.map(({ label }) => label.trim()));
  return [...labels].filter((label) => label !== '');
};

/** One of its texts as a handout in this language prints it. */
export function textIn(clinic: WithTexts, { name, own }: ClinicText, locale: string): TextInLanguage {
  if (isSameLanguage(clinic.locale, locale) || !/\p{L}/u.test(own)) return { text: own, from: 'own', language: locale };
  const written = writtenFor(clinic, { name, own }, locale);
  if (written?.of.trim() === own.trim()) return { text: written.text, from: 'clinic', language: locale };
  const usual = usualText({ name, own }, locale);
  if (usual !== null) return { text: usual, from: 'usual', language: locale };
  return { text: own, from: 'missing', language: clinic.locale };
}

/** One name for every tag of a language, whatever the clinic has written: "es" for "es-MX", "fr" for "fr-CA". */
export const textsLanguage = (locale: string): string => scriptTag(shippedLanguage(locale) ?? locale);

const tagsOf = ({ translations }: Pick<Clinic, 'translations'>, locale: string): string[] =>
  Object.keys(translations).filter((tag) => textsLanguage(tag) === textsLanguage(locale));

/** The tag under which the clinic's texts in this language are read and written: "es" for "es-MX". */
export function translationTag(clinic: Pick<Clinic, 'translations'>, locale: string): string {
  return tagsOf(clinic, locale)[0] ?? shippedLanguage(locale) ?? locale;
}

/**
 * Every language once that the clinic's texts can be written in: those that Plainleaf is shipped in, those that the
 * clinic has written, and the one that somebody asks for.
 */
export function translationLanguages(clinic: WithTexts, asked: string | null): string[] {
  const all = [...shippedLanguages, ...Object.keys(clinic.translations), ...(asked === null ? [] : [asked])];
  const tags = new Set(all.map((locale) => translationTag(clinic, locale)));
  return [...tags].filter((tag) => !isSameLanguage(tag, clinic.locale));
}

/**
 * Every text once that the clinic has written in this language. An older release kept "es" and "es-MX" apart; of two
 * translations, the one of what the clinic says now counts.
 */
export function translationsIn(clinic: WithTexts, locale: string): ClinicTranslation[] {
  const byText = new Map<string, ClinicTranslation>();
  for (const one of tagsOf(clinic, locale).flatMap((tag) => clinic.translations[tag] ?? [])) {
    const text = one.name === 'phoneLabel' ? `${one.name} ${one.of.trim()}` : one.name;
    const known = byText.get(text);
    if (known === undefined || (!isCurrent(clinic, known) && isCurrent(clinic, one))) byText.set(text, one);
  }
  return [...byText.values()];
}

const isCurrent = (clinic: WithTexts, { name, of }: ClinicTranslation): boolean =>
  name === 'phoneLabel' || of.trim() === clinic[name].trim();

/**
 * The clinic's translation of a text, with the text that it translates (`of`). When that text has changed since, `of`
 * differs, and the translation does not print.
 */
export function writtenFor(
  clinic: WithTexts,
  { name, own }: ClinicText,
  locale: string,
): ClinicTranslation | undefined {
  const written = translationsIn(clinic, locale).filter((one) => one.name === name);
  const current = written.find(({ of }) => of.trim() === own.trim());
  if (current !== undefined) return current;
  return name === 'phoneLabel' ? earlierLabelOf(own, { labels: labelsOf(clinic), written, locale }) : written[0];
}

/** The clinic's translations with this one; '' takes it out. What speaks of labels that are no more goes with it. */
export function withTranslation(
  clinic: WithTexts,
  { name, own }: ClinicText,
  locale: string,
  said: string,
): ClinicTranslations {
  const before = writtenFor(clinic, { name, own }, locale);
  const after = said.trim() === '' ? [] : [{ name, of: own, text: said }];
  const texts = translationsIn(clinic, locale).flatMap((one) => (one === before ? after : [one]));
  const written = before === undefined ? [...texts, ...after] : texts;
  const inLanguage = withoutLostLabels({ labels: labelsOf(clinic), written, locale });
  const [tag = translationTag(clinic, locale), ...older] = tagsOf(clinic, locale);
  const all = Object.entries({ ...clinic.translations, [tag]: inLanguage });
  return Object.fromEntries(all.filter(([one, texts]) => !older.includes(one) && texts.length > 0));
}

/** The shipped text that prints while the clinic has no translation. null: the clinic's own text prints. */
export function usualText({ name, own }: ClinicText, locale: string): string | null {
  const language = shippedLanguage(locale);
  if (language === null) return null;
  switch (name) {
    case 'disclaimer':
      return disclaimerIn(own, language);
    case 'phoneLabel':
      return phoneLabelIn(own, language);
    case 'openingHours': {
      const hours = readOpeningHours(own);
      return hours && writeOpeningHours(hours, language);
    }
    case 'footerNote':
    case 'logoAlt':
      return null;
  }
}

/** The texts that a handout in this language prints, or reads out, in the clinic's language instead. */
export function missingTexts(clinic: WithTexts, hasLogo: boolean, locale: string): ClinicText[] {
  return ownTexts(clinic).filter(
    (text) => (text.name !== 'logoAlt' || hasLogo) && textIn(clinic, text, locale).from === 'missing',
  );
}

/** The clinic's details for a handout in this language. */
export function clinicIn(clinic: Clinic, locale: string) {
  const textOf = (name: ClinicTextName, own: string): string => textIn(clinic, { name, own }, locale).text;
  const filled = (name: FilledText): string => filledText(name, clinic, locale);
  return {
    phone: numberIn(clinic.phone, locale),
    phones: phonesLine({
      phone: numberIn(clinic.phone, locale),
      otherPhones: clinic.otherPhones.map(({ label, number }) => ({
        label: textOf('phoneLabel', label),
        number: numberIn(number, locale),
      })),
    }),
    openingHours: filled('openingHours'),
    disclaimer: filled('disclaimer'),
    footerNote: filled('footerNote'),
    logoAlt: textOf('logoAlt', clinic.logoAlt),
  };
}

type FilledText = Extract<ClinicTextName, 'openingHours' | 'disclaimer' | 'footerNote'>;

/** A sentence of the clinic can name the emergency number through the token {emergency}. */
function filledText(name: FilledText, clinic: Clinic, locale: string): string {
  const { text, language } = textIn(clinic, { name, own: clinic[name] }, locale);
  const number = helpNumberIn('emergency', clinic, language);
  return text.replaceAll('{emergency}', number ?? localEmergencyNumberIn(language));
}

/** A number for help as a handout in this language prints it: "112 o 999"; null where there is none. */
export function helpNumberIn(line: HelpLine, clinic: Clinic, locale: string): string | null {
  const number = helpNumberOf(line, clinic);
  return number && numberIn(number, locale);
}
