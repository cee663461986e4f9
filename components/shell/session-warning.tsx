'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { signOut } from './sign-out';
import type { Warning } from './use-session-end';

export function SessionWarning({
  warning: { because, secondsLeft },
  stay,
  dismiss,
}: {
  warning: Warning;
  stay: () => void;
  dismiss: () => void;
}) {
  const isIdle = because === 'idle';
  return (
    <Dialog
      title={isIdle ? 'Are you still there?' : 'Your session is about to end'}
      isOpen
      onClose={isIdle ? stay : dismiss}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button variant="quiet" onPress={() => void signOut()}>
            Sign out now
          </Button>
          <Button variant="primary" onPress={isIdle ? stay : dismiss} autoFocus>
            {isIdle ? 'Stay signed in' : 'Keep working'}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">
        {isIdle
          ? 'Nothing has happened here for a while. So that nobody else sees your patients, you will be signed out in '
          : 'Every session ends twelve hours after the sign-in. You will be signed out in '}
        <span className="font-semibold text-ink tabular-nums">{minutesAndSeconds(secondsLeft)}</span>.
      </p>
      <p className="mt-2 text-ink-2">What you have written is saved.</p>
    </Dialog>
  );
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
