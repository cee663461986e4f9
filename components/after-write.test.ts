import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

/*
 * What follows a write waits for a server that is restarting: useRouterAfterWrite, or untilServerAnswers before a whole
 * page load. These files lead on without a write before it.
 */

/** Reviewed: they follow a link, a filter or a search, or show again what is there. */
const onlyRead = [
  'app/(clinic)/error.tsx',
  'components/admin/activity-filters.tsx',
  'components/builder/builder-dialogs.tsx',
  'components/home/use-start.ts',
  'components/library/library-browser.tsx',
  'components/library/library-filters.tsx',
  'components/library/section/step-failure.tsx',
  'components/shell/shortcuts/page-shortcuts.tsx',
  'components/ui/use-router-after-write.ts',
];

/**
 * Reviewed: to another site, to an address that was typed, away from a patient's words, which must not wait, or to a page
 * that a server which has just answered asks to open.
 */
const leaveAtOnce = [
  'components/second-factors/identity-link.tsx',
  'components/shell/other-sign-in-dialog.tsx',
  'components/shell/sign-out.ts',
  'components/shell/use-session-end.ts',
  'components/sign-in/clinic-name-form.tsx',
  'components/ui/toast-region.tsx',
];

const root = path.resolve(import.meta.dirname, '..');
const sources = ['app', 'components'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|test-support/.test(name)),
);
const holding = (words: RegExp): string[] =>
  sources.filter((name) => words.test(readFileSync(path.join(root, name), 'utf8'))).sort();

it('every page that leads on after a write waits for a server that is restarting', () => {
  expect(holding(/\buseRouter\b/)).toEqual(onlyRead);
});

it('so does every whole page load', () => {
  const waiting = new Set(holding(/\buntilServerAnswers\b/));
  expect(holding(/location\.assign\(/).filter((name) => !waiting.has(name))).toEqual(leaveAtOnce);
});
