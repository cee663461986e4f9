'use client';

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { ButtonLink } from '@/components/ui/button-link';
import { FileButton } from '@/components/ui/file-button';
import { Notice } from '@/components/ui/notice';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { type Imported, importPack, type PackAnswer, packBusySeconds, previewPack } from './pack-answers';
import { PackFaults } from './pack-faults';
import { PackPreview } from './pack-preview';
import { refusalWords } from './pack-words';

/** Brings a pack in: the file, then what it would change, then what of it is taken. */
export function ImportPack() {
  const router = useRouterAfterWrite();
  const [file, setFile] = useState<File | null>(null);
  const [answer, setAnswer] = useState<PackAnswer | null>(null);
  const [hasMoved, setMoved] = useState(false);
  /** Why an import failed. The preview stays, with everything that is ticked. */
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState<'reading' | 'importing' | null>(null);
  const { wait, retry } = useBusyRetry();
  const preview = (chosen: File) => retry(() => previewPack(chosen), packBusySeconds);

  const read = async (chosen: File): Promise<void> => {
    setBusy('reading');
    setMoved(false);
    setFailure(null);
    setFile(chosen);
    setAnswer(await preview(chosen));
    setBusy(null);
  };

  const take = async (chosen: readonly { id: string; guard: string }[]): Promise<void> => {
    if (!file) return;
    setBusy('importing');
    setFailure(null);
    const outcome = await retry(() => importPack(file, chosen), packBusySeconds);
    const now = outcome.is === 'moved' ? await preview(file) : outcome;
    if (now.is === 'failed') {
      setFailure(now.words);
    } else {
      setMoved(outcome.is === 'moved');
      setAnswer(now);
    }
    setBusy(null);
    if (outcome.is === 'imported') router.refresh();
  };

  return (
    <section aria-labelledby="import-pack" className="rounded-xl border border-line bg-panel p-5">
      <h2 id="import-pack" className="font-semibold">
        Import
      </h2>
      <p className="mt-1 mb-4 max-w-2xl text-ink-2">
        You see first what a pack would change, and choose. What you take comes in as drafts that nobody has reviewed;
        wording that your clinic has approved stays in use until a colleague approves the new one.
      </p>
      <FileButton
        types={['.zip', 'application/zip']}
        onChoose={(chosen) => void read(chosen)}
        icon={<FileUp aria-hidden />}
        isPending={busy === 'reading'}
        isDisabled={busy === 'importing'}
      >
        {answer === null ? 'Choose a pack' : 'Choose another pack'}
      </FileButton>
      <div className="mt-4 grid gap-4">
        <BusyNotice wait={wait} />
        {hasMoved ? (
          <Notice tone="amber" live="assertive">
            The library has changed since you looked, so nothing was brought in. Below is the pack beside the library as
            it is now.
          </Notice>
        ) : null}
        {failure ? (
          <Notice tone="red" live="assertive">
            {failure}
          </Notice>
        ) : null}
        {answer && file ? (
          <PackAnswered
            key={answer.is === 'preview' ? answer.items.map(({ guard }) => guard).join() : answer.is}
            answer={answer}
            fileName={file.name}
            isImporting={busy === 'importing'}
            onTake={(chosen) => void take(chosen)}
          />
        ) : null}
      </div>
    </section>
  );
}

function PackAnswered({
  answer,
  fileName,
  isImporting,
  onTake,
}: {
  answer: PackAnswer;
  fileName: string;
  isImporting: boolean;
  onTake: (chosen: readonly { id: string; guard: string }[]) => void;
}) {
  switch (answer.is) {
    case 'refused':
      return (
        <Notice tone="red" live="assertive">
          {refusalWords[answer.problem]}
          {answer.name ? <span className="mt-1 block font-normal wrap-anywhere">{`In it: ${answer.name}`}</span> : null}
        </Notice>
      );
    case 'faulty':
      return <PackFaults files={answer.files} />;
    case 'preview':
      return <PackPreview preview={answer} fileName={fileName} isImporting={isImporting} onTake={onTake} />;
    case 'imported':
      return <ImportedNotice imported={answer} />;
    case 'failed':
      return (
        <Notice tone="red" live="assertive">
          {answer.words}
        </Notice>
      );
    case 'moved':
    case 'unwritable':
      return null;
    default:
      return answer satisfies never;
  }
}

function ImportedNotice({ imported: { topics, wordings, facts } }: { imported: Imported }) {
  const parts = [
    ...(topics > 0 ? [counted(topics, 'new topic')] : []),
    counted(wordings, 'wording'),
    ...(facts > 0 ? [counted(facts, 'description of a topic', 'descriptions of topics')] : []),
  ];
  return (
    <Notice
      tone="good"
      live="polite"
      action={
        <ButtonLink href="/library/review?show=unreviewed" size="sm">
          Review
        </ButtonLink>
      }
    >
      {`Brought in: ${parts.join(', ')}. They are drafts now, and a colleague can review them.`}
    </Notice>
  );
}
