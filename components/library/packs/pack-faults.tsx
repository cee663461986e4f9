import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/wording/review-words';
import type { FaultyFiles } from './pack-answers';

/** More than this is not read at one sitting: the next try tells the rest. */
const MOST_SHOWN = 100;

/** Why a pack cannot be used: each fault with its file and line. */
export function PackFaults({ files }: { files: FaultyFiles }) {
  const count = files.reduce((sum, { problems }) => sum + problems.length, 0);
  return (
    <>
      <Notice tone="red" live="assertive">
        {`Nothing was brought in: ${counted(count, 'fault')} in ${counted(files.length, 'file')}. Put them right and choose the pack again.`}
      </Notice>
      <ProblemList files={files} />
    </>
  );
}

export function ProblemList({ files }: { files: FaultyFiles }) {
  const lines = files.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem })));
  return (
    <>
      <ul className="grid gap-1.5 text-sm">
        {lines.slice(0, MOST_SHOWN).map(({ path, line, message }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one line can have the same fault twice, and the list never moves
          <li key={index} className="wrap-anywhere">
            <span className="font-mono text-ink-2">{`${path}:${line}`}</span> {message}
          </li>
        ))}
      </ul>
      {lines.length > MOST_SHOWN ? (
        <p className="text-sm text-ink-2">{`And ${lines.length - MOST_SHOWN} more.`}</p>
      ) : null}
    </>
  );
}
