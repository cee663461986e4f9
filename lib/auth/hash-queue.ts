import { AppError } from '../domain/errors';

/**
 * Hashing a password keeps a core busy for tens of milliseconds, and strangers can trigger it. A few hashes run at a
 * time, a few wait, and the rest are refused with a retry delay.
 */

/** The priority of a hash: signed-in people and known devices go before strangers, and have places of their own. */
export type HashClient = { lane: 'known'; holder: string } | { lane: 'anyone' };

/** A place in the queue. Its holder waits for each turn and is not refused any more. */
export type HashPlace = { inTurn: <Result>(work: () => Promise<Result>) => Promise<Result> };

/** One running and one waiting hash for each holder, so that no holder can fill a lane alone. */
const PLACES_OF_HOLDER = 2;

export class HashQueue {
  readonly #atOnce: number;
  readonly #places: number;
  readonly #waiting: Record<HashClient['lane'], (() => void)[]> = { known: [], anyone: [] };
  readonly #inside: Record<HashClient['lane'], number> = { known: 0, anyone: 0 };
  readonly #holders = new Map<string, number>();
  #running = 0;
  #usualMs = 50;

  /** @param places how many may be inside in each lane beside those that can hash at once. */
  constructor({ atOnce, places }: { atOnce: number; places: number }) {
    this.#atOnce = atOnce;
    this.#places = places;
  }

  /**
   * Takes a place before anything is counted or used up, and keeps it until `work` ends.
   * @throws AppError 'busy' before `work` starts when the lane is full, or this holder has enough places.
   */
  async withPlace<Result>(client: HashClient, work: (place: HashPlace) => Promise<Result>): Promise<Result> {
    this.#enter(client);
    try {
      return await work({ inTurn: (hash) => this.inTurn(client.lane, hash) });
    } finally {
      this.#leave(client);
    }
  }

  #enter(client: HashClient): void {
    const isFull = this.#inside[client.lane] >= this.#atOnce + this.#places;
    if (isFull || (client.lane === 'known' && this.#placesOf(client.holder) >= PLACES_OF_HOLDER)) {
      const ahead = this.#inside.known + this.#inside.anyone;
      const retryAfterSeconds = Math.max(2, Math.ceil((ahead * this.#usualMs) / this.#atOnce / 1_000));
      throw new AppError('busy', { retryAfterSeconds });
    }
    this.#inside[client.lane] += 1;
    if (client.lane === 'known') this.#holders.set(client.holder, this.#placesOf(client.holder) + 1);
  }

  #leave(client: HashClient): void {
    this.#inside[client.lane] -= 1;
    if (client.lane !== 'known') return;
    const left = this.#placesOf(client.holder) - 1;
    if (left > 0) this.#holders.set(client.holder, left);
    else this.#holders.delete(client.holder);
  }

  #placesOf(holder: string): number {
    return this.#holders.get(holder) ?? 0;
  }

  /** For the holder of a place in this lane. */
  async inTurn<Result>(lane: HashClient['lane'], work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#atOnce) this.#running += 1;
    // A finished hash passes its turn on directly, so that no new request can take it.
    else await new Promise<void>((resolve) => this.#waiting[lane].push(resolve));
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
