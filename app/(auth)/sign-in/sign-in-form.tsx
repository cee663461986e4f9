'use client';

import Link from 'next/link';
import { type SubmitEvent, useRef, useState } from 'react';
import { PasskeyButton } from '@/components/sign-in/passkey-button';
import { type PasswordAnswer, sendPassword } from '@/components/sign-in/send-password';
import { BusyNotice, useBusyRetry } from '@/components/ui/busy-retry';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { untilServerAnswers } from '@/components/ui/server-answers';
import { TextField } from '@/components/ui/text-field';
import { outageWords, signInWaitWords } from '@/lib/domain/access/sign-in-codes';
import { DemoAccounts } from './demo-accounts';

type State = { is: 'ready' } | { is: 'signing-in' } | { is: 'failed'; message: string };

// One message whatever was wrong: it must not tell which addresses have an account.
const REFUSED = 'Email or password is wrong.';
const UNREACHABLE = 'Plainleaf cannot be reached just now. Check your connection and try again.';
const TOO_MANY = 'Too many requests. Wait a few seconds, then try again.';

export function SignInForm({ next, isDemo }: { next: string; isDemo: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [state, setState] = useState<State>({ is: 'ready' });
  const busy = useBusyRetry();
  const passwordInput = useRef<HTMLInputElement>(null);

  const submit = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (state.is === 'signing-in') return;
    setState({ is: 'signing-in' });
    const answer = await busy.retry(() => sendPassword(email.trim(), password), secondsUntilRetry);
    if (answer.is === 'signed-in') {
      // A whole page load, so that nothing rendered for another member stays in memory.
      await untilServerAnswers();
      window.location.assign(next);
      return;
    }
    setState({ is: 'failed', message: answerWords(answer) });
    // Keep the password: the server did not check it, so it may be right.
    if (answer.is === 'refused' || isLocked(answer)) setPassword('');
    passwordInput.current?.focus();
  };

  return (
    <>
      {/* Before the script has loaded, a submit must not put the password into the address. */}
      <form
        method="post"
        onSubmit={submit}
        className="flex flex-col gap-4 rounded-xl border border-line bg-panel p-6 shadow-rest"
      >
        {state.is === 'failed' ? (
          <Notice tone="red" live="assertive">
            {state.message}
          </Notice>
        ) : null}
        <BusyNotice wait={busy.wait} />
        <TextField
          label="Email"
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          isRequired
          autoFocus
          inputClassName="min-h-11"
        />
        <TextField
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          isRequired
          inputRef={passwordInput}
          inputClassName="min-h-11"
        />
        <Button type="submit" variant="primary" size="lg" isPending={state.is === 'signing-in'} className="mt-1 w-full">
          Sign in
        </Button>
        <PasskeyButton purpose="sign-in" next={next} onFailure={(message) => setState({ is: 'failed', message })} />
        <div className="flex flex-wrap justify-between gap-x-4 gap-y-1 text-sm font-medium">
          <Link href="/reset" className="text-accent-strong underline underline-offset-2">
            Forgot your password?
          </Link>
          <Link
            href={`/sign-in/at?next=${encodeURIComponent(next)}`}
            className="text-accent-strong underline underline-offset-2"
          >
            Use single sign-on
          </Link>
        </div>
      </form>
      {isDemo ? (
        <DemoAccounts
          onChoose={(account) => {
            setEmail(account.email);
            setPassword(account.password);
            setState({ is: 'ready' });
          }}
        />
      ) : null}
    </>
  );
}

const isLocked = (answer: PasswordAnswer): boolean => answer.is === 'wait' && answer.why === 'too-many-tries';

const secondsUntilRetry = (answer: PasswordAnswer): number | null =>
  answer.is === 'wait' && !isLocked(answer) ? answer.seconds : null;

function answerWords(answer: Exclude<PasswordAnswer, { is: 'signed-in' }>): string {
  switch (answer.is) {
    case 'refused':
      return REFUSED;
    case 'wait':
      return signInWaitWords(answer);
    case 'too-many-requests':
      return TOO_MANY;
    case 'outage':
      return outageWords(answer.reference);
    case 'unreachable':
      return UNREACHABLE;
  }
}
