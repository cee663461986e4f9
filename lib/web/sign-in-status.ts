import { z } from 'zod';
import { readOutageCode, readWaitCode } from '../domain/access/sign-in-codes';

const OUTAGE_RETRY_SECONDS = 5;

const answerSchema = z.object({ url: z.string() });

/**
 * next-auth answers every failed sign-in with 401 and puts the reason into an address. A sign-in that was not checked
 * also gets a retry delay, and 503 if the server is busy or its database away.
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
  if (error && readOutageCode(error) !== null) return withStatus(response, 503, OUTAGE_RETRY_SECONDS);
  const wait = error ? readWaitCode(error) : null;
  if (!wait) return response;
  return withStatus(response, wait.why === 'busy' ? 503 : 401, wait.seconds);
}

function withStatus(response: Response, status: number, retryAfterSeconds: number): Response {
  const headers = new Headers(response.headers);
  headers.set('Retry-After', String(retryAfterSeconds));
  return new Response(response.body, { status, headers });
}
