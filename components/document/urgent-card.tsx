import { Phone, Siren } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UrgentAction } from '@/lib/domain/handout/document';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import styles from './paper.module.css';
import { Heading } from './paper-heading';

type UrgentCardProps = { action: UrgentAction; level: number; locale: string; children: ReactNode };

/** What asks for one way to act, in a frame below its name. */
export function UrgentCard({ action, level, locale, children }: UrgentCardProps) {
  return (
    <section className={styles.urgentCard} data-action={action}>
      <Heading level={level} className={styles.cardHeading} lang={foreignWordsIn(locale)}>
        {action === 'emergency' ? <Siren aria-hidden /> : <Phone aria-hidden />}
        <span>{pageWords(locale).urgentCards[action]}</span>
      </Heading>
      {children}
    </section>
  );
}
