import { expect, test } from 'vitest';
import { isLocalRequest } from './local-request';

const isLocal = (headers: Record<string, string>) =>
  isLocalRequest(new Headers({ host: '127.0.0.1:3000', ...headers }));

test.each([
  [{}],
  [{ host: 'localhost:3000' }],
  [{ host: '[::1]:3000', origin: 'http://[::1]:3000' }],
  [{ origin: 'null' }],
  [{ 'x-forwarded-host': '127.0.0.1:3000', 'x-forwarded-for': '::ffff:127.0.0.1' }],
])('a browser on this machine is local: %j', (headers) => {
  expect(isLocal(headers)).toBe(true);
});

test.each([
  [{ host: 'handouts.example' }],
  [{ host: '127.0.0.1.handouts.example' }],
  [{ host: 'localhost@handouts.example' }],
  [{ host: '192.168.1.20:3000' }],
  [{ 'x-forwarded-host': 'handouts.example' }],
  [{ 'x-forwarded-host': '127.0.0.1:3000, handouts.example' }],
  [{ 'x-forwarded-for': '203.0.113.7' }],
  [{ 'x-forwarded-for': '127.0.0.1, 203.0.113.7' }],
  [{ 'x-real-ip': '203.0.113.7' }],
  [{ forwarded: 'for=203.0.113.7' }],
  [{ via: '1.1 proxy' }],
  [{ origin: 'https://handouts.example' }],
])('a request from another machine is not: %j', (headers) => {
  expect(isLocal(headers)).toBe(false);
});
