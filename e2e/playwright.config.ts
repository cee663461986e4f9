import { availableParallelism } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { chromiumArguments } from '../scripts/lib/test/chromium-arguments.mjs';
import { firefoxPreferences } from './firefox';

/** npm test serves the production build, makes the database, finds the browsers, and says so in the environment. */
const executablePath = process.env.CHROMIUM_PATH;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  fullyParallel: true,
  // A browser, the server and its printing threads keep two cores busy: a second browser on them makes no test of both
  // any faster, and what is measured in seconds would be about the neighbor.
  workers: Math.max(1, Math.floor(availableParallelism() / 2)),
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:3000',
    locale: 'en-US',
    // No clinic is there: what takes the browser's day for the clinic's shows itself.
    timezoneId: 'Pacific/Chatham',
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    // Less than the test's own limit, so that the report names the step that was waited for.
    actionTimeout: 30_000,
    // Recording every test's film costs a third of the run; ask for one with --trace on.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      outputDir: '../test-results/chromium',
      use: {
        browserName: 'chromium',
        // Without animations a page is painted once. Painting is slow without a graphics card.
        contextOptions: { reducedMotion: 'reduce' },
        launchOptions: {
          ...(executablePath && { executablePath }),
          args: chromiumArguments,
        },
      },
    },
    {
      // Mozilla's own Firefox, not Playwright's; the journeys that any browser must be able to make.
      name: 'firefox',
      grep: /@firefox/,
      outputDir: '../test-results/firefox',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          // It starts the program that FIREFOX_PATH names.
          executablePath: path.join(import.meta.dirname, '..', 'scripts', 'lib', 'test', 'firefox-relay.mjs'),
          firefoxUserPrefs: firefoxPreferences,
        },
      },
    },
  ],
});
