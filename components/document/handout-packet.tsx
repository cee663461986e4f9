import { Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { sectionMarks } from '@/lib/domain/handout/page-lines';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import type { GroupName } from '@/lib/domain/handout/section-groups';
import { partCards, type UrgentHelp, type UrgentPart } from '@/lib/domain/handout/urgent-parts';
import { directionOf } from '@/lib/domain/language/direction';
import { keyed } from '@/lib/pdf/keyed';
import { Blocks } from './blocks';
import { Directed } from './directed';
import styles from './paper.module.css';
import { deeper, Heading } from './paper-heading';
import { placeAttributes } from './section';
import { UrgentCard } from './urgent-card';

/** What only a handout of several topics has. */

type Options = HandoutDocument['options'];

type PacketUrgentHelpProps = {
  help: UrgentHelp;
  level: number;
  options: Options;
  pointedKey: string | null;
  /** It is the translation of the one above it, which alone is pointed at. */
  isBeside?: boolean;
};

/** The urgent help of all topics below one heading, as two cards or in one box, with a heading for each topic. */
export function PacketUrgentHelp({ help, level, options, pointedKey, isBeside }: PacketUrgentHelpProps) {
  const pointedAt = help.sections.find(({ key }) => key === pointedKey);
  const found = pointedAt ?? help.sections[0];
  const cards = partCards(help.parts);
  const rendered = (parts: readonly UrgentPart[], at: number) =>
    keyed(parts).map(({ key, item }) => <Part key={key} part={item} level={at} options={options} />);
  return (
    <section
      className={cards ? styles.section : styles.urgent}
      data-urgent=""
      lang={help.locale}
      dir={directionOf(help.locale)}
      {...(found && !isBeside && placeAttributes(found, pointedAt !== undefined))}
    >
      <Heading level={level} className={styles.heading}>
        {cards ? null : <Siren aria-hidden />}
        <span>
          <Directed text={help.heading} locale={help.locale} />
        </span>
      </Heading>
      {cards ? (
        <div className={styles.urgentCards}>
          {cards.map(({ action, parts }) => (
            <UrgentCard key={action} action={action} level={deeper(level)} locale={help.locale}>
              {rendered(parts, deeper(deeper(level)))}
            </UrgentCard>
          ))}
        </div>
      ) : (
        rendered(help.parts, deeper(level))
      )}
    </section>
  );
}

function Part({ part, level, options }: { part: UrgentPart; level: number; options: Options }) {
  const { heading, headingLocale, section, hasMarks, blocks } = part;
  const { locale } = section;
  const marks = hasMarks ? sectionMarks(section, pageWords(locale), options.sources) : '';
  return (
    <section className={styles.urgentPart} lang={locale} dir={directionOf(locale)}>
      <Heading level={level} className={styles.urgentPartHeading} lang={headingLocale}>
        <Directed text={heading} locale={headingLocale} />
      </Heading>
      {marks === '' ? null : (
        <p className={styles.sourceNumbers} lang={foreignWordsIn(locale)}>
          <Directed text={marks} locale={locale} />
        </p>
      )}
      <Blocks blocks={blocks} pictograms={options.pictograms} locale={locale} printSize={options.size} />
    </section>
  );
}

type TopicProps = {
  name: GroupName | null;
  /** The same in the other language of a bilingual handout. */
  beside: GroupName | null;
  level: number;
  children: ReactNode;
};

/** The sections of a topic below its name; without one, they stand alone. */
export function Topic({ name, beside, level, children }: TopicProps) {
  if (!name) return children;
  const { title, lead, locale } = name;
  return (
    <section className={styles.topic}>
      <Heading level={level} className={styles.topicName} lang={locale}>
        <Directed text={title} locale={locale} />
      </Heading>
      {lead === '' ? null : (
        <p className={styles.topicLead} lang={locale}>
          <Directed text={lead} locale={locale} />
        </p>
      )}
      {beside ? (
        <div lang={beside.locale} dir={directionOf(beside.locale)}>
          <p className={styles.topicNameBeside}>
            <Directed text={beside.title} locale={beside.locale} />
          </p>
          {beside.lead === '' ? null : (
            <p className={styles.topicLead}>
              <Directed text={beside.lead} locale={beside.locale} />
            </p>
          )}
        </div>
      ) : null}
      {children}
    </section>
  );
}
