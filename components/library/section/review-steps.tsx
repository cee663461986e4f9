'use client';

import { BadgeCheck, Ban, CornerUpLeft, Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { statusAfter } from '@/lib/domain/library/review-steps';
import { takeReviewStep } from '@/lib/features/reviews/actions';
import type { VersionRecord } from '@/lib/features/sections/data';
import { ReasonDialog } from './reason-dialog';
import { VouchDialog } from './vouch-dialog';

/** What can be done with a version now. The author is told why the review is not theirs. */
export function ReviewSteps({
  version,
  newest,
  isAuthor,
  months,
}: {
  version: VersionRecord;
  newest: number;
  isAuthor: boolean;
  months: number;
}) {
  const router = useRouterAfterWrite();
  const [asking, ask] = useState<'nothing' | 'approve' | 'renew' | 'return' | 'withdraw'>('nothing');
  const [isSending, setSending] = useState(false);
  const target = { versionId: version.id, revision: version.revision };
  const isNewest = version.number === newest;
  const can = (step: Parameters<typeof statusAfter>[1]): boolean => statusAfter(version.status, step) !== null;
  const close = (): void => ask('nothing');
  const done = (words: string): void => {
    close();
    toast(words);
    router.refresh();
  };

  const submit = async (): Promise<void> => {
    setSending(true);
    const sent = await valueOrToast(takeReviewStep({ step: 'submit', ...target }));
    setSending(false);
    if (sent) done('Sent for review. Another editor or admin can approve it now.');
  };

  const vouch = can('approve') ? 'approve' : can('renew') ? 'renew' : null;
  return (
    <>
      {can('submit') && isNewest ? (
        <Button size="sm" icon={<Send aria-hidden />} onPress={() => void submit()} isPending={isSending}>
          Send for review
        </Button>
      ) : null}
      {vouch && isAuthor ? (
        <span className="self-center text-sm text-ink-2">You wrote this: another person reviews it</span>
      ) : null}
      {vouch && !isAuthor && isNewest ? (
        <Button
          size="sm"
          variant={vouch === 'approve' ? 'primary' : 'secondary'}
          icon={<BadgeCheck aria-hidden />}
          onPress={() => ask(vouch)}
        >
          {vouch === 'approve' ? 'Approve' : 'Review again'}
        </Button>
      ) : null}
      {can('return') ? (
        <Button size="sm" icon={<CornerUpLeft aria-hidden />} onPress={() => ask('return')}>
          Send back
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button size="sm" variant="quiet" icon={<Ban aria-hidden />} onPress={() => ask('withdraw')}>
          Withdraw
        </Button>
      ) : null}
      {asking === 'approve' || asking === 'renew' ? (
        <VouchDialog
          step={asking}
          version={version}
          newest={newest}
          months={months}
          onClose={close}
          onDone={() => done('Approved. Handouts name you as the reviewer.')}
        />
      ) : null}
      {asking === 'return' ? (
        <ReasonDialog
          title="Send back to the author"
          explanation="It becomes a draft again. Say what is to be changed."
          confirmLabel="Send back"
          target={{ step: 'return', ...target }}
          onClose={close}
          onDone={() => done('Sent back to the author.')}
        />
      ) : null}
      {asking === 'withdraw' ? (
        <ReasonDialog
          title={`Withdraw version ${version.number}?`}
          explanation={`${version.originalNumber === null ? 'It can no longer be issued, nor can its translations. This' : 'It can no longer be issued. This'} cannot be undone: the wording can come back only as a new version. “Where it is used” lists who was given it.`}
          confirmLabel="Withdraw"
          isDangerous
          target={{ step: 'withdraw', ...target }}
          onClose={close}
          onDone={() => done('Withdrawn. “Where it is used” lists who was given it.')}
        />
      ) : null}
    </>
  );
}
