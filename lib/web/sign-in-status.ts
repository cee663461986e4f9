import { z } from 'zod';
import { readWaitCode } from '../domain/access/sign-in-codes';

const answerSchema = z.object({ url: z.string() });

/**
 * next-auth answers every failed sign-in with 401 and puts the reason into an address. A sign-in that was not checked
 * also gets a retry delay, and 503 if the server is busy.
 */
export async function withSignInStatus(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const answer = answerSchema.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  const error = answer.success ? URL.parse(answer.data.url)?.searchParams.get('error') : null;
  const wait = error ? readWaitCode(error) : null;
  if (!wait) return response;
  const headers = new Headers(response.headers);
  headers.set('Retry-After', String(wait.seconds));
  return new Response(response.body, { status: wait.why === 'busy' ? 503 : 401, headers });
}
