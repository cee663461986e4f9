import type { ReactNode } from 'react';
import type { Run } from '@/lib/domain/handout/document';
import { keyed } from '@/lib/pdf/keyed';
import { Directed } from './directed';
import styles from './paper.module.css';

/** Words with their bold, italic, links and blanks. A blank shows the name of what is to be filled in. */
export function Runs({ runs, locale }: { runs: readonly Run[]; locale: string }) {
  return keyed(runs).map(({ key, item }) => <RunText key={key} run={item} locale={locale} />);
}

function RunText({ run, locale }: { run: Run; locale: string }) {
  const words = <Directed text={run.text} locale={locale} />;
  if (run.blank !== null) {
    return (
      <mark className={styles.blank}>
        {words}
        <span className="sr-only"> (blank)</span>
      </mark>
    );
  }
  let text: ReactNode = words;
  if (run.bold) text = <strong>{text}</strong>;
  if (run.italic) text = <em>{text}</em>;
  if (run.href !== null) {
    text = (
      <a href={run.href} rel="noreferrer" target="_blank">
        {text}
      </a>
    );
  }
  return text;
}
