'use client';

import { Download } from 'lucide-react';
import { useState } from 'react';
import { saveFile } from '@/components/handouts/save-file';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import { languageName } from '@/lib/domain/language/names';
import { exportPack, type PackAnswer, packBusySeconds } from './pack-answers';

const EVERYTHING = '*';

/** The library, or one topic, as a file. */
export function ExportPack({ topics }: { topics: readonly { slug: string; title: string }[] }) {
  const [slug, setSlug] = useState(EVERYTHING);
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<PackAnswer | null>(null);
  const busy = useBusyRetry();

  const save = async (): Promise<void> => {
    setPending(true);
    setAnswer(null);
    const pack = await busy.retry(() => exportPack(slug === EVERYTHING ? null : slug), packBusySeconds);
    setPending(false);
    if (busy.wasCancelled()) return;
    if (pack instanceof Blob) saveFile(pack, `plainleaf-${slug === EVERYTHING ? 'library' : slug}.zip`);
    else setAnswer(pack);
  };

  return (
    <section aria-labelledby="export-pack" className="mb-8 rounded-xl border border-line bg-panel p-5">
      <h2 id="export-pack" className="font-semibold">
        Export
      </h2>
      <p className="mt-1 mb-4 max-w-2xl text-ink-2">
        The wording that handouts get now, in every language, one text file for each. Translations that are behind their
        original stay here, and so does who reviewed what: another clinic reviews for itself.
      </p>
      <div className="flex flex-wrap items-end gap-2.5">
        <div className="w-64 max-w-full">
          <Select
            label="What to export"
            options={[
              { id: EVERYTHING, label: 'The whole library' },
              ...topics.map((topic) => ({ id: topic.slug, label: topic.title })),
            ]}
            value={slug}
            onChange={setSlug}
          />
        </div>
        <Button icon={<Download aria-hidden />} isPending={isPending} onPress={() => void save()}>
          Export
        </Button>
      </div>
      {busy.wait ? (
        <div className="mt-4">
          <BusyNotice wait={busy.wait} />
        </div>
      ) : null}
      {answer ? (
        <div className="mt-4">
          <Notice tone="red" live="assertive">
            {answer.is === 'unwritable' ? <Unwritable wordings={answer.wordings} /> : failureOf(answer)}
          </Notice>
        </div>
      ) : null}
    </section>
  );
}

function failureOf(answer: PackAnswer): string {
  return answer.is === 'failed' ? answer.words : 'The pack could not be made. Try again.';
}

function Unwritable({ wordings }: Pick<Extract<PackAnswer, { is: 'unwritable' }>, 'wordings'>) {
  return (
    <>
      <p>
        Nothing was exported: some wording cannot be said in a text file. Signs such as “[^1]” or “&#123;&#123;” in the
        text, or several paragraphs in one cell of a table, stand in the way. Change these first:
      </p>
      <ul className="mt-1 list-disc ps-5">
        {wordings.map(({ topic, section, heading, locale }) => (
          <li key={`${topic} ${section} ${locale}`}>{`${topic}: “${heading}” (${languageName(locale)})`}</li>
        ))}
      </ul>
    </>
  );
}
