import { deviceOf } from '../auth/device';
import type { ProxyFacts } from '../domain/installation/judge-machine';
import { servedHost } from './served-host';

/** From the range for documentation (RFC 5737): no client has it. What the doctor claims to be, as an intruder might. */
export const CLAIMED_ADDRESS = '192.0.2.77';

/** Which headers of a reverse proxy reached the server as docs/operations.md asks. */
export function proxyFacts(headers: Headers, own: URL): ProxyFacts {
  const { address } = deviceOf((name) => headers.get(name));
  return {
    host: servedHost(headers.get('host'), own) === own.host,
    protocol: headers.get('x-forwarded-proto') === own.protocol.slice(0, -1),
    client: address === '' ? 'missing' : address === CLAIMED_ADDRESS ? 'claimed' : 'set',
  };
}

/** An address that no reverse proxy is in front of: narrower than isLoopback, because one can listen on 127.0.0.2. */
export const isLocalAddress = ({ hostname, protocol }: URL): boolean =>
  protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
