import { isSameLanguage } from '../../language/names';
import { counterpartIn } from '../bilingual';
import { counterpartsOf } from '../counterparts';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { placeOf } from './section-text';

/** Finds what a bilingual handout prints in one language alone. `other-language` covers sections in the clinic's. */
export function checkBilingual({ draft, document, versions, clinic }: CheckInput): AdvisoryFinding[] {
  if (!draft.options.bilingual || isSameLanguage(document.locale, clinic.locale)) return [];
  const found = counterpartsOf(draft, versions, clinic);
  const inOne = { code: 'one-language', severity: 'warns', wanted: clinic.locale } as const;
  const sections = document.sections.flatMap((section): AdvisoryFinding[] => {
    const { key, locale } = section;
    if (isSameLanguage(locale, clinic.locale) || counterpartIn(document, section)) return [];
    const counterpart = found.get(key);
    const why = typeof counterpart === 'string' ? counterpart : 'differs';
    return [{ ...inOne, place: placeOf(section), why, locale }];
  });
  const { counterpart, title, subtitle } = document;
  const isTitleAlone =
    counterpart && ((title !== '' && counterpart.title === '') || (subtitle !== '' && counterpart.subtitle === ''));
  if (!isTitleAlone) return sections;
  return [{ ...inOne, place: { in: 'field', field: 'title' }, why: 'typed', locale: document.locale }, ...sections];
}
