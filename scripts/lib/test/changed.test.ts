import { expect, test } from 'vitest';
import { affectedSpecs } from './changed';

const visits = new Map([
  ['e2e/library.spec.ts', ['/library', '/library/muscle-twitches/about', '/api/library/search']],
  ['e2e/history.spec.ts', ['/', '/handouts', '/handouts/0192/patient']],
  ['e2e/sign-in.spec.ts', ['/sign-in', '/api/auth/callback/credentials']],
]);

const affected = (
  routeFiles: string[],
  changedTests: string[] = [],
  known: Map<string, string[] | undefined> = visits,
) => affectedSpecs({ visits: known, changedTests: new Set(changedTests), routeFiles });

test('a page affects the tests that visited it, whatever its parameters were', () => {
  expect(affected(['app/(clinic)/library/[topic]/[section]/page.tsx'])).toEqual(['e2e/library.spec.ts']);
  expect(affected(['app/(clinic)/page.tsx'])).toEqual(['e2e/history.spec.ts']);
  expect(affected(['app/(clinic)/templates/page.tsx'])).toEqual([]);
});

test('a route handler affects the tests whose pages called it', () => {
  expect(affected(['app/api/library/search/route.ts'])).toEqual(['e2e/library.spec.ts']);
  expect(affected(['app/api/auth/[...nextauth]/route.ts'])).toEqual(['e2e/sign-in.spec.ts']);
});

test('a layout affects everything below it', () => {
  expect(affected(['app/(clinic)/library/layout.tsx'])).toEqual(['e2e/library.spec.ts']);
  expect(affected(['app/(clinic)/layout.tsx'])).toHaveLength(3);
});

test('a changed test file runs, and so does one that has never run here', () => {
  expect(affected([], ['e2e/history.spec.ts'])).toEqual(['e2e/history.spec.ts']);
  expect(affected([], [], new Map([...visits, ['e2e/new.spec.ts', undefined]]))).toEqual(['e2e/new.spec.ts']);
});
