import { availableParallelism } from 'node:os';
import path from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { nextSeams } from './components/test-support/next-seams.mjs';
import { chromiumArguments } from './scripts/lib/test/chromium-arguments.mjs';

const root = import.meta.dirname;

// Whatever reads the machine's clock or zone by accident shows itself: UTC+12:45, summer time in January.
process.env.TZ = 'Pacific/Chatham';

const inRoot = (...parts: string[]): string => path.join(root, ...parts);

// By default Vitest starts one worker on two cores. npm test gives a stage its share of them.
const workers = Number(process.env.TEST_WORKERS) || availableParallelism();

const common = {
  maxWorkers: workers,
  exclude: ['**/node_modules/**', '.next/**', '.next-*/**', 'build/**', 'data/**', 'e2e/**'],
  // Two cores that do other things at the same time need ten times what an idle machine does.
  testTimeout: 60_000,
  hookTimeout: 90_000,
};

/** What a test's file name says of it. Every other test runs as a unit test, so no file is left out. */
const kinds = {
  components: '**/*.component.test.tsx',
  db: '**/*.db.test.ts',
  pages: '**/*.browser.test.ts',
  setup: '**/*.setup.test.ts',
  long: '**/*.long.test.ts',
  operations: '**/*.docs.test.ts',
};

/** These files read or write the whole of their database, so each of them gets a fresh one in a shared process. */
const filesWithOwnDatabase = [
  'lib/features/bulk-work/bulk-work.db.test.ts',
  'lib/features/set-up/set-up.db.test.ts',
  'scripts/lib/backup/backup.db.test.ts',
  'scripts/lib/backup/keys-of-backup.db.test.ts',
  'scripts/lib/backup/restored-audit-trail.db.test.ts',
  'scripts/lib/backup/run.db.test.ts',
  'scripts/lib/backup/stopped-run.db.test.ts',
  'scripts/lib/keys/rebuild-patient-terms.db.test.ts',
  'scripts/lib/keys/reseal.db.test.ts',
];

/** These files change their process (its environment, keys or database), so each of them gets its own. */
const filesWithOwnProcess = [
  'app/api/health/ready/route.db.test.ts',
  'app/api/page-owner.db.test.ts',
  'app/every-refusal.db.test.ts',
  'app/pages-from-elsewhere.db.test.ts',
  'app/restricted-patient.db.test.ts',
  'lib/db/disk-full.db.test.ts',
  'lib/db/one-query-at-a-time.db.test.ts',
  'lib/db/master-key-check.db.test.ts',
  'lib/db/read-clinic.db.test.ts',
  'lib/features/handouts/slow-checks.db.test.ts',
  'lib/features/handouts/slow-renderer.db.test.ts',
  'lib/features/second-factors/factor-forms.db.test.ts',
  'scripts/lib/doctor/doctor.db.test.ts',
  'scripts/lib/doctor/database-checks.db.test.ts',
  'scripts/lib/embedded-database.db.test.ts',
];

/** Every script is printed: its fonts are installed before the first test. */
const fonts = 'scripts/lib/test/fonts-for-vitest.ts';

/** What a server cannot do without: a test that makes the code log must not depend on an earlier one that set it. */
const environment = {
  DATABASE_APP_URL: 'postgresql://app@127.0.0.1/none',
  NEXTAUTH_URL: 'https://handouts.example',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  LOG_LEVEL: 'silent',
};

const databaseTests = {
  ...common,
  globalSetup: ['scripts/lib/test/database-for-vitest.ts'],
  setupFiles: ['scripts/lib/test/database-for-worker.ts'],
};

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${root}/` },
      // It throws outside Next's server build, and has nothing to guard in a test.
      { find: 'server-only', replacement: path.join(root, 'node_modules', 'server-only', 'empty.js') },
    ],
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          ...common,
          name: 'unit',
          globalSetup: [fonts],
          env: environment,
          // One set of modules for all files of a thread: importing them takes longer than testing what they do.
          isolate: false,
          pool: 'threads',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...common.exclude, ...Object.values(kinds)],
        },
      },
      {
        extends: true,
        plugins: [nextSeams()],
        resolve: {
          alias: [
            { find: 'next/navigation', replacement: inRoot('components/test-support/navigation.ts') },
            { find: 'next/link', replacement: inRoot('components/test-support/link.tsx') },
          ],
        },
        // Vite restarts the tests when it finds a dependency late.
        optimizeDeps: {
          include: [
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'react-aria-components',
            'lucide-react',
            'syllable',
            'uqr',
            'zod',
            'papaparse',
            '@simplewebauthn/browser',
            '@tiptap/core',
            '@tiptap/react',
            '@tiptap/pm/history',
            '@tiptap/pm/model',
            '@tiptap/pm/state',
            '@tiptap/pm/view',
            '@tiptap/starter-kit',
            '@tiptap/extensions',
            '@tiptap/extension-list',
            '@tiptap/extension-table',
            'vitest-browser-react/pure',
          ],
        },
        test: {
          ...common,
          name: 'components',
          include: [kinds.components],
          globalSetup: ['components/test-support/starter-library.ts'],
          setupFiles: ['app/globals.css', 'components/test-support/setup.ts'],
          mockReset: true,
          // One page for all files: loading the builder takes as long as testing it, and each test leaves the page empty.
          isolate: false,
          expect: { poll: { timeout: 15_000 } },
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({
              launchOptions: {
                ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
                args: chromiumArguments,
              },
              contextOptions: { locale: 'en-US', timezoneId: 'Pacific/Chatham', reducedMotion: 'reduce' },
              actionTimeout: 15_000,
            }),
            instances: [{ browser: 'chromium' }],
            viewport: { width: 1440, height: 900 },
            screenshotFailures: false,
          },
        },
      },
      {
        extends: true,
        test: {
          ...databaseTests,
          name: 'db',
          include: [kinds.db],
          exclude: [...common.exclude, ...filesWithOwnDatabase, ...filesWithOwnProcess],
          // A new process costs each file two seconds: modules, the Prisma engine, fonts, starter content.
          isolate: false,
          // A shared process ends as soon as the next file belongs to another project: one project after another.
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...databaseTests,
          name: 'db-fresh',
          include: filesWithOwnDatabase,
          env: { TEST_DATABASE: 'own' },
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          ...databaseTests,
          name: 'db-own',
          include: filesWithOwnProcess,
          env: { TEST_DATABASE: 'own' },
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        test: { ...common, name: 'pages', globalSetup: [fonts], include: [kinds.pages] },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'setup',
          include: [kinds.setup],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          // They mostly wait for the servers that they start.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'long',
          globalSetup: [fonts],
          include: [kinds.long],
          testTimeout: 400_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'operations',
          include: [kinds.operations],
          // A block may install and build a release: lib/test/operations-guide/machine.ts limits it.
          testTimeout: 1_000_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
