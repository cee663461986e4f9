import { z } from 'zod';
import type { ProxyFacts, ServerFacts } from '../domain/installation/judge-machine';
import { makeDoctorToken } from '../web/doctor-token';
import { CLAIMED_ADDRESS, isLocalAddress } from '../web/proxy-facts';
import { errorName } from './run-checks';

/** Readiness, asked for at the address that people open. */
export async function readServer(own: URL): Promise<ServerFacts> {
  try {
    const { status } = await ask(new URL('/api/health/ready', own));
    return status === 200 ? { is: 'ready' } : { is: 'answered', status };
  } catch (error) {
    return { is: 'away', code: errorName(error) };
  }
}

const proxyFactsSchema = z.strictObject({
  host: z.boolean(),
  protocol: z.boolean(),
  client: z.enum(['set', 'claimed', 'missing']),
});

/**
 * How a reverse proxy's headers reach the server: asked as a client that claims another address and protocol.
 * @param secret NEXTAUTH_SECRET of the server.
 */
export async function readProxy(own: URL, secret: string): Promise<ProxyFacts | 'none' | 'refused'> {
  if (isLocalAddress(own)) return 'none';
  const answer = await ask(new URL('/api/health/proxy', own), {
    Authorization: `Bearer ${makeDoctorToken(secret, new Date())}`,
    'X-Forwarded-For': CLAIMED_ADDRESS,
    'X-Forwarded-Proto': own.protocol === 'https:' ? 'http' : 'https',
  });
  return answer.status === 200 ? proxyFactsSchema.parse(await answer.json()) : 'refused';
}

/** A redirect is followed by browsers, and still wrong: the address that people open must answer by itself. */
const ask = (address: URL, headers: Record<string, string> = {}): Promise<Response> =>
  // A connection of its own: one that was kept open may have been closed by the other end meanwhile.
  fetch(address, {
    headers: { ...headers, Connection: 'close' },
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  });
