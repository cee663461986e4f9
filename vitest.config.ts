import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;

// Whatever reads the machine's clock or zone by accident shows itself: UTC+12:45, summer time in January.
process.env.TZ = 'Pacific/Chatham';

const common = {
  exclude: ['**/node_modules/**', '.next/**', '.next-*/**', 'build/**', 'data/**', 'e2e/**'],
  // Two cores that do other things at the same time need ten times what an idle machine does.
  testTimeout: 60_000,
  hookTimeout: 90_000,
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
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...common.exclude, ...['db', 'setup', 'faults', 'browser'].map((kind) => `**/*.${kind}.test.ts`)],
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'db',
          include: ['**/*.db.test.ts'],
          globalSetup: ['scripts/lib/test/database-for-vitest.ts'],
        },
      },
      {
        extends: true,
        test: { ...common, name: 'pages', include: ['**/*.browser.test.ts'] },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'setup',
          include: ['scripts/**/*.setup.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'faults',
          include: ['**/*.faults.test.ts'],
          testTimeout: 400_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
