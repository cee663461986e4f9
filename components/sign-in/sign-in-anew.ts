import { signIn } from 'next-auth/react';
import { untilServerAnswers } from '@/components/ui/server-answers';

/** Signs in with a passphrase that was just accepted; where a step is still missing, the sign-in page asks for it. */
export async function signInAnew(email: string, passphrase: string): Promise<void> {
  const answer = await signIn('credentials', { redirect: false, email, password: passphrase }).catch(() => undefined);
  // A whole page load, so that nothing rendered for another member stays in memory.
  await untilServerAnswers();
  window.location.assign(answer?.ok && !answer.error ? '/' : '/sign-in');
}
