'use client';

import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { TextArea } from '@/components/ui/text-area';
import { TextField } from '@/components/ui/text-field';
import { clinicTextLabel } from '@/components/wording/clinic-text-names';
import { languageLabel } from '@/components/wording/language-label';
import { type ClinicText, missingTexts, ownTexts, usualText, writtenFor } from '@/lib/domain/clinic/texts/clinic-texts';
import { translationMax } from '@/lib/domain/clinic/texts/clinic-translations';
import { languageName } from '@/lib/domain/language/names';
import { FormSection } from './form-section';
import type { ClinicForm } from './use-clinic-form';

/** `locale`: the language that the form edits. `isShown`: the sample page is in that language. */
export type LanguageChoice = { locale: string; isShown: boolean };

type ClinicLanguagesProps = {
  form: ClinicForm;
  hasLogo: boolean;
  languages: readonly string[];
  choice: LanguageChoice;
  onChoice: (choice: LanguageChoice) => void;
  /** Somebody came for this part of the form. */
  isAskedFor: boolean;
};

/** The clinic's own texts in the languages of its handouts, one language at a time, and what is missing in all of them. */
export function ClinicLanguages({ form, hasLogo, languages, choice, onChoice, isAskedFor }: ClinicLanguagesProps) {
  const { values } = form;
  const texts = ownTexts(values).filter(({ name }) => name !== 'logoAlt' || hasLogo);
  const missingIn = (locale: string): ClinicText[] => missingTexts(values, hasLogo, locale);
  const { locale } = choice;
  return (
    <FormSection
      title="In other languages"
      description={`What you wrote above, for handouts in other languages. ${missingWords(languages, missingIn)}`}
    >
      <Select
        label="Language"
        options={languages.map((id) => ({ id, label: optionLabel(id, missingIn(id).length) }))}
        value={locale}
        onChange={(id) => onChoice({ ...choice, locale: id })}
        // Of whatever language: the fields themselves take nothing that is refused.
        error={form.errors.translations}
        autoFocus={isAskedFor}
      />
      <Switch
        label={`Show the page in ${languageName(locale)}`}
        isSelected={choice.isShown}
        onChange={(isShown) => onChoice({ ...choice, isShown })}
      />
      {texts.map((text) => (
        <Translation
          key={`${locale} ${text.name} ${text.name === 'phoneLabel' ? text.own : ''}`}
          {...{ form, text, locale }}
        />
      ))}
    </FormSection>
  );
}

function Translation({ form, text, locale }: { form: ClinicForm; text: ClinicText; locale: string }) {
  const { values } = form;
  const written = writtenFor(values, text, locale);
  const isEarlier = written !== undefined && written.of.trim() !== text.own.trim();
  const field = {
    label: `${clinicTextLabel(text)} in ${languageName(locale)}`,
    description: descriptionOf({
      text,
      isEmpty: written === undefined,
      earlier: isEarlier ? written.of : null,
      locale,
    }),
    maxLength: translationMax(text.name),
    value: written?.text ?? '',
    onChange: (said: string) => form.translate(text, locale, said),
    textLocale: locale,
  };
  return (
    <div className="flex flex-col items-start gap-2 sm:col-span-2">
      {text.name === 'disclaimer' ? (
        <TextArea {...field} rows={3} className="w-full" />
      ) : (
        <TextField {...field} className="w-full" />
      )}
      {isEarlier ? (
        <Button size="sm" onPress={() => form.translate(text, locale, written.text)}>
          It still says the same
        </Button>
      ) : null}
    </div>
  );
}

/** `earlier`: the text that the translation was written for, where that has changed since. */
type Described = { text: ClinicText; isEmpty: boolean; earlier: string | null; locale: string };

/** Tells the admin which text handouts print now. */
function descriptionOf({ text, isEmpty, earlier, locale }: Described): string {
  const usual = usualText(text, locale);
  if (isEmpty && usual !== null) return `Leave empty to print our draft, which nobody has reviewed: ${usual}`;
  const printed = usual ?? text.own;
  if (earlier !== null) return `This was written for “${earlier}”. Until you look at it, handouts print: ${printed}`;
  return isEmpty ? `Missing. Handouts print: ${printed}` : `For: ${text.own}`;
}

function optionLabel(locale: string, missing: number): string {
  return `${languageLabel(locale)}${missing === 0 ? '' : ` (${missing} missing)`}`;
}

function missingWords(languages: readonly string[], missingIn: (locale: string) => readonly ClinicText[]): string {
  const missing = languages.flatMap((locale) => {
    const names = missingIn(locale).map(clinicTextLabel);
    return names.length === 0 ? [] : [`${languageName(locale)} (${names.join(', ').toLowerCase()})`];
  });
  return missing.length === 0 ? 'Nothing is missing.' : `Missing: ${missing.join('; ')}.`;
}
