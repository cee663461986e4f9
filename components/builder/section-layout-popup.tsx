'use client';

import { LayoutTemplate } from 'lucide-react';
import { memo } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Popup } from '@/components/ui/popup';
import { Switch } from '@/components/ui/switch';
import type { SectionLayout } from '@/lib/domain/handout/draft';
import { setSectionLayout } from '@/lib/domain/handout/draft-edit';
import { sectionChange } from './undone-place';
import type { BuilderModel } from './use-builder';

type SectionLayoutPopupProps = {
  sectionKey: string;
  layout: SectionLayout;
  isUrgent: boolean;
  change: BuilderModel['change'];
};

/** How a section stands on the page. Urgent help has no choice: it is boxed, on page 1, under its heading. */
export const SectionLayoutPopup = memo(function SectionLayoutPopup({
  sectionKey: key,
  layout,
  isUrgent,
  change,
}: SectionLayoutPopupProps) {
  if (isUrgent) return null;
  const set = (next: Partial<SectionLayout>): void =>
    change(sectionChange('layout', key), (draft) => setSectionLayout(draft, key, next));
  const isUnusual = !layout.showHeading || layout.breakBefore || layout.keepTogether;
  return (
    <Popup
      label="Section on the page"
      trigger={<IconButton label="Section on the page" icon={<LayoutTemplate aria-hidden />} pressed={isUnusual} />}
    >
      <Switch
        label="Show the heading"
        isSelected={layout.showHeading}
        onChange={(showHeading) => set({ showHeading })}
      />
      <Switch
        label="Begin on a new page"
        isSelected={layout.breakBefore}
        onChange={(breakBefore) => set({ breakBefore })}
      />
      <Switch
        label="Keep on one page"
        description="Where it fits on one"
        isSelected={layout.keepTogether}
        onChange={(keepTogether) => set({ keepTogether })}
      />
    </Popup>
  );
});
