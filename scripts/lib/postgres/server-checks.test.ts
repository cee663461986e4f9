import { describe, expect, it } from 'vitest';
import { clockDifferenceMs, clockWarning, requireVersion, versionRefusal } from './server-checks';

describe('the version of the database server', () => {
  it('may be 15 or later', () => {
    for (const number of [150_000, 150_014, 180_000]) expect(versionRefusal(number)).toBeNull();
  });

  it('is named when it is too old, with what to do', () => {
    expect(versionRefusal(140_022)).toBe(
      'The database server is PostgreSQL 14, and Plainleaf needs 15 or later: upgrade it, or name another in DATABASE_URL.',
    );
    expect(versionRefusal(90_624)).toContain('PostgreSQL 9.6,');
    expect(versionRefusal(Number.NaN)).not.toBeNull();
  });

  it('ends the start before anything else is asked of the server', async () => {
    const asked: string[] = [];
    const query = async (text: string) => {
      asked.push(text);
      return { rows: [{ server_version_num: '140022' }] };
    };
    // Of a client, this one method is used.
    await expect(requireVersion({ query } as unknown as Parameters<typeof requireVersion>[0])).rejects.toThrow(
      'PostgreSQL 14',
    );
    expect(asked).toEqual(['SHOW server_version_num']);
  });
});

describe('the clocks of the database and of this machine', () => {
  it('may differ by less than a minute', () => {
    for (const difference of [0, 59_000, -59_000]) expect(clockWarning(difference)).toBeNull();
  });

  it('are compared at the middle of the question', async () => {
    const times = [10_000, 12_000];
    const query = async () => ({ rows: [{ at: new Date(3_611_000) }] });
    const client = { query } as unknown as Parameters<typeof clockDifferenceMs>[0];
    expect(await clockDifferenceMs(client, () => times.shift() ?? 0)).toBe(3_600_000);
  });

  it('are said to differ, by how much and in which direction', () => {
    expect(clockWarning(3_600_000)).toContain('60 minutes ahead of this machine');
    expect(clockWarning(-3_600_000)).toContain('60 minutes behind this machine');
    expect(clockWarning(60_000)).toContain('a minute ahead');
  });
});
