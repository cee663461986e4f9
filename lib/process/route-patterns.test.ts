import { expect, test } from 'vitest';
import { routePatterns } from './route-patterns';

const patternOf = routePatterns({
  staticRoutes: [{ page: '/' }, { page: '/handouts' }, { page: '/_not-found' }],
  dynamicRoutes: [{ page: '/handouts/[id]', regex: '^/handouts/([^/]+?)(?:/)?$' }],
});

test('an address is counted under its route, without its id and without what was asked', () => {
  expect(patternOf('/')).toBe('/');
  expect(patternOf('/handouts?q=Maria')).toBe('/handouts');
  expect(patternOf('/handouts/01920000-0000-7000-8000-000000000000')).toBe('/handouts/[id]');
  expect(patternOf('/handouts/01920000-0000-7000-8000-000000000000.rsc')).toBe('/handouts/[id]');
  expect(patternOf('/_next/static/chunks/a.js')).toBe('/_next');
});

test('an address that is no route makes no series of its own', () => {
  expect(patternOf('/wp-admin/Maria')).toBe('other');
  // What Next makes of it while it answers.
  expect(patternOf('/_not-found')).toBe('other');
});
