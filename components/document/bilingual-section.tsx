import type { ReactNode } from 'react';
import { alignedRows, pairedCards } from '@/lib/domain/handout/bilingual';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { directionOf } from '@/lib/domain/language/direction';
import { keyed } from '@/lib/pdf/keyed';
import styles from './paper.module.css';
import { deeper } from './paper-heading';
import {
  placeAttributes,
  Section,
  SectionBlocks,
  SectionCard,
  SectionHead,
  type SectionProps,
  sectionAttributes,
} from './section';

type BilingualSectionProps = SectionProps & {
  /** The same in the clinic's language. */
  beside: DocumentSection;
};

/** A section of a bilingual handout: what says the same is side by side, or below each other in a narrow window. */
export function BilingualSection({ beside, ...shown }: BilingualSectionProps) {
  const { section, level, options, isPointedAt } = shown;
  const isUrgent = section.kind === 'urgent-help';
  const paired = pairedCards(section, beside, options);
  if (isUrgent && !paired) {
    return (
      <>
        <Section {...shown} />
        <Section {...shown} section={beside} isBeside />
      </>
    );
  }
  const rows = paired ? [paired.above] : alignedRows(section, beside);
  return (
    <section {...sectionAttributes(section, { isBox: false })} {...placeAttributes(section, isPointedAt)}>
      <Pair
        beside={beside}
        own={<SectionHead section={section} level={level} options={options} />}
        other={<SectionHead section={beside} level={deeper(level)} options={options} isBeside />}
      />
      {keyed(rows).map(({ key, item: row }) => (
        <Pair
          key={key}
          beside={beside}
          isWide={row.isWide}
          own={<SectionBlocks section={section} blocks={row.blocks} options={options} />}
          other={<SectionBlocks section={beside} blocks={row.beside} options={options} />}
        />
      ))}
      {paired?.cards.map(([own, other, isWide]) => (
        <Pair
          key={own.action}
          beside={beside}
          isWide={isWide}
          own={<SectionCard section={section} card={own} level={deeper(level)} options={options} />}
          other={<SectionCard section={beside} card={other} level={deeper(deeper(level))} options={options} />}
        />
      ))}
    </section>
  );
}

type PairProps = { beside: DocumentSection; isWide?: boolean; own: ReactNode; other: ReactNode };

function Pair({ beside: { locale }, isWide = false, own, other }: PairProps) {
  return (
    <div className={styles.pair} data-wide={isWide ? '' : undefined}>
      <div>{own}</div>
      <div lang={locale} dir={directionOf(locale)}>
        {other}
      </div>
    </div>
  );
}
