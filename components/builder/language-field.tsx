'use client';

import { Select } from '@/components/ui/select';
import { languageLabel } from '@/components/wording/language-label';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { isSameLanguage, languageName } from '@/lib/domain/language/names';
import type { SectionItem } from './section-order';
import type { DraftLanguage } from './use-draft-language';

/** The language that the patient reads; left out where the library has the handout in one language only. */
export function LanguageField({
  content,
  languages,
  items,
  language,
}: {
  content: DraftContent;
  languages: readonly string[];
  items: readonly SectionItem[];
  language: DraftLanguage;
}) {
  const { locale } = content;
  const offered = languages.includes(locale) ? languages : [locale, ...languages];
  if (offered.length < 2) return null;
  return (
    <Select
      data-field="locale"
      label="Language of the handout"
      // The field holds a hidden one for forms: without a box of its own it would stretch the page.
      className="relative"
      options={offered.map((id) => ({ id, label: languageLabel(id) }))}
      value={language.pending ?? locale}
      onChange={(id) => {
        if (id !== locale) void language.choose(id);
      }}
      isDisabled={language.pending !== null}
      description={stateOf(items, locale)}
    />
  );
}

/** What is missing in this language, and that nobody has reviewed the translation. */
function stateOf(items: readonly SectionItem[], locale: string): string | undefined {
  const printed = items.filter(({ section }) => section.on);
  const others = printed.filter(({ version }) => !isSameLanguage(version.locale, locale));
  const isUnreviewed = printed.some(({ version }) => version.originalNumber !== null && version.status !== 'approved');
  const parts = [
    isUnreviewed ? 'Translation not reviewed; the handout says so.' : '',
    others.length > 0 ? `Not in ${languageName(locale)}: ${others.map(({ heading }) => heading).join(', ')}.` : '',
  ];
  return parts.filter(Boolean).join(' ') || undefined;
}
