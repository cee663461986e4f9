'use client';

import { signOut } from 'next-auth/react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useSessionEnd } from './use-session-end';

/** Stands in every page of a signed-in member: says two minutes before the session ends that it will, and leaves when it has. */
export function SessionWatch({ endsInMs }: { endsInMs: number }) {
  const { warning, stay, dismiss } = useSessionEnd(endsInMs);
  if (!warning) return null;
  const isIdle = warning.because === 'idle';
  return (
    <Dialog
      title={isIdle ? 'Are you still there?' : 'Your session is about to end'}
      isOpen
      onClose={isIdle ? stay : dismiss}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button variant="quiet" onPress={() => void signOut({ callbackUrl: '/sign-in' })}>
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
        <span className="font-semibold text-ink tabular-nums">{minutesAndSeconds(warning.secondsLeft)}</span>.
      </p>
      <p className="mt-2 text-ink-2">What you have written is saved.</p>
    </Dialog>
  );
}

function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
