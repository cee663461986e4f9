import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { envNames, readEnv } from '@/lib/env';
import { rootFolder } from './root-folder.mjs';

const read = (file: string): string => readFileSync(path.join(rootFolder, file), 'utf8');

/** Each setting of .env.example: the line above it says what it means, its value is the default. */
const settings = new Map(
  [...read('.env.example').matchAll(/(.*)\n#([A-Z_]+)=(.*)/g)].map(([, meaning = '', name = '', value = '']) => [
    name,
    { meaning, value },
  ]),
);

/** Read by the code, but set by something else: nobody writes them into .env. */
const setByOthers = new Map([
  ['CI', 'continuous integration'],
  ['NODE_ENV', 'npm start, npm run dev and the tests'],
  ['NEXT_RUNTIME', 'Next.js'],
  ['NEXT_MANUAL_SIG_HANDLE', 'npm start'],
  ['PLAINLEAF_TYPES_CHECKED', 'the builds of npm start and npm test'],
]);

/** Tests, benchmarks and pictures are no part of setting up or serving. */
const isTool = (file: string): boolean =>
  /\.test\.tsx?$|test-support|generated|^scripts\/(lib\/)?(test|faults|scan|bench|operations|pictures)[./-]/.test(file);

const sources = ['scripts', 'lib', 'prisma']
  .flatMap((folder) =>
    readdirSync(path.join(rootFolder, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, ...file.split(path.sep)),
    ),
  )
  .concat('next.config.ts', 'instrumentation.ts', 'proxy.ts')
  .filter((file) => /\.(ts|mjs)$/.test(file) && !isTool(file));

/** The names that set-up reads straight from the environment, each with the default beside it in the code. */
const setUpDefaults = new Map(
  sources
    .flatMap((file) => [...read(file).matchAll(/process\.env\.([A-Z_]+)(?: (?:\|\||\?\?) '([^']*)')?/g)])
    .map(([, name = '', value = '']): [string, string] => [name, value])
    .filter(([name]) => !envNames.includes(name) && !setByOthers.has(name))
    // Some places read a name without its default: the one that has it comes last and wins.
    .toSorted(([, one], [, other]) => one.length - other.length),
);

const required = {
  DATABASE_APP_URL: 'postgresql://plainleaf_app:secret@127.0.0.1/plainleaf',
  NEXTAUTH_URL: 'http://127.0.0.1:3000',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
};

const shown = Object.fromEntries([...settings].map(([name, { value }]) => [name, value]));

test('.env.example lists every name that the server and set-up read, and no other', () => {
  expect([...settings.keys()].toSorted()).toEqual([...envNames, ...setUpDefaults.keys()].toSorted());
});

test('.env.example says in one line what each name means', () => {
  const unexplained = [...settings].filter(([, { meaning }]) => !/^# .{10,118}\.$/.test(meaning));
  expect(unexplained.map(([name]) => name)).toEqual([]);
});

test('.env.example shows the defaults of lib/env.ts', () => {
  expect(readEnv({ ...shown, ...required })).toEqual(readEnv(required));
});

test.each(Object.keys(required))('.env.example leaves %s, which the server requires, empty', (name) => {
  expect(() => readEnv({ ...required, [name]: undefined })).toThrow(name);
  expect(shown[name]).toBe('');
});

test('.env.example shows the defaults of set-up', () => {
  expect(Object.fromEntries([...setUpDefaults.keys()].map((name) => [name, shown[name]]))).toEqual(
    Object.fromEntries(setUpDefaults),
  );
});
