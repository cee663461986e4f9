import NextAuth from 'next-auth';
import { currentDevice, rememberDevice } from '@/lib/auth/current-device';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { describeError, logEvent } from '@/lib/log';
import { failureResponse } from '@/lib/web/responses';
import { isForeignOrigin } from '@/lib/web/same-origin';
import { withSignInStatus } from '@/lib/web/sign-in-status';

type Context = { params: Promise<{ nextauth: string[] }> };

// Options are made per request: they read the environment, which a build does not have.
async function handler(request: Request, context: Context): Promise<Response> {
  try {
    const device = await currentDevice();
    const options = nextAuthOptions({ device, remember: (email) => rememberDevice(device, email) });
    return await NextAuth(options)(request, context);
  } catch (error) {
    if (!isMalformed(error)) throw error;
    logEvent('warn', 'sign-in.malformed', describeError(error));
    return failureResponse('invalid-input');
  }
}

/** next-auth throws what it cannot read of a body or of a callbackUrl. */
const isMalformed = (error: unknown): boolean =>
  error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ERR_INVALID_URL');

/** next-auth asks for its own token; whoever got hold of one must still be a page of ours. */
async function POST(request: Request, context: Context): Promise<Response> {
  if (isForeignOrigin(request.headers)) return failureResponse('forbidden');
  // Disabled: next-auth's browser log endpoint would write untrusted input into our log.
  if ((await context.params).nextauth[0] === '_log') return new Response(null, { status: 204 });
  return withSignInStatus(await handler(request, context));
}

export { handler as GET, POST };
