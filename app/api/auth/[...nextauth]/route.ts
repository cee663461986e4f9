import NextAuth from 'next-auth';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// Options are made per request: they read the environment, which a build does not have.
function handler(request: Request, context: Context) {
  return NextAuth(nextAuthOptions())(request, context);
}

export { handler as GET, handler as POST };
