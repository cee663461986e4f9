import { untilServerAnswers } from '@/components/ui/server-answers';
import { sendPassword } from './send-password';

/** Signs in with a passphrase that was just accepted; where a step is still missing, the sign-in page asks for it. */
export async function signInAnew(email: string, passphrase: string): Promise<void> {
  const answer = await sendPassword(email, passphrase);
  // A whole page load, so that nothing rendered for another member stays in memory.
  await untilServerAnswers();
  window.location.assign(answer.is === 'signed-in' ? '/' : '/sign-in');
}
