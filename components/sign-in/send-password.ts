import { z } from 'zod';
import { readOutageCode, readWaitCode, type SignInWait } from '@/lib/domain/access/sign-in-codes';

export type PasswordAnswer =
  | { is: 'signed-in' }
  | { is: 'refused' }
  /** The server did not check the password; retry after `seconds`. */
  | { is: 'wait'; why: SignInWait; seconds: number }
  /** The reverse proxy has counted too many requests of this address. */
  | { is: 'too-many-requests' }
  /** The password was not checked because of a fault, which the log has under the reference. */
  | { is: 'outage'; reference: string }
  | { is: 'unreachable' };

const csrfSchema = z.object({ csrfToken: z.string() });
const answerSchema = z.object({ url: z.string() });

/**
 * Signs in through next-auth's endpoints. Its own client hides the status of responses that are not its own, such as
 * those of a reverse proxy.
 */
export async function sendPassword(email: string, password: string): Promise<PasswordAnswer> {
  try {
    const csrf = await fetch('/api/auth/csrf');
    if (csrf.status === 429) return { is: 'too-many-requests' };
    const { csrfToken } = csrfSchema.parse(await csrf.json());
    const body = new URLSearchParams({ email, password, csrfToken, callbackUrl: window.location.href, json: 'true' });
    const answer = await fetch('/api/auth/callback/credentials', { method: 'POST', body });
    if (answer.status === 429) return { is: 'too-many-requests' };
    const error = URL.parse(answerSchema.parse(await answer.json()).url, window.location.href)?.searchParams.get(
      'error',
    );
    const wait = error ? readWaitCode(error) : null;
    if (wait) return { is: 'wait', ...wait };
    const reference = error ? readOutageCode(error) : null;
    if (reference !== null) return { is: 'outage', reference };
    if (answer.ok && !error) return { is: 'signed-in' };
    return { is: answer.status === 401 || error === 'CredentialsSignin' ? 'refused' : 'unreachable' };
  } catch {
    return { is: 'unreachable' };
  }
}
