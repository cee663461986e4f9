import { expect, test } from 'vitest';
import { findingLine, secretsOf, withoutSecrets } from './report';

test('a finding is one line: state, check, what was found and what to do', () => {
  const found = { check: 'migrations', state: 'problem', found: 'Two are\npending', advice: 'Run it.' } as const;
  expect(findingLine(found)).toBe('✗ problem  Migrations      Two are pending. Run it.');
  expect(findingLine({ check: 'clock', state: 'ok', found: 'The same', advice: '' })).toBe(
    '✓ ok       Clock           The same.',
  );
});

test('no key, token or password of the environment is ever printed', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const env = {
    DATABASE_URL: 'postgresql://owner:p%40ss-owner@db.example/plainleaf',
    DATABASE_APP_URL: 'postgresql://app:p%40ss-app@db.example/plainleaf',
    DATABASE_REPLICA_URL: 'postgresql://app:p%40ss-replica@replica.example/plainleaf',
    SMTP_URL: 'smtp://mailer:p%40ss-mail@mail.example:587',
    NEXTAUTH_SECRET: 'secret-of-the-sessions',
    PLAINLEAF_MASTER_KEY: `2:${key}`,
    PLAINLEAF_OTHER_MASTER_KEYS: '1:first-other-key,3:second-other-key',
    METRICS_TOKEN: 'token-of-metrics',
    MAIL_FROM: 'plainleaf@clinic.example',
  };
  const secrets = secretsOf(env);
  const text = withoutSecrets(`${JSON.stringify(env)} ${key} p@ss-owner p@ss-mail first-other-key`, secrets);
  for (const secret of ['p%40ss', 'p@ss', 'secret-of', key, 'first-other', 'second-other', 'token-of']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toContain('plainleaf@clinic.example');
  expect(secretsOf({ DATABASE_URL: 'no address', SMTP_URL: 'smtp://a:%ff@b' })).toEqual(['%ff', '%ff']);
});
