import { describe, expect, it } from 'vitest';
import { requireVersion, versionRefusal } from './server-checks';

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
