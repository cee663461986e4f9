import { Fragment, type ReactNode } from 'react';
import type { Run } from '@/lib/domain/handout/document';
import { runGroups } from '@/lib/domain/handout/run-groups';
import { withoutDirectionMarks } from '@/lib/domain/language/isolates';
import { keyed } from '@/lib/pdf/keyed';
import { directedElements } from './directed';
import styles from './paper.module.css';

/** Words with their bold, italic, links and blanks. A blank shows the name of what is to be filled in. */
export function Runs({ runs, locale }: { runs: readonly Run[]; locale: string }) {
  return keyed(runGroups(runs)).map(({ key, item }) => <RunGroup key={key} runs={item} locale={locale} />);
}

/** Reads a bold number and its unit together, so that both get the same direction. */
function RunGroup({ runs: given, locale }: { runs: readonly Run[]; locale: string }): ReactNode {
  const runs = given.map((run) => ({ ...run, text: withoutDirectionMarks(run.text) }));
  const [first] = runs;
  let at = 0;
  const words = directedElements(runs.map(({ text }) => text).join(''), locale, (text) => {
    const start = at;
    at += text.length;
    return <Fragment key={start}>{stylesBetween(runs, start, at)}</Fragment>;
  });
  return first ? aroundGroup(first, words) : null;
}

/** The words between two offsets in the text of all runs. */
function stylesBetween(runs: readonly Run[], start: number, end: number): ReactNode {
  let at = 0;
  return keyed(runs).map(({ key, item }) => {
    const from = at;
    at += item.text.length;
    const text = item.text.slice(Math.max(0, start - from), Math.max(0, end - from));
    return text === '' ? null : <StyledText key={key} run={item} text={text} />;
  });
}

function StyledText({ run, text }: { run: Run; text: string }): ReactNode {
  const bold = run.bold ? <strong>{text}</strong> : text;
  return run.italic ? <em>{bold}</em> : bold;
}

function aroundGroup(run: Run, words: ReactNode): ReactNode {
  if (run.blank !== null) {
    return (
      <mark className={styles.blank}>
        {words}
        <span className="sr-only"> (blank)</span>
      </mark>
    );
  }
  if (run.href === null) return words;
  return (
    <a href={run.href} rel="noreferrer" target="_blank">
      {words}
    </a>
  );
}
