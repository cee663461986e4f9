import { describe, expect, test } from 'vitest';
import { envNames, findServerProblems, readEnv } from './env';
import { unknownNameWarnings } from './environment/problems';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

const usable = {
  DATABASE_APP_URL: 'postgresql://plainleaf_app:p%40ss@db.example:5432/plainleaf',
  NEXTAUTH_URL: 'https://handouts.example',
  NEXTAUTH_SECRET: key(1),
  PLAINLEAF_MASTER_KEY: key(2),
};

const all = {
  ...usable,
  PLAINLEAF_OTHER_MASTER_KEYS: `2:${key(3)},3:${key(4)}`,
  PLAINLEAF_AUDIT_HEADS: '/srv/heads',
  SMTP_URL: 'smtps://user:p%2Fss@mail.example:465',
  MAIL_FROM: 'plainleaf@clinic.example',
  SSO_INTERNAL_HOSTS: 'login.clinic.internal, 10.0.0.5',
  PLAINLEAF_DEMO: '0',
  PDF_TIME_LIMIT_MS: '30000',
  LOG_LEVEL: 'warn',
  DATABASE_POOL_SIZE: '20',
  DATABASE_REPLICA_URL: 'postgres://plainleaf_app:secret@replica.example/plainleaf',
  METRICS_TOKEN: 'a token of the collector',
  SHUTDOWN_DELAY_MS: '5000',
  SHUTDOWN_LIMIT_MS: '25000',
};

const named = (changed: Record<string, string | undefined>): string[] =>
  findServerProblems({ ...all, ...changed }).map(({ name }) => name);

test('every setting filled in is usable', () => {
  expect(Object.keys(all).toSorted()).toEqual(envNames.toSorted());
  expect(findServerProblems(all)).toEqual([]);
  expect(readEnv(all)).toMatchObject({ DATABASE_POOL_SIZE: 20, SHUTDOWN_LIMIT_MS: 25_000, LOG_LEVEL: 'warn' });
});

describe.each(envNames)('%s', (name) => {
  const isRequired = name in usable;
  // SMTP_URL and MAIL_FROM need each other.
  const rest = name === 'SMTP_URL' || name === 'MAIL_FROM' ? { SMTP_URL: '', MAIL_FROM: '' } : {};

  test(isRequired ? 'must be set' : 'can be left out', () => {
    expect(named({ ...rest, [name]: undefined })).toEqual(isRequired ? [name] : []);
  });

  test('is the same left empty as left out', () => {
    expect(named({ ...rest, [name]: '' })).toEqual(isRequired ? [name] : []);
    if (!isRequired) expect(readEnv({ ...usable, [name]: '' })).toEqual(readEnv(usable));
  });

  test.each([
    ['of spaces', '   '],
    ['with a line break after it', `${Object.entries(all).find(([one]) => one === name)?.[1]}\r`],
    ['in quotation marks', `"${Object.entries(all).find(([one]) => one === name)?.[1]}"`],
  ])('is refused %s', (_how, value) => {
    const problems = findServerProblems({ ...all, [name]: value });
    expect(problems.map((problem) => problem.name)).toContain(name);
    expect(problems.find((problem) => problem.name === name)?.message).toMatch(/spaces|quotation marks/);
  });
});

const malformed: readonly [keyof typeof all, ...string[]][] = [
  [
    'DATABASE_APP_URL',
    ...['plainleaf', 'mysql://u:p@db.example/plainleaf', 'postgresql://u:p@db.example', 'postgresql://u:p@db.example/'],
    ...[
      'postgresql:///plainleaf',
      'postgresql://u:hunter2#@db.example/plainleaf',
      'postgresql://u:hunter2%@db.example/p',
    ],
    'postgresql://u:p@db.exa\nmple/plainleaf',
    'postgresql://u:p@db.example/plainleaf#top',
  ],
  ['DATABASE_REPLICA_URL', 'replica.example:5432', 'https://replica.example/plainleaf'],
  [
    'NEXTAUTH_URL',
    ...[
      'handouts.example',
      'ftp://handouts.example',
      'https://',
      'http://handouts.example',
      'http://192.168.1.20:3000',
    ],
    ...['https://clinic.example/plainleaf', 'https://clinic.example/?from=here', 'https://clinic.example/#top'],
    ...['https://clinic.example?', 'https://admin:hunter2@clinic.example', 'http://127.0.0.1.example'],
  ],
  ['NEXTAUTH_SECRET', 'hunter2'],
  ['PLAINLEAF_MASTER_KEY', 'hunter2', `0:${key(2)}`, `256:${key(2)}`, key(2).slice(4), `${key(2)}${key(2)}`],
  ['PLAINLEAF_OTHER_MASTER_KEYS', 'hunter2', `2:${key(3)};3:${key(4)}`, `2:${key(3)},oops`],
  ['PLAINLEAF_AUDIT_HEADS', '~/heads'],
  [
    'SMTP_URL',
    'mail.example:587',
    'http://mail.example',
    'smtp://',
    'smtp://u:hunter2%@mail.example',
    'smtp://u:hunter2#@m.example',
  ],
  ['MAIL_FROM', 'Plainleaf', 'Plainleaf <a@clinic.example>', 'a@clinic.example, b@clinic.example'],
  ['SSO_INTERNAL_HOSTS', 'https://hunter2', 'login.internal:8443', 'a b', 'a,,b', '*'],
  ['PLAINLEAF_DEMO', 'yes', '2', 'true'],
  ['PDF_TIME_LIMIT_MS', '0', '-1', '20s', '1e4', '0x10', '2.5', '99999999999', 'Infinity'],
  ['LOG_LEVEL', 'verbose', 'INFO'],
  ['DATABASE_POOL_SIZE', '0', 'ten', '1001'],
  ['METRICS_TOKEN', 'hunter2'],
  ['SHUTDOWN_DELAY_MS', '-5', '5 s', '600001'],
  ['SHUTDOWN_LIMIT_MS', 'never', '1_000'],
];

test('every name has malformed values to try', () => {
  expect(malformed.map(([name]) => name).toSorted()).toEqual(envNames.toSorted());
});

test.each(malformed.flatMap(([name, ...values]) => values.map((value) => [name, value] as const)))(
  '%s=%s is refused by its name, without the value',
  (name, value) => {
    const problems = findServerProblems({ ...all, [name]: value });
    expect(problems.map((problem) => problem.name)).toEqual([name]);
    const words = problems[0]?.message ?? '';
    expect(words).toMatch(/must be(gin)? /);
    expect(words.includes('\n')).toBe(false);
    expect(words).not.toContain('hunter2');
  },
);

test.each([
  ['https://handouts.example/', 'https://handouts.example'],
  ['https://handouts.example:8443', 'https://handouts.example:8443'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
  ['http://127.0.0.2', 'http://127.0.0.2'],
])('NEXTAUTH_URL=%s is taken as %s', (given, taken) => {
  expect(readEnv({ ...usable, NEXTAUTH_URL: given }).NEXTAUTH_URL).toBe(taken);
});

test('a database behind a socket is taken', () => {
  expect(named({ DATABASE_APP_URL: 'postgresql:///plainleaf?host=/run/postgresql' })).toEqual([]);
});

describe('what contradicts', () => {
  test.each([
    ['MAIL_FROM', 'a mail server without a sender', { MAIL_FROM: '' }],
    ['SMTP_URL', 'a sender without a mail server', { SMTP_URL: undefined }],
    ['NEXTAUTH_URL', 'the demo at a public address', { PLAINLEAF_DEMO: '1' }],
    [
      'PLAINLEAF_OTHER_MASTER_KEYS',
      'two keys with one number',
      { PLAINLEAF_OTHER_MASTER_KEYS: `2:${key(3)},2:${key(4)}` },
    ],
    [
      'PLAINLEAF_OTHER_MASTER_KEYS',
      'another key with the number of the current one',
      { PLAINLEAF_OTHER_MASTER_KEYS: key(3) },
    ],
    [
      'PLAINLEAF_OTHER_MASTER_KEYS',
      'the current key under another number',
      { PLAINLEAF_OTHER_MASTER_KEYS: `2:${key(2)}` },
    ],
    ['NEXTAUTH_SECRET', 'the master key as the secret of sessions', { NEXTAUTH_SECRET: key(2) }],
    ['NEXTAUTH_SECRET', 'an old master key as the secret of sessions', { NEXTAUTH_SECRET: key(4) }],
    ['METRICS_TOKEN', 'the secret of sessions given to the collector', { METRICS_TOKEN: key(1) }],
    ['METRICS_TOKEN', 'the master key given to the collector', { METRICS_TOKEN: key(2) }],
  ])('%s is refused: %s', (name, _what, changed) => {
    expect(named(changed)).toEqual([name]);
  });

  test('the demo may be served at a loopback address', () => {
    expect(named({ PLAINLEAF_DEMO: '1', NEXTAUTH_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });
});

test('everything that is wrong is told at once, once for each name', () => {
  const problems = named({
    NEXTAUTH_URL: ' http://clinic.example/x ',
    SMTP_URL: 'x',
    MAIL_FROM: '',
    PDF_TIME_LIMIT_MS: 'x',
    LOG_LEVEL: 'x',
  });
  expect(problems.toSorted()).toEqual(['LOG_LEVEL', 'MAIL_FROM', 'NEXTAUTH_URL', 'PDF_TIME_LIMIT_MS', 'SMTP_URL']);
});

test('a misspelled name of Plainleaf’s is warned of, another program’s is not', () => {
  const given = { PLAINLEAF_MASTERKEY: 'x', PLAINLEAF_DATA: 'x', PLAINLEAF_EMPTY: '', PATH: 'x' };
  expect(unknownNameWarnings(given, ['PLAINLEAF_DATA'])).toEqual([
    expect.stringMatching(/^PLAINLEAF_MASTERKEY: is no setting/),
  ]);
});
