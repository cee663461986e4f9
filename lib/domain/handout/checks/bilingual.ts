import { isSameLanguage } from '../../language/names';
import { counterpartIn } from '../bilingual';
import { counterpartsOf } from '../counterparts';
import { ownTitles } from '../packet-title';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { placeOf } from './section-text';

/** Finds what a bilingual handout prints in one language alone. `other-language` covers sections in the clinic's language. */
export function checkBilingual(input: CheckInput): AdvisoryFinding[] {
  const { draft, document, versions, clinic } = input;
  if (!draft.options.bilingual || isSameLanguage(document.locale, clinic.locale)) return [];
  const found = counterpartsOf(draft, versions, clinic);
  const inOne = { code: 'one-language', severity: 'warns', wanted: clinic.locale } as const;
  const urgent = document.sections.filter(({ kind }) => kind === 'urgent-help');
  const sections = document.sections.flatMap((section): AdvisoryFinding[] => {
    const { key, locale } = section;
    if (isSameLanguage(locale, clinic.locale)) return [];
    if (counterpartIn(document, section)) return [];
    const counterpart = found.get(key);
    const isOneOfSeveral = section.kind === 'urgent-help' && urgent.length > 1;
    const why =
      typeof counterpart === 'string' ? counterpart : isOneOfSeveral ? 'urgent-help-apart' : 'prints-otherwise';
    return [{ ...inOne, place: placeOf(section), why, locale }];
  });
  const title = checkTitle(input);
  return title
    ? [{ ...inOne, place: { in: 'field', field: 'title' }, why: title, locale: document.locale }, ...sections]
    : sections;
}

/** Why the title, or the line below it, is in one language; null: it is not. */
function checkTitle({ draft, document, versions }: CheckInput): 'typed' | 'not-translated' | null {
  const { counterpart } = document;
  if (!counterpart) return null;
  const missing = (['title', 'subtitle'] as const).filter((part) => document[part] !== '' && counterpart[part] === '');
  if (missing.length === 0) return null;
  const own = ownTitles(draft, versions);
  return own && missing.every((part) => draft[part] === own[part]) ? 'not-translated' : 'typed';
}
