import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';
import { failureResponse } from '@/lib/web/responses';
import { isForeignOrigin } from '@/lib/web/same-origin';

type Context = { params: Promise<{ nextauth: string[] }> };

// Options are made per request: they read the environment, which a build does not have.
function handler(request: Request, context: Context) {
  return NextAuth(nextAuthOptions())(request, context);
}

/** next-auth asks for its own token; whoever got hold of one must still be a page of ours. */
function POST(request: Request, context: Context) {
  return isForeignOrigin(request.headers) ? failureResponse('forbidden') : handler(request, context);
}

export { handler as GET, POST };
