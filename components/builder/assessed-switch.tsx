'use client';

import { useCallback } from 'react';
import { Switch } from '@/components/ui/switch';
import type { GatedTopic } from '@/lib/domain/handout/checks/check-input';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { setAssessed } from '@/lib/domain/handout/draft-edit';
import type { SectionItem } from './section-order';
import type { BuilderModel } from './use-builder';

type AssessedSwitchProps = {
  content: DraftContent;
  items: readonly SectionItem[];
  gatedTopics: readonly GatedTopic[];
  change: BuilderModel['change'];
  autoFocus?: boolean;
};

/** The clinician's word that the patient was assessed; only where a topic of the handout asks for it. */
export function AssessedSwitch({ content, items, gatedTopics, change, autoFocus = false }: AssessedSwitchProps) {
  const setGiven = useCallback(
    (assessed: boolean) => change('assessed', (draft) => setAssessed(draft, assessed)),
    [change],
  );
  const topicIds = new Set(items.flatMap(({ section, version }) => (section.on ? [version.topicId] : [])));
  if (!gatedTopics.some(({ id }) => topicIds.has(id))) return null;
  return (
    <div data-field="assessed">
      <Switch
        label="I have assessed this patient"
        autoFocus={autoFocus && !content.assessed}
        isSelected={content.assessed}
        onChange={setGiven}
      />
    </div>
  );
}
