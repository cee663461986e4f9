import type { ReactNode } from 'react';
import type { Run } from '@/lib/domain/handout/document';
import { keyed } from '@/lib/pdf/keyed';
import styles from './paper.module.css';

/** Words with their bold, italic, links and blanks. A blank shows the name of what is to be filled in. */
export function Runs({ runs }: { runs: readonly Run[] }) {
  return keyed(runs).map(({ key, item }) => <RunText key={key} run={item} />);
}

function RunText({ run }: { run: Run }) {
  if (run.blank !== null) {
    return (
      <mark className={styles.blank}>
        {run.text}
        <span className="sr-only"> (blank)</span>
      </mark>
    );
  }
  let text: ReactNode = run.text;
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
