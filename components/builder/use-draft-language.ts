'use client';

import { useState } from 'react';
import { toast } from '@/components/ui/toast';
import { draftInLanguage } from '@/lib/domain/handout/draft-language';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { BuilderModel } from './use-builder';
import { wordingsRequest } from './wordings-request';

export type DraftLanguage = {
  /** The language that is being fetched; null when none is. */
  pending: string | null;
  /** Shows the draft in another language, as one step that can be undone. */
  choose: (locale: string) => Promise<void>;
  /** Sections of the library in the draft's language, in this order; null, and a message, when they cannot be had. */
  fetchSections: (sectionIds: readonly string[]) => Promise<SectionVersion[] | null>;
};

export function useDraftLanguage({ content, change, learn }: BuilderModel): DraftLanguage {
  const [pending, setPending] = useState<string | null>(null);
  return {
    pending,
    choose: async (locale) => {
      const sectionIds = content.sections.map((section) => section.sectionId);
      setPending(locale);
      const wordings = await wordingsRequest(sectionIds, locale);
      setPending(null);
      if (!wordings) {
        toast('The wording in this language could not be loaded. Try again.', 'red');
        return;
      }
      learn([...wordings.versions, ...wordings.counterparts]);
      // What was typed meanwhile stays: the change is made to the draft as it is now.
      change('locale', (draft) => draftInLanguage(draft, { locale, ...wordings }));
    },
    fetchSections: async (sectionIds) => {
      const wordings = await wordingsRequest(sectionIds, content.locale);
      const versions = sectionIds.flatMap((id) => wordings?.versions.find(({ sectionId }) => sectionId === id) ?? []);
      if (!wordings || versions.length < sectionIds.length) {
        toast(`${sectionIds.length === 1 ? 'This section' : 'This topic'} could not be loaded. Try again.`, 'red');
        return null;
      }
      learn([...versions, ...wordings.counterparts]);
      return versions;
    },
  };
}
