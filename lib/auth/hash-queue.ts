import { AppError } from '../domain/errors';

/**
 * Hashing a passphrase keeps a core busy for tens of milliseconds, and strangers can ask for it. A few run at a time,
 * a few wait, and the rest are told to come back.
 */

/** Who waits: a signed-in person or a known device goes before strangers, and has places of its own. */
export type HashLane = 'known' | 'anyone';

export class HashQueue {
  readonly #atOnce: number;
  readonly #places: number;
  readonly #waiting: Record<HashLane, (() => void)[]> = { known: [], anyone: [] };
  #running = 0;
  #usualMs = 50;

  /** @param places how many may wait in each lane. */
  constructor({ atOnce, places }: { atOnce: number; places: number }) {
    this.#atOnce = atOnce;
    this.#places = places;
  }

  /** @throws AppError 'busy' when nobody more may wait in this lane. */
  requireRoom(lane: HashLane): void {
    if (this.#running < this.#atOnce || this.#waiting[lane].length < this.#places) return;
    const ahead = this.#waiting.known.length + this.#waiting.anyone.length;
    const retryAfterSeconds = Math.max(2, Math.ceil((ahead * this.#usualMs) / this.#atOnce / 1_000));
    throw new AppError('busy', { retryAfterSeconds });
  }

  /** @throws AppError 'busy' as `requireRoom` does. */
  async run<Result>(lane: HashLane, work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else {
      this.requireRoom(lane);
      // Whoever ends hands over its turn, so that nobody can come between.
      await new Promise<void>((resolve) => this.#waiting[lane].push(resolve));
    }
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.#usualMs = 0.8 * this.#usualMs + 0.2 * (performance.now() - began);
      const next = this.#waiting.known.shift() ?? this.#waiting.anyone.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}
