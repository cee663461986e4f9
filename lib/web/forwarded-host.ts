import { env } from '../env';

/**
 * The host that the browser asked for. A reverse proxy may pass on the clinic's own address in X-Forwarded-Host; any
 * other value was made up by the client, and the host it really reached stands.
 */
export function trustedHost(headers: Headers): string {
  const own = new URL(env().NEXTAUTH_URL).host;
  return headers.get('x-forwarded-host') === own ? own : (headers.get('host') ?? own);
}
