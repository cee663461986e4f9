'use client';

import { useMemo, useState } from 'react';
import { Blocks } from '@/components/document/blocks';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { toast } from '@/components/ui/toast';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { formatInstant } from '@/lib/domain/clinic/dates';
import type { AppFailure } from '@/lib/domain/errors';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { inLanguage } from '@/lib/domain/language/direction';
import { resolveConflict } from '@/lib/features/drafts/actions';
import type { OtherDraft } from './builder-props';
import { type Difference, draftDifferences } from './draft-differences';
import { waysOut } from './save-state';
import type { BuilderModel } from './use-builder';

type ConflictDialogProps = {
  draftId: string;
  mine: DraftContent;
  versions: BuilderModel['versions'];
  theirs: OtherDraft;
  clinic: Clinic;
  clinicianName: string;
  now: string;
  takeOver: BuilderModel['takeOver'];
};

/** Two tabs or two people wrote one draft. Both texts are shown; the one not chosen becomes a draft of its own. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { draftId, mine, versions, theirs, clinic, clinicianName, now, takeOver } = props;
  const [keeping, setKeeping] = useState<'mine' | 'theirs' | null>(null);
  const [failure, setFailure] = useState<AppFailure | null>(null);
  const differences = useMemo(
    () =>
      draftDifferences(mine, theirs.content, {
        versions: [...versions, ...theirs.versions],
        clinic,
        clinicianName,
        now: new Date(now),
      }),
    [mine, theirs, versions, clinic, clinicianName, now],
  );

  const keep = async (which: 'mine' | 'theirs'): Promise<void> => {
    setKeeping(which);
    setFailure(null);
    const outcome = await settled(resolveConflict({ id: draftId, version: theirs.version, keep: which, mine }));
    setKeeping(null);
    if (!outcome.ok) {
      setFailure(outcome.failure);
      return;
    }
    const content = which === 'mine' ? mine : theirs.content;
    takeOver({ version: outcome.value.version, content, versions: theirs.versions });
    toast('Kept. The other one is now a draft of its own, under Continue on the home page.');
  };

  const wayOut = failure ? waysOut[failure.code] : undefined;
  const otherName = `The other one, saved ${formatInstant(new Date(theirs.savedAt), clinic.locale, clinic.timeZone)}`;
  return (
    <Dialog
      title="This draft was changed elsewhere"
      isOpen
      isBusy
      onClose={() => undefined}
      size="lg"
      footer={
        <>
          <Button onPress={() => void keep('theirs')} isPending={keeping === 'theirs'} isDisabled={keeping === 'mine'}>
            Keep the other
          </Button>
          <Button
            variant="primary"
            onPress={() => void keep('mine')}
            isPending={keeping === 'mine'}
            isDisabled={keeping === 'theirs'}
            autoFocus
          >
            Keep mine
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">
          Another tab or a colleague saved it while you were writing. Choose which to go on with. Nothing is lost: the
          one you do not choose becomes a draft of its own.
        </p>
        {failure ? (
          <Notice tone="red" live="assertive" action={wayOut ? <WayOut {...wayOut} /> : undefined}>
            {failureText(failure)}
          </Notice>
        ) : null}
        {differences.length === 0 ? (
          <p>Both print the same.</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {differences.map((difference) => (
              <li key={`${difference.is} ${difference.place}`}>
                <h3 className="mb-1 font-semibold">
                  <bdi>{difference.place}</bdi>
                </h3>
                <div className="grid gap-2 sm:grid-cols-2">
                  <Side name="Mine" difference={difference} side="mine" />
                  <Side name={otherName} difference={difference} side="theirs" />
                </div>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function WayOut({ href, words }: { href: string; words: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="font-semibold text-accent underline underline-offset-2">
      {words}
    </a>
  );
}

function Side({ name, difference, side }: { name: string; difference: Difference; side: 'mine' | 'theirs' }) {
  return (
    <div className="rounded-lg border border-line bg-sunk px-3 py-2">
      <p className="text-xs font-semibold text-ink-3">{name}</p>
      <div className="wrap-anywhere whitespace-pre-line [&_ol]:list-decimal [&_ol]:ps-5 [&_ul]:list-disc [&_ul]:ps-5">
        <SideWords difference={difference} side={side} />
      </div>
    </div>
  );
}

function SideWords({ difference, side }: { difference: Difference; side: 'mine' | 'theirs' }) {
  switch (difference.is) {
    case 'field':
      return difference[side] === '' ? <span className="text-ink-3">Blank</span> : difference[side];
    case 'list':
      return (
        <ol>
          {difference[side].map((line) => (
            <li key={line}>
              <bdi>{line}</bdi>
            </li>
          ))}
        </ol>
      );
    case 'wording':
      return (
        <div {...inLanguage(difference[side].locale)}>
          <p className="font-semibold">{difference[side].heading}</p>
          <Blocks blocks={difference[side].blocks} locale={difference[side].locale} />
        </div>
      );
  }
}
