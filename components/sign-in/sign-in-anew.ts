import { untilServerAnswers } from '@/components/ui/server-answers';
import { waitCode } from '@/lib/domain/access/sign-in-codes';
import { sendPassword } from './send-password';

/** Signs in with a passphrase that was just accepted; where a step is still missing, the sign-in page asks for it. */
export async function signInAnew(email: string, passphrase: string): Promise<void> {
  const answer = await sendPassword(email, passphrase);
  // A whole page load, so that nothing rendered for another member stays in memory.
  await untilServerAnswers();
  if (answer.is === 'signed-in') window.location.assign('/');
  else
    window.location.assign(
      answer.is === 'wait' ? `/sign-in?wait=${waitCode(answer.why, answer.seconds * 1_000)}` : '/sign-in',
    );
}
