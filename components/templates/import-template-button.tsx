'use client';

import { FileUp } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FileButton } from '@/components/ui/file-button';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText } from '@/components/wording/failure-words';
import { counted } from '@/components/wording/review-words';
import { settled } from '@/components/wording/run-action';
import { DRAFT_MAX_BYTES } from '@/lib/domain/limits';
import { importTemplate, previewTemplateFile } from '@/lib/features/template-files/actions';
import type { FileAnswer } from '@/lib/features/template-files/mutations';

type Readable = Extract<FileAnswer, { is: 'readable' }> & { text: string };
type Shown = Readable | { is: 'faulty'; problems: string[] };

/** A template from a file: what of it this library has is shown first. */
export function ImportTemplateButton() {
  const router = useRouterAfterWrite();
  const [shown, setShown] = useState<Shown | null>(null);
  const [busy, setBusy] = useState<'reading' | 'importing' | null>(null);

  const read = async (file: File): Promise<void> => {
    if (file.size > DRAFT_MAX_BYTES) {
      setShown({ is: 'faulty', problems: ['This file is too large to be a template'] });
      return;
    }
    setBusy('reading');
    const text = await file.text().catch(() => '');
    const outcome = await settled(previewTemplateFile({ text }));
    setBusy(null);
    if (!outcome.ok) setShown({ is: 'faulty', problems: [failureText(outcome.failure)] });
    else if (outcome.value.is === 'readable') setShown({ ...outcome.value, text });
    else if (outcome.value.is === 'faulty') setShown(outcome.value);
  };

  const take = async ({ text, name }: Readable): Promise<void> => {
    setBusy('importing');
    const outcome = await settled(importTemplate({ text }));
    setBusy(null);
    if (!outcome.ok) {
      setShown({ is: 'faulty', problems: [failureText(outcome.failure)] });
      return;
    }
    setShown(null);
    toast(`“${name}” is one of your templates now.`);
    router.refresh();
  };

  return (
    <>
      <FileButton
        types={['.json', 'application/json']}
        onChoose={(file) => void read(file)}
        icon={<FileUp aria-hidden />}
        isPending={busy === 'reading'}
      >
        Import a template
      </FileButton>
      {shown ? (
        <Dialog
          title="Import a template"
          isOpen
          onClose={() => setShown(null)}
          size="sm"
          isBusy={busy === 'importing'}
          footer={
            <>
              <Button variant="quiet" onPress={() => setShown(null)} isDisabled={busy === 'importing'}>
                {shown.is === 'readable' ? 'Cancel' : 'Close'}
              </Button>
              {shown.is === 'readable' ? (
                <Button
                  variant="primary"
                  isPending={busy === 'importing'}
                  isDisabled={shown.found === 0}
                  onPress={() => void take(shown)}
                >
                  Import
                </Button>
              ) : null}
            </>
          }
        >
          {shown.is === 'readable' ? <WhatItHolds {...shown} /> : <Faults problems={shown.problems} />}
        </Dialog>
      ) : null}
    </>
  );
}

function WhatItHolds({ name, found, missing }: Readable) {
  return (
    <div className="grid gap-3">
      <p>
        <strong>{name}</strong>
        {`: ${counted(found, 'section')} that your library has, in the wording of your library.`}
      </p>
      {missing.length > 0 ? (
        <Notice tone="amber">
          Your library does not have these; the template comes without them:
          <ul className="mt-1 list-disc ps-5 font-normal">
            {missing.map(({ topic, section, heading }) => (
              <li key={`${topic} ${section}`}>{`${heading} (${topic ?? 'any handout'}/${section})`}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <p className="text-sm text-ink-2">It will be yours alone until you share it.</p>
    </div>
  );
}

const MOST_SHOWN = 20;

function Faults({ problems }: { problems: readonly string[] }) {
  return (
    <Notice tone="red" live="assertive">
      Nothing was imported:
      <ul className="mt-1 list-disc ps-5 font-normal">
        {problems.slice(0, MOST_SHOWN).map((problem) => (
          <li key={problem} className="wrap-anywhere">
            {problem}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
