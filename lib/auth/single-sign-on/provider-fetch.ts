import { lookup } from 'node:dns';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { CustomFetch, CustomFetchOptions } from 'openid-client';
import { env } from '../../env';
import { isLoopback, isLoopbackUrl } from '../../environment/loopback';
import { isPublicAddress } from '../../environment/public-address';

/** Descriptions, keys and tokens take a few kB. */
const MAX_ANSWER_BYTES = 1_000_000;

/**
 * fetch for the addresses of an identity provider. An admin of one clinic chooses them, and the provider's metadata
 * names more, so none may reach the network of the shared server. Every address that a name resolves to is checked when
 * the connection opens, which prevents DNS rebinding. Redirects are returned, not followed.
 * @throws for an address that is not public, except hosts of SSO_INTERNAL_HOSTS and, where the server itself is reached
 * on loopback alone, loopback; for an answer over a megabyte; when the signal is aborted.
 */
export const fetchFromProvider: CustomFetch = async (address, options) => {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !mayReach(host, host)) throw new InternalAddress();
  return send(url, options);
};

class InternalAddress extends Error {
  constructor() {
    super('The address is not public');
  }
}

/** @param name as the address has it. @param ip what it resolves to. */
function mayReach(name: string, ip: string): boolean {
  if (isPublicAddress(ip) || env().SSO_INTERNAL_HOSTS.includes(name.toLowerCase())) return true;
  return isLoopback(ip) && isLoopbackUrl(env().NEXTAUTH_URL);
}

const lookUpPublic: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, found) => {
    const [first] = found ?? [];
    if (error || !first) return done(error ?? new Error('The name has no address'), '');
    if (!found.every(({ address }) => mayReach(name, address))) return done(new InternalAddress(), '');
    return options.all ? done(null, found) : done(null, first.address, first.family);
  });
};

function send(url: URL, { method, headers, body, signal }: CustomFetchOptions): Promise<Response> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    // A shared agent would reuse connections whose name another caller resolved.
    const options = { method, headers, lookup: lookUpPublic, agent: false, ...(signal && { signal }) };
    const sent = request(url, options, (answer) => {
      const chunks: Buffer[] = [];
      let size = 0;
      answer.on('data', (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > MAX_ANSWER_BYTES) answer.destroy(new Error('The answer is too large'));
      });
      answer.on('error', reject);
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        const type = answer.headers['content-type'] ?? '';
        const hasNoBody = [204, 205, 304].includes(status);
        resolve(new Response(hasNoBody ? null : Buffer.concat(chunks), { status, headers: { 'content-type': type } }));
      });
    });
    sent.on('error', reject);
    sent.end(body instanceof URLSearchParams || typeof body === 'string' ? String(body) : undefined);
  });
}
