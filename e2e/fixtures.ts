import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import type { Role } from '../lib/domain/access/role';
import type { DraftContent } from '../lib/domain/handout/draft';
import { visitsFolder } from '../scripts/lib/test/changed';
import { type BrowserTestClinic, type ClinicMaker, openClinicMaker } from './clinics';
import { insertTextAsTyped } from './firefox';
import { readyDraft, readyHandout, readyTemplate, sessionCookie } from './ready-made';

export { expectNoAxeViolations } from './axe';
export { expect };

type ReadyMade = (role: Role, how?: { where?: BrowserTestClinic; change?: Partial<DraftContent> }) => Promise<string>;

type WorkerFixtures = { clinicMaker: ClinicMaker };

type TestFixtures = {
  /** A fresh clinic of this test's own, with a member of every role and the starter content. */
  clinic: BrowserTestClinic;
  /** A second one, to see that the two are apart. */
  otherClinic: BrowserTestClinic;
  /** Updates `clinic` to a release that gives a section of muscle twitches another heading. */
  release: (slug: string, heading: string) => Promise<void>;
  /** Gives the browser the cookie of a real session, without the sign-in page: most tests begin elsewhere. */
  signIn: (role: Role, clinic?: BrowserTestClinic) => Promise<void>;
  /** Makes a draft on muscle twitches for Maria, without a page. Resolves to its path. */
  readyDraft: ReadyMade;
  /** Saves a template of muscle twitches, without a page. */
  readyTemplate: (
    role: Role,
    name: string,
    how?: { shared?: boolean; change?: Partial<DraftContent> },
  ) => Promise<void>;
  /** Issues a handout on muscle twitches for Maria, without a page. Resolves to its path. */
  readyHandout: ReadyMade;
  /** Console errors that this test provokes on purpose; every other one fails it. */
  allowConsole: (pattern: RegExp) => void;
  /** Notes which addresses the test asks for, by which `npm test -- --changed` chooses. */
  visits: undefined;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  clinicMaker: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs off this pattern.
    async ({}, use) => {
      const maker = await openClinicMaker();
      await use(maker);
      await maker.close();
    },
    { scope: 'worker' },
  ],

  clinic: async ({ clinicMaker }, use) => use(await clinicMaker.make()),

  otherClinic: async ({ clinicMaker }, use) => use(await clinicMaker.make('Hillview Surgery')),

  release: async ({ clinicMaker, clinic }, use) => use((slug, heading) => clinicMaker.release(clinic, slug, heading)),

  context: async ({ context, browserName }, use) => {
    waitForScripts(context);
    if (browserName === 'firefox') await insertTextAsTyped(context);
    await use(context);
  },

  allowConsole: [
    async ({ context }, use) => {
      const allowed: RegExp[] = [];
      const problems = watchForProblems(context);
      await use((pattern) => {
        allowed.push(pattern);
      });
      const unexpected = problems().filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(unexpected, 'errors in the browser console').toEqual([]);
    },
    { auto: true },
  ],

  visits: [
    async ({ context }, use, { file }) => {
      const visited = new Set<string>();
      context.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (!pathname.startsWith('/_next/')) visited.add(pathname);
      });
      await use(undefined);
      mkdirSync(visitsFolder, { recursive: true });
      appendFileSync(path.join(visitsFolder, `${path.basename(file)}.txt`), [...visited, ''].join('\n'));
    },
    { auto: true },
  ],

  signIn: async ({ context, clinic, baseURL }, use) => {
    await use(async (role, where = clinic) => {
      await context.clearCookies();
      const cookie = await sessionCookie(where.emailOf(role));
      await context.addCookies([{ ...cookie, url: baseURL ?? '', httpOnly: true, sameSite: 'Lax' }]);
    });
  },

  readyDraft: async ({ clinic }, use) => {
    await use((role, { where = clinic, change = {} } = {}) => readyDraft(where, role, change));
  },

  readyTemplate: async ({ clinic }, use) => use((role, name, how) => readyTemplate(clinic, role, name, how)),

  readyHandout: async ({ clinic, baseURL }, use) => {
    await use((role, { where = clinic, change = {} } = {}) => readyHandout(baseURL ?? '', where, role, change));
  },
});

/**
 * Makes every action in this browser wait until the page's own script has come. People who press a button too early
 * press it again; a test would wait for what never opens.
 */
export function waitForScripts(context: BrowserContext): void {
  context.on('page', (page) => {
    const ready = page.locator('html[data-ready]');
    void page.addLocatorHandler(pageWithoutScript(page), () => ready.waitFor({ state: 'attached' }));
  });
}

export const pageWithoutScript = (page: Page) => page.locator('html:not([data-ready])');

/** Collects console errors and uncaught exceptions of every page; the answer reads off what was collected so far. */
function watchForProblems(context: BrowserContext): () => string[] {
  const problems: { text: string; url: string }[] = [];
  /** Refusals that the screen itself shows, which the browser reports as errors: a page that is not there, a wrong password. */
  const refusals = new Set<string>();
  context.on('response', (response) => {
    const isMissingPage = response.status() === 404 && response.request().isNavigationRequest();
    const isWrongPassword = response.status() === 401 && response.url().endsWith('/api/auth/callback/credentials');
    if (isMissingPage || isWrongPassword) refusals.add(response.url());
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push({ text: message.text(), url: message.location().url });
  });
  context.on('weberror', (webError) => {
    problems.push({ text: webError.error().stack ?? String(webError.error()), url: webError.page()?.url() ?? '' });
  });
  return () =>
    problems
      // Chromium asks for a favicon.ico by itself wherever it shows something that is no page, such as a PDF.
      .filter(({ url }) => !url.endsWith('/favicon.ico'))
      .filter(({ text, url }) => !(text.startsWith('Failed to load resource') && refusals.has(url)))
      .map(({ text, url }) => `${text} (${url})`);
}
