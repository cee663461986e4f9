import { describe, expect, test } from 'vitest';
import type { BackupStatus } from './backup-status';
import type { Verdict } from './finding';
import {
  judgeClock,
  judgeExtensions,
  judgeMigrations,
  judgeReplica,
  judgeRowSecurity,
  judgeRuntimeRole,
  judgeSearchRole,
  judgeVersion,
  type RoleFacts,
} from './judge-database';
import {
  judgeCertificate,
  judgeEnvironment,
  judgeFolder,
  judgeMail,
  judgeMasterKey,
  judgeProxy,
  judgeServer,
} from './judge-machine';
import { type AuditHeadsFacts, judgeAuditHeads, judgeBackup } from './judge-records';

const now = new Date('2026-11-29T12:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);

/** State, what was found and what to do, as one line to compare. */
const line = ({ state, found, advice }: Verdict): string => `${state}: ${found}. ${advice}`;

describe('the database', () => {
  test.each([
    [180_004, /^ok: PostgreSQL 18\.4/],
    [150_000, /^ok: PostgreSQL 15\.0/],
    [140_012, /^problem: PostgreSQL 14\.12 is too old\. Upgrade/],
  ])('of version %i is judged by its age', (versionNumber, expected) => {
    expect(line(judgeVersion({ versionNumber }))).toMatch(expected);
  });

  const shipped = ['1_init', '2_more', '3_last'];
  test.each([
    ['as it should be', { applied: shipped, unfinished: [] }, /^ok: All 3/],
    [
      'with one to apply',
      { applied: shipped.slice(0, 2), unfinished: [] },
      /^problem: one migration pending, from 3_last/,
    ],
    ['never set up', { applied: [], unfinished: [] }, /^problem: 3 migrations pending, from 1_init/],
    ['of a newer release', { applied: [...shipped, '4_next'], unfinished: [] }, /^problem: .*newer.* has 4_next/],
    ['with half a migration', { applied: ['1_init'], unfinished: ['2_more'] }, /^problem: 2_more was cut off half-way/],
  ])('%s says which migrations are missing', (_name, facts, expected) => {
    expect(line(judgeMigrations({ shipped, ...facts }))).toMatch(expected);
  });

  const rights = { superuser: false, bypassRls: false, createRole: false, createDb: false };
  const role: RoleFacts = { name: 'plainleaf_app', rights, owned: 0, missing: [], excessive: [], exposed: [] };
  test.each<[string, Partial<RoleFacts>, RegExp]>([
    ['with the right rights', {}, /^ok: /],
    ['that is missing', { rights: null }, /^problem: There is no role plainleaf_app/],
    [
      'that is a superuser',
      { rights: { ...rights, superuser: true } },
      /^problem: .*ALTER ROLE plainleaf_app NOSUPERUSER;/,
    ],
    ['with BYPASSRLS', { rights: { ...rights, bypassRls: true } }, /^problem: .*ALTER ROLE plainleaf_app NOBYPASSRLS;/],
    ['that owns tables', { owned: 2 }, /^problem: plainleaf_app owns 2 objects/],
    ['without a grant', { missing: ['draft'] }, /^problem: plainleaf_app lacks rights on draft/],
    [
      'that reads what only functions should',
      { exposed: ['rate_limit'] },
      /^problem: plainleaf_app may use rate_limit directly/,
    ],
    ['with too many grants', { excessive: ['audit_event'] }, /^problem: plainleaf_app may change audit_event/],
  ])('has a server role %s', (_name, change, expected) => {
    expect(line(judgeRuntimeRole({ ...role, ...change }))).toMatch(expected);
  });

  test('may do without the search role, which may not be powerful', () => {
    expect(judgeSearchRole({ name: 'plainleaf_search', rights: null }).state).toBe('ok');
    expect(judgeSearchRole({ name: 'plainleaf_search', rights }).state).toBe('ok');
    expect(judgeSearchRole({ name: 'plainleaf_search', rights: { ...rights, bypassRls: true } }).state).toBe('problem');
  });

  test('needs both extensions', () => {
    expect(judgeExtensions({ installed: ['plpgsql', 'pg_trgm', 'btree_gin'] }).state).toBe('ok');
    expect(line(judgeExtensions({ installed: ['pg_trgm'] }))).toMatch(
      /^problem: btree_gin .*CREATE EXTENSION btree_gin;/,
    );
  });

  const table = { name: 'draft', enabled: true, forced: true, policies: 1 };
  test.each([
    ['in force', [table], 'ok'],
    ['off', [table, { ...table, name: 'handout', enabled: false }], 'problem'],
    ['not forced', [table, { ...table, name: 'handout', forced: false }], 'problem'],
    ['without a policy', [table, { ...table, name: 'handout', policies: 0 }], 'problem'],
    ['on no table at all', [], 'problem'],
  ])('has row-level security %s', (_name, tables, state) => {
    const verdict = judgeRowSecurity(tables);
    expect(verdict.state).toBe(state);
    if (tables.length > 1) expect(verdict.found).toContain('handout');
  });

  test.each([
    [0, /^ok/],
    [-5, /^ok/],
    [6, /^warning: This machine is 6 seconds ahead of the database/],
    [-60, /^warning: This machine is one minute behind/],
    [3601, /^problem: This machine is one hour ahead/],
  ])('whose clock differs by %d seconds', (aheadSeconds, expected) => {
    expect(line(judgeClock({ aheadSeconds }))).toMatch(expected);
  });

  test('has a replica that follows it, or says why not', () => {
    expect(judgeReplica({ is: 'not-configured' }).state).toBe('ok');
    expect(judgeReplica({ is: 'following', lagSeconds: 5 }).state).toBe('ok');
    expect(line(judgeReplica({ is: 'following', lagSeconds: 180 }))).toMatch(/^warning: 3 minutes behind/);
    for (const is of ['away', 'not-a-replica', 'not-following'] as const)
      expect(judgeReplica({ is }).state).toBe('problem');
  });
});

describe('the machine', () => {
  test('is told every setting that is wrong', () => {
    expect(judgeEnvironment([]).state).toBe('ok');
    expect(judgeEnvironment(['PORT: no number', 'MAIL_FROM: missing']).found).toBe(
      'PORT: no number; MAIL_FROM: missing',
    );
  });

  const stored = { keyId: 1, fingerprint: 'ab'.repeat(16) };
  test.each([
    [{ comparison: 'known' }, /^ok/],
    [{ comparison: 'new-key' }, /^warning/],
    [{ comparison: 'none-stored' }, /^warning/],
    [{ comparison: 'wrong', stored }, /^problem: Not the one .*key 1, fingerprint abab/],
    [{ comparison: 'incomplete', stored }, /^problem: A key .*PLAINLEAF_OTHER_MASTER_KEYS/],
  ] as const)('has a master key that is %j', (facts, expected) => {
    expect(line(judgeMasterKey(facts))).toMatch(expected);
  });

  const disk = { label: 'Backups', state: 'writable', freeBytes: 500e9, totalBytes: 1000e9 } as const;
  test.each([
    [disk, 'ok'],
    [{ ...disk, freeBytes: 90e9 }, 'warning'],
    [{ ...disk, freeBytes: 1.9e9, totalBytes: 4e9 }, 'warning'],
    [{ ...disk, freeBytes: 9e9 }, 'problem'],
    [{ ...disk, freeBytes: 0.19e9, totalBytes: 0.5e9 }, 'problem'],
    [{ ...disk, freeBytes: 0, totalBytes: 0 }, 'problem'],
    [{ ...disk, state: 'not-writable' as const }, 'problem'],
    [{ ...disk, state: 'missing' as const }, 'ok'],
  ])('has a folder in the state %j', (facts, state) => {
    expect(judgeFolder(facts).state).toBe(state);
  });

  test('sends mail, or says what to correct', () => {
    expect(judgeMail({ is: 'not-configured' }).state).toBe('ok');
    expect(judgeMail({ is: 'ready', encrypted: true }).state).toBe('ok');
    expect(line(judgeMail({ is: 'failed', code: 'EAUTH' }))).toMatch(/^problem: .*EAUTH.*user and password/);
    expect(judgeMail({ is: 'failed', code: 'ENEW' }).advice).not.toBe('');
  });

  test('answers at its address', () => {
    expect(judgeServer({ is: 'ready' }).state).toBe('ok');
    expect(line(judgeServer({ is: 'answered', status: 503 }))).toMatch(/^problem: .*not ready/);
    expect(line(judgeServer({ is: 'answered', status: 301 }))).toMatch(/^problem: .*301.*redirect/);
    expect(judgeServer({ is: 'away', code: 'ECONNREFUSED' }).state).toBe('problem');
  });

  const headers = { host: true, protocol: true, client: 'set' } as const;
  test('gets its headers from the proxy alone', () => {
    expect(judgeProxy(headers).state).toBe('ok');
    expect(judgeProxy('none').state).toBe('ok');
    expect(judgeProxy('refused').state).toBe('problem');
    expect(line(judgeProxy({ ...headers, host: false }))).toMatch(/^problem: Host not set/);
    expect(line(judgeProxy({ ...headers, protocol: false }))).toMatch(/^problem: X-Forwarded-Proto not set/);
    expect(line(judgeProxy({ ...headers, client: 'claimed' }))).toMatch(/X-Forwarded-For .*make up its address/);
    expect(judgeProxy({ ...headers, client: 'missing' }).state).toBe('problem');
  });

  test('serves a certificate that is valid for a while', () => {
    const judged = (days: number, distrust = '') =>
      judgeCertificate({ is: 'read', expiresAt: ago(-24 * days), distrust }, now).state;
    expect([judged(30), judged(13), judged(2), judged(-1)]).toEqual(['ok', 'warning', 'problem', 'problem']);
    expect(judged(30, 'DEPTH_ZERO_SELF_SIGNED_CERT')).toBe('problem');
    expect(judgeCertificate({ is: 'no-https' }, now).state).toBe('ok');
    expect(judgeCertificate({ is: 'unreadable', code: 'ECONNREFUSED' }, now).state).toBe('problem');
  });
});

describe('the backup', () => {
  const status = (hours: number, change: Partial<BackupStatus> = {}): BackupStatus => ({
    startedAt: ago(hours + 0.1),
    last: { madeAt: ago(hours), byteCount: 12_300_000, tookMs: 4_000 },
    verifiedAt: ago(hours),
    failed: null,
    ...change,
  });
  test.each<[string, BackupStatus | null, RegExp]>([
    ['of last night', status(9), /^ok: Made 9 hours ago, 12\.3 MB; verified 9 hours ago/],
    ['that never was', null, /^problem: There is no backup/],
    [
      'that only ever failed',
      status(1, { last: null, failed: { at: ago(1), code: 'no-room' } }),
      /^problem: .*the disk was full/,
    ],
    ['of 27 hours ago', status(27), /^warning: Made one day ago/],
    ['of 8 days ago', status(8 * 24), /^problem: Made 8 days ago/],
    [
      'of before a failure',
      status(9, { failed: { at: ago(1), code: 'interrupted' } }),
      /^warning: .*it was interrupted/,
    ],
    ['after a failure', status(9, { failed: { at: ago(30), code: 'interrupted' } }), /^ok/],
    ['that is never verified', status(9, { verifiedAt: null }), /^warning: .*none was ever verified/],
    ['that is not verified any more', status(9, { verifiedAt: ago(9 * 24) }), /^warning: .*verified 9 days ago/],
    ['of before a run that was killed', status(20, { startedAt: ago(13) }), /^warning: .*was killed/],
    ['that is being made', status(20, { startedAt: ago(0.1) }), /^ok/],
  ])('%s', (_name, facts, expected) => {
    expect(line(judgeBackup(facts, now))).toMatch(expected);
  });
});

describe('the signed heads of the audit trail', () => {
  const facts: AuditHeadsFacts = { kept: true, newestEventAt: ago(5), newestHeadAt: ago(5), unknown: 0, cut: 0 };
  test.each<[string, Partial<AuditHeadsFacts>, Verdict['state']]>([
    ['up to the last event', {}, 'ok'],
    ['kept nowhere', { kept: false }, 'warning'],
    ['of nothing yet', { newestEventAt: null, newestHeadAt: null }, 'ok'],
    ['long before the last event', { newestHeadAt: ago(7) }, 'warning'],
    ['never', { newestHeadAt: null }, 'warning'],
    ['before an event of just now, after a quiet night', { newestEventAt: ago(0), newestHeadAt: ago(9) }, 'ok'],
    ['that somebody changed', { unknown: 1 }, 'problem'],
    ['of events that are gone', { cut: 1 }, 'problem'],
    ['of events that are gone, all of them', { newestEventAt: null, cut: 1 }, 'problem'],
    ['whose events are not to be seen', { newestEventAt: 'unknown' }, 'ok'],
  ])('%s', (_name, change, state) => {
    expect(judgeAuditHeads({ ...facts, ...change }, now).state).toBe(state);
  });
});

test('what is wrong always comes with what to do, in one line', () => {
  const verdicts = [
    judgeVersion({ versionNumber: 1 }),
    judgeExtensions({ installed: [] }),
    judgeRowSecurity([]),
    judgeBackup(null, now),
    judgeProxy('refused'),
  ];
  for (const { advice, found } of verdicts) expect(`${found} ${advice}`).toMatch(/^[^\n]{30,240}$/);
  for (const { advice } of verdicts) expect(advice).toMatch(/\.$|;$/);
});
