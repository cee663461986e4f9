'use client';

import { useInBrowser } from '@/components/ui/use-in-browser';
import type { SectionBody } from '@/lib/domain/handout/body';
import type { LineRole } from '@/lib/domain/text-diff/body-lines';
import { type DiffedLine, diffWordings, isChanged } from '@/lib/domain/text-diff/wordings';
import type { Change } from '@/lib/domain/text-diff/words';

export type ComparedWording = { heading: string; body: SectionBody };
type DiffLinesProps = { before: ComparedWording; after: ComparedWording; locale: string };

const marks: Record<LineRole, string> = {
  heading: '',
  paragraph: '',
  bullet: '• ',
  number: '# ',
  check: '☐ ',
  row: '',
  caption: '',
  figure: 'Picture: ',
};

/** Runs only in the browser, because comparing two long texts takes long. */
export function DiffLines(props: DiffLinesProps) {
  return useInBrowser() ? <Compared {...props} /> : <p className="text-sm text-ink-2">Comparing…</p>;
}

function Compared({ before, after, locale }: DiffLinesProps) {
  const lines = diffWordings(before, after, locale);
  if (!isChanged(lines)) return <p className="text-sm text-ink-2">The words are the same.</p>;
  return (
    <div lang={locale} dir="auto" className="rounded-lg border border-line bg-panel px-4 py-3 wrap-anywhere">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own, and the list never moves
        <DiffLine key={index} line={line} />
      ))}
    </div>
  );
}

function DiffLine({ line }: { line: DiffedLine }) {
  return (
    <p
      className={`py-0.5 ${line.role === 'heading' ? 'font-semibold' : ''} ${line.is === 'same' ? 'text-ink-2' : 'text-ink'}`}
      style={{ paddingInlineStart: `${line.depth}rem` }}
    >
      <span aria-hidden>{marks[line.role]}</span>
      {line.changes.map((change, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: as above
        <ChangedWords key={index} change={change} />
      ))}
      {line.restyled ? <span className="ms-2 text-sm text-ink-3">(look, numbering or link changed)</span> : null}
    </p>
  );
}

function ChangedWords({ change: { is, text } }: { change: Change }) {
  switch (is) {
    case 'same':
      return text;
    case 'removed':
      return (
        <del className="rounded-sm bg-red-soft text-red line-through">
          <span className="sr-only">taken out: </span>
          {text}
        </del>
      );
    case 'added':
      return (
        <ins className="rounded-sm bg-accent-soft font-medium text-accent-strong underline underline-offset-2">
          <span className="sr-only">put in: </span>
          {text}
        </ins>
      );
  }
}
