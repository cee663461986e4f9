import { blankLabel } from '@/components/templates/blank-label';
import type { BulkRow, RowPlace } from '@/lib/domain/bulk/bulk-row';
import { languageName } from '@/lib/domain/language/names';
import type { BulkForm } from '@/lib/features/bulk/data';

/** One field of every row: what it is called, what it holds, and what becomes of the row when it is changed. */
export type ListField = {
  place: RowPlace;
  label: string;
  /** Empty: free text. */
  options: readonly { id: string; label: string }[];
  valueOf: (row: BulkRow) => string;
  changed: (row: BulkRow, value: string) => Partial<BulkRow>;
  width: string;
};

/** The fields that this list needs: what can only be one thing for all is not shown for each. */
export function listFields(form: BulkForm, rows: readonly BulkRow[]): ListField[] {
  const text = (
    place: 'name' | 'preferredName' | 'dateOfBirth' | 'recordNumber' | 'language',
    label: string,
    width: string,
    options: ListField['options'] = [],
  ): ListField => ({
    ...{ place, label, width, options },
    valueOf: (row) => row[place],
    changed: (_row, value) => ({ [place]: value }),
  });
  const languages = [
    { id: '', label: languageName(form.locale) },
    ...form.languages
      .filter((locale) => locale !== form.locale)
      .map((locale) => ({ id: locale, label: languageName(locale) })),
  ];
  const namesLanguages = languages.length > 1 || rows.some(({ language }) => language !== '');
  return [
    text('name', 'Patient name', 'lg:min-w-48'),
    ...(rows.some(({ preferredName }) => preferredName !== '')
      ? [text('preferredName', 'Preferred name', 'lg:min-w-32')]
      : []),
    text('dateOfBirth', 'Date of birth', 'lg:min-w-36'),
    text('recordNumber', 'Record number', 'lg:min-w-36'),
    ...(namesLanguages ? [text('language', 'Language', 'lg:min-w-36', languages)] : []),
    ...form.blanks.map((blank): ListField => {
      const { name, choices } = blank;
      const options = choices.map((choice) => ({ id: choice, label: choice }));
      return {
        place: `answer:${name}`,
        label: blankLabel(blank),
        options: options.length > 0 ? [{ id: '', label: 'As for all' }, ...options] : [],
        valueOf: ({ answers }) => (Object.hasOwn(answers, name) ? (answers[name] ?? '') : ''),
        changed: ({ answers }, value) => ({ answers: { ...answers, [name]: value } }),
        width: 'lg:min-w-28',
      };
    }),
  ];
}
