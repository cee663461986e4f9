import type { Database } from '../db/client';

/**
 * Counts points per key within a window, in PostgreSQL for all server processes. The server's role reaches them only
 * through functions, one key at a time.
 */
export class RateLimit {
  constructor(
    private readonly db: Database,
    /** `points` is how many a key may use within `windowMs`; `name` keeps its keys apart from those of other limits. */
    private readonly limit: { name: string; points: number; windowMs: number },
  ) {}

  /** Takes one point. A refused one counts too, and does not lengthen the window. */
  async consume(key: string): Promise<Consumed> {
    const { points, msLeft } = await this.add(key, 1);
    return points > this.limit.points ? { isRefused: true, retryAfterMs: msLeft } : { isRefused: false };
  }

  /** Gives one point back. */
  async reward(key: string): Promise<void> {
    await this.add(key, -1);
  }

  async reset(key: string): Promise<void> {
    await this.db.$executeRaw`select rate_limit_reset(${this.stored(key)})`;
  }

  private async add(key: string, points: number): Promise<{ points: number; msLeft: number }> {
    const [row] = await this.db.$queryRaw<{ points: number; msLeft: number }[]>`
      select points, ms_left as "msLeft" from rate_limit_hit(${this.stored(key)}, ${points}::int, ${this.limit.windowMs}::float8)`;
    if (!row) throw new Error('rate_limit_hit returned no row');
    return row;
  }

  private stored(key: string): string {
    return `${this.limit.name}:${key}`;
  }
}

export type Consumed = { isRefused: false } | { isRefused: true; retryAfterMs: number };
