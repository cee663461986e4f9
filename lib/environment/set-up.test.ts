import { describe, expect, test } from 'vitest';
import { envNames, findServerProblems } from '../env';
import { findSetUpProblems, openHostWords, type SetUpQuestion, setUpNames } from './set-up';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

const fresh: SetUpQuestion = { isDemoCommand: false, storedKeys: undefined };

const stored: SetUpQuestion = {
  isDemoCommand: false,
  storedKeys: {
    file: 'data/keys.json',
    nextAuthSecret: key(1),
    masterKey: `2:${key(2)}`,
    otherMasterKeys: `1:${key(3)}`,
  },
};

const own = {
  DATABASE_URL: 'postgresql://owner:secret@db.example/plainleaf',
  NEXTAUTH_SECRET: key(1),
  PLAINLEAF_MASTER_KEY: key(2),
};

const named = (given: Record<string, string | undefined>, question = fresh): string[] =>
  findSetUpProblems(given, question).map(({ name }) => name);

test('nothing has to be set for the embedded database', () => {
  expect(named({})).toEqual([]);
  expect(named(Object.fromEntries(setUpNames.map((name) => [name, ''])))).toEqual([]);
});

test('set-up reads all that the server reads, and what only it needs', () => {
  const own = setUpNames.filter((name) => !envNames.includes(name));
  expect(own).toEqual([
    'DATABASE_URL',
    'PORT',
    'HOST',
    'PLAINLEAF_DATA',
    'PLAINLEAF_BACKUPS',
    'PLAINLEAF_DIST_DIR',
    'DEBUG',
  ]);
  expect(setUpNames).toEqual(expect.arrayContaining([...envNames]));
});

test('a database of one’s own needs its two secrets, and no address while it listens on this machine alone', () => {
  expect(named(own)).toEqual([]);
  expect(named({ ...own, NEXTAUTH_SECRET: '' })).toEqual(['NEXTAUTH_SECRET']);
  expect(named({ ...own, PLAINLEAF_MASTER_KEY: undefined })).toEqual(['PLAINLEAF_MASTER_KEY']);
  expect(named({ DATABASE_URL: own.DATABASE_URL })).toEqual(['NEXTAUTH_SECRET', 'PLAINLEAF_MASTER_KEY']);
});

describe('what is malformed', () => {
  test.each([
    ['DATABASE_URL', 'db.example'],
    ['DATABASE_URL', 'postgresql://owner:hunter2@db.example'],
    ['PORT', 'http'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', '0x10'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', '127.0.0.1:3000'],
    ['HOST', '[::1]'],
    ['HOST', '256.0.0.1'],
    ['HOST', '*'],
    ['PLAINLEAF_DATA', '~/plainleaf'],
    ['PLAINLEAF_BACKUPS', '~/backups'],
    ['PLAINLEAF_DIST_DIR', '/srv/build'],
    ['PLAINLEAF_DIST_DIR', '../build'],
    ['PLAINLEAF_DIST_DIR', '.'],
    ['NEXTAUTH_URL', 'http://clinic.example'],
    ['SMTP_URL', 'http://mail.example'],
    ['METRICS_TOKEN', 'short'],
  ])('%s=%s is refused without its value', (name, value) => {
    const secrets = name === 'DATABASE_URL' ? own : {};
    const problems = findSetUpProblems(
      { ...secrets, MAIL_FROM: name === 'SMTP_URL' ? 'a@b.example' : '', [name]: value },
      fresh,
    );
    expect(problems.map((problem) => problem.name)).toEqual([name]);
    expect(problems[0]?.message).toMatch(/must be(gin)? /);
    expect(problems[0]?.message).not.toContain('hunter2');
  });

  test.each(['127.0.0.1', '::1', 'localhost'])('HOST=%s is this machine alone', (host) => {
    expect(named({ HOST: host, PLAINLEAF_DEMO: '1' })).toEqual([]);
  });

  test.each(setUpNames.filter((name) => name !== 'DEBUG'))('%s of spaces, or in quotation marks, is named', (name) => {
    for (const value of ['  ', `'${name}'`]) {
      const message = findSetUpProblems({ [name]: value }, fresh).find((problem) => problem.name === name)?.message;
      expect(message).toMatch(/only spaces|quotation marks/);
    }
  });
});

describe('an address that printed codes would not lead to', () => {
  test.each([
    ['a path', 'https://clinic.example/handouts'],
    ['a path of slashes', 'https://clinic.example//'],
    ['a query', 'https://clinic.example/?from=sheet'],
    ['an empty query', 'https://clinic.example?'],
    ['a fragment', 'https://clinic.example/#home'],
    ['a user', 'https://anna@clinic.example'],
    ['a password', 'https://anna:hunter2@clinic.example'],
  ])('%s is refused by the start and by doctor, in one sentence', (_what, address) => {
    const atStart = findSetUpProblems({ NEXTAUTH_URL: address }, fresh);
    const byDoctor = findServerProblems({ NEXTAUTH_URL: address }).filter(({ name }) => name === 'NEXTAUTH_URL');
    expect(atStart).toEqual(byDoctor);
    expect(atStart).toEqual([
      { name: 'NEXTAUTH_URL', message: expect.stringMatching(/^must be the address .* without a/) },
    ]);
    expect(JSON.stringify(atStart)).not.toContain('hunter2');
  });
});

describe('what contradicts', () => {
  const open = { HOST: '0.0.0.0', NEXTAUTH_URL: 'https://handouts.example' };

  test('whoever listens for other machines is asked for the address that they open', () => {
    expect(named({ HOST: '0.0.0.0' })).toEqual(['NEXTAUTH_URL']);
    expect(named(open)).toEqual([]);
  });

  test('a HOST that other machines reach is told of, whoever set it', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(openHostWords(host)).toBeNull();
    for (const host of ['0.0.0.0', '::', 'clinic-server']) expect(openHostWords(host)).toContain(`is ${host}, where`);
  });

  test('the demo is not open to other machines', () => {
    expect(named({ ...open, PLAINLEAF_DEMO: '1' })).toEqual(['NEXTAUTH_URL', 'HOST']);
    expect(named({ HOST: '::', PLAINLEAF_DEMO: '1' })).toEqual(['HOST']);
    expect(named({ NEXTAUTH_URL: open.NEXTAUTH_URL, PLAINLEAF_DEMO: '1' })).toEqual(['NEXTAUTH_URL']);
  });

  test('npm run demo does not use a database of one’s own', () => {
    expect(named({ DATABASE_URL: own.DATABASE_URL }, { ...fresh, isDemoCommand: true })).toEqual(['DATABASE_URL']);
  });

  test.each(['DATABASE_APP_URL', 'DATABASE_REPLICA_URL'])('%s belongs to DATABASE_URL', (name) => {
    expect(named({ [name]: own.DATABASE_URL })).toEqual([name]);
    expect(named({ ...own, [name]: own.DATABASE_URL })).toEqual([]);
  });

  test.each([
    ['NEXTAUTH_SECRET', key(1), key(9)],
    ['PLAINLEAF_MASTER_KEY', `2:${key(2)}`, key(2)],
    ['PLAINLEAF_OTHER_MASTER_KEYS', `1:${key(3)}`, `1:${key(4)}`],
  ])('%s may repeat what keys.json says, and say nothing else', (name, same, other) => {
    expect(named({ [name]: same }, stored)).toEqual([]);
    const problems = findSetUpProblems({ [name]: other }, stored);
    expect(problems).toEqual([{ name, message: expect.stringContaining('data/keys.json') }]);
    // Before there is a keys.json it would be ignored, and refused from the second start on.
    expect(named({ [name]: same })).toEqual([name]);
  });
});
