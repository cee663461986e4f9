'use client';

import { FileDiff, RotateCcw } from 'lucide-react';
import { memo, type Ref } from 'react';
import { TextArea, TextField } from 'react-aria-components';
import { Button } from '@/components/ui/button';
import { resetSection } from '@/lib/domain/handout/draft-edit';
import { inLanguage } from '@/lib/domain/language/direction';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import { SectionKindIcon } from './section-kind-icon';
import { SectionLayoutPopup } from './section-layout-popup';
import type { SectionItem } from './section-order';
import { sectionChange } from './undone-place';
import type { BuilderModel } from './use-builder';

type SectionHeadingProps = {
  sectionKey: string;
  kind: SectionKind;
  heading: string;
  /** The language of the section. */
  locale: string;
  layout: SectionItem['section']['layout'];
  isEdited: boolean;
  isComparing: boolean;
  onCompare: (isComparing: boolean) => void;
  onHeading: (text: string) => void;
  change: BuilderModel['change'];
  headingRef: Ref<HTMLTextAreaElement>;
};

/** What stands above the words; not drawn anew with each letter of them. */
export const SectionHeading = memo(function SectionHeading(props: SectionHeadingProps) {
  const { sectionKey, kind, heading, locale, layout, isEdited, isComparing, onCompare, onHeading, change, headingRef } =
    props;
  return (
    <div className="mb-3 flex flex-wrap items-start gap-x-2">
      <SectionKindIcon kind={kind} className="mt-2 size-5" />
      <TextField
        aria-label="Section heading"
        value={heading}
        onChange={(text) => onHeading(text.replace(/[\r\n]+/g, ' '))}
        // Wide enough to be read; what does not fit beside it stands below.
        className="min-w-0 flex-1 basis-3/5"
      >
        {/* A heading is one line of words, but a long one wraps so that all of it can be read. */}
        <TextArea
          ref={headingRef}
          data-field="section.heading"
          rows={1}
          {...inLanguage(locale)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault();
          }}
          className="field-sizing-content block w-full resize-none rounded-md border border-transparent bg-transparent px-1 py-0.5 text-xl font-bold hover:border-line focus:bg-panel"
        />
      </TextField>
      <div className="ms-auto flex items-center gap-1">
        <SectionLayoutPopup sectionKey={sectionKey} layout={layout} isUrgent={kind === 'urgent-help'} change={change} />
        {isEdited ? (
          <>
            <Button
              variant="quiet"
              size="sm"
              icon={<FileDiff aria-hidden />}
              aria-expanded={isComparing}
              onPress={() => onCompare(!isComparing)}
            >
              Changes
            </Button>
            <Button
              variant="quiet"
              size="sm"
              icon={<RotateCcw aria-hidden />}
              onPress={() => change(sectionChange('reset', sectionKey), (draft) => resetSection(draft, sectionKey))}
            >
              Reset
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
});
