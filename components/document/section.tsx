import { Siren } from 'lucide-react';
import type { Block, DocumentSection } from '@/lib/domain/handout/document';
import { citation } from '@/lib/domain/handout/page-lines';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import type { DocumentOptions } from '@/lib/domain/handout/print-options';
import { type UrgentCards, urgentCards } from '@/lib/domain/handout/urgent-cards';
import { directionOf } from '@/lib/domain/language/direction';
import { sectionPictograms } from '@/lib/domain/pictograms/section-pictograms';
import { Blocks } from './blocks';
import { Directed } from './directed';
import styles from './paper.module.css';
import { deeper, Heading } from './paper-heading';
import { Pictogram } from './pictogram';
import { UrgentCard } from './urgent-card';

export type SectionProps = {
  section: DocumentSection;
  level: number;
  options: DocumentOptions;
  isPointedAt: boolean;
};

/** `isBeside`: it is the translation of a section above it, which alone is pointed at. */
export function Section({ section, level, options, isPointedAt, isBeside }: SectionProps & { isBeside?: boolean }) {
  const urgent = urgentCards(section);
  // Urgent help that does not speak of both ways to act.
  const isBox = section.kind === 'urgent-help' && urgent === null;
  const place = isBeside ? {} : placeAttributes(section, isPointedAt);
  return (
    <section {...sectionAttributes(section, { isBox })} {...place}>
      <SectionHead section={section} level={level} options={options} isBox={isBox} />
      {urgent === null ? (
        <SectionBlocks section={section} blocks={section.blocks} options={options} />
      ) : (
        <>
          <SectionBlocks section={section} blocks={urgent.above} options={options} />
          <div className={styles.urgentCards}>
            {urgent.cards.map((card) => (
              <SectionCard key={card.action} section={section} card={card} level={deeper(level)} options={options} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

export function sectionAttributes({ kind, locale, layout }: DocumentSection, { isBox }: { isBox: boolean }) {
  const isUrgent = kind === 'urgent-help';
  return {
    className: isBox ? styles.urgent : styles.section,
    'data-urgent': isUrgent ? '' : undefined,
    lang: locale,
    dir: directionOf(locale),
    'data-break-before': !isUrgent && layout.breakBefore ? '' : undefined,
    'data-keep-together': layout.keepTogether ? '' : undefined,
  };
}

/** By which the preview finds a section, and marks the one that it points at. */
export function placeAttributes({ key }: Pick<DocumentSection, 'key'>, isPointedAt: boolean) {
  return { 'data-section-key': key, 'data-pointed-at': isPointedAt ? '' : undefined };
}

type PartProps = Pick<SectionProps, 'section' | 'options'>;

/** The heading and the small print below it. `isBox`: the section is boxed. `isBeside`: it translates another section. */
export function SectionHead({
  section,
  level,
  options: { pictograms, sources },
  isBox = false,
  isBeside = false,
}: PartProps & { level: number; isBox?: boolean; isBeside?: boolean }) {
  const isUrgent = section.kind === 'urgent-help';
  const words = pageWords(section.locale);
  const foreign = foreignWordsIn(section.locale);
  const marks = [section.reviewMark ?? '', citation(section, words, sources)].filter((text) => text !== '');
  return (
    <>
      {/* A heading that is not printed is still heard. */}
      <Heading level={level} className={isUrgent || section.layout.showHeading ? styles.heading : 'sr-only'}>
        {isBox ? <Siren aria-hidden /> : null}
        {!isUrgent && !isBeside && pictograms ? (
          <Pictogram name={sectionPictograms[section.kind]} className={styles.headingPictogram} />
        ) : null}
        <span>
          <Directed text={section.heading} locale={section.locale} />
        </span>
        {section.edited ? (
          <span className={styles.edited} lang={foreign}>
            {words.edited}
          </span>
        ) : null}
      </Heading>
      {marks.map((text) => (
        <p key={text} className={styles.sourceNumbers} lang={foreign}>
          <Directed text={text} locale={section.locale} />
        </p>
      ))}
    </>
  );
}

export function SectionBlocks({ section, blocks, options }: PartProps & { blocks: Block[] }) {
  return <Blocks blocks={blocks} pictograms={options.pictograms} locale={section.locale} printSize={options.size} />;
}

type SectionCardProps = PartProps & { card: UrgentCards['cards'][number]; level: number };

export function SectionCard({ section, card: { action, blocks }, level, options }: SectionCardProps) {
  return (
    <UrgentCard action={action} level={level} locale={section.locale}>
      <SectionBlocks section={section} blocks={blocks} options={options} />
    </UrgentCard>
  );
}
