import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/**
 * Takes the network away from this thread, for good. A page is made of its document's bytes alone; should
 * a library ever try to fetch a picture or a font, nothing leaves the machine and the handout fails.
 */
export function sealOff(): void {
  // No arrow: some of these are called with `new`.
  function refuse(): never {
    throw new Error('Printing has no network');
  }
  // Layout loads its WebAssembly with fetch from an address that holds the bytes itself.
  const fetchInline = globalThis.fetch;
  function fetchNothingElse(input: unknown): Promise<Response> {
    return typeof input === 'string' && input.startsWith('data:') ? fetchInline(input) : refuse();
  }
  Object.defineProperty(globalThis, 'fetch', { value: fetchNothingElse, writable: false, configurable: false });
  for (const name of ['WebSocket', 'XMLHttpRequest', 'EventSource']) {
    Object.defineProperty(globalThis, name, { value: refuse, writable: false, configurable: false });
  }
  // A connection of any kind begins at one of these; those who imported them by name get the same.
  Object.assign(http, { request: refuse, get: refuse });
  Object.assign(https, { request: refuse, get: refuse });
  Object.assign(net, { connect: refuse, createConnection: refuse });
  net.Socket.prototype.connect = refuse;
  Object.assign(dns, { lookup: refuse, resolve: refuse });
  Object.assign(dns.promises, { lookup: refuse, resolve: refuse });
  syncBuiltinESMExports();
}
