import type { CSSProperties } from 'react';
import { Blocks } from '@/components/document/blocks';
import paper from '@/components/document/paper.module.css';
import { readableAccent } from '@/lib/domain/clinic/accent';
import type { SectionBody } from '@/lib/domain/handout/body';
import { answerLabels, isGeneral, questionLabels, questionOf } from '@/lib/domain/handout/conditions';
import { mergeFieldNames } from '@/lib/domain/handout/merge-fields';
import { type MergeValues, resolveBody } from '@/lib/domain/handout/resolve-body';
import { directionOf } from '@/lib/domain/language/direction';
import type { SectionKind } from '@/lib/domain/library/section-kind';
import styles from './wording.module.css';

// In the library nobody's handout is meant, so every merge field shows as the blank it is.
export const noMergeValues = Object.fromEntries(mergeFieldNames.map((name) => [name, ''])) as MergeValues; // made from all its keys

/** A passage that prints for some readers only is read here by all who look after it, under the words that decide. */
function forEveryReader(body: SectionBody): SectionBody {
  return {
    ...body,
    content: body.content.flatMap((block) => {
      if (block.type !== 'passage') return [block];
      const { when } = block.attrs;
      const answer = isGeneral(when) ? 'not answered' : answerLabels[when];
      const text = `Only for: ${questionLabels[questionOf[when]]}, ${answer}`;
      return [{ type: 'paragraph', content: [{ type: 'text', text, marks: [{ type: 'italic' }] }] }, ...block.content];
    }),
  };
}

/** A section's wording as a patient will read it: dark on white, whatever the screen's theme. */
export function Wording({
  body,
  kind,
  locale,
  accentColor,
}: {
  body: SectionBody;
  kind: SectionKind;
  locale: string;
  accentColor: string;
}) {
  // A custom property is not in React's list of styles.
  const colors = { '--sheet-accent': readableAccent(accentColor) } as CSSProperties;
  return (
    <div
      lang={locale}
      dir={directionOf(locale)}
      style={colors}
      data-urgent={kind === 'urgent-help' ? '' : undefined}
      className={`${paper.paper} ${styles.sheet}`}
    >
      <Blocks blocks={resolveBody(forEveryReader(body), noMergeValues)} locale={locale} />
    </div>
  );
}
