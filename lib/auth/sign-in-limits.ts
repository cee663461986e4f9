import { createHmac } from 'node:crypto';
import { type Database, database } from '../db/client';
import { env } from '../env';
import { RateLimit } from './rate-limit';

/**
 * How many wrong sign-ins are borne, counted in PostgreSQL for all server processes together. Every limit opens
 * again by itself, and none is forever: whoever guesses at an account must not be able to keep its owner out.
 */

const MINUTE_S = 60;

/** One account from one address: a person mistyping. */
export const WRONG_HERE = 10;
/** One address whatever the account: many people sit behind a clinic's. */
const WRONG_FROM_ADDRESS = 100;
/** One account from everywhere it has not been signed in from: many machines guessing at one. */
const WRONG_FROM_STRANGERS = 50;
const WINDOW_S = 15 * MINUTE_S;

export type Attempt = {
  email: string;
  address: string;
  /** Has this account been signed in from this address before? */
  isKnownAddress: boolean;
};

export type Admission =
  | {
      is: 'admitted';
      /** The try was right, and nothing more is asked: mistypings before it are forgotten. */
      succeeded: () => Promise<void>;
      /** The try was right, but a second factor is still to be given: wrong codes go on counting over sign-ins. */
      halfSucceeded: () => Promise<void>;
    }
  | { is: 'refused'; retryAfterMs: number };

/** Counts the attempt before its passphrase or code is looked at, so that attempts side by side cannot slip past together. */
export async function admitSignIn(attempt: Attempt, db: Database = database()): Promise<Admission> {
  const limits = limitsOf(attempt, db);
  const answers = await Promise.all(limits.map(({ limiter, key }) => limiter.consume(key)));
  const waits = answers.flatMap((answer) => (answer.isRefused ? [answer.retryAfterMs] : []));
  if (waits.length > 0) return { is: 'refused', retryAfterMs: Math.max(...waits) };
  return {
    is: 'admitted',
    succeeded: async () => {
      await Promise.all(
        limits.map(({ limiter, key, afterSuccess }) =>
          afterSuccess === 'forget' ? limiter.reset(key) : limiter.reward(key),
        ),
      );
    },
    halfSucceeded: async () => {
      await Promise.all(limits.map(({ limiter, key }) => limiter.reward(key)));
    },
  };
}

type Limit = { limiter: RateLimit; key: string; afterSuccess: 'forget' | 'take-back' };

function limitsOf({ email, address, isKnownAddress }: Attempt, db: Database): Limit[] {
  const limits: Limit[] = [
    {
      limiter: limiterOf('sign-in-here', WRONG_HERE, db),
      key: hashed(`${email}|${address}`),
      afterSuccess: 'forget',
    },
    {
      limiter: limiterOf('sign-in-address', WRONG_FROM_ADDRESS, db),
      key: hashed(address),
      afterSuccess: 'take-back',
    },
  ];
  if (!isKnownAddress) {
    limits.push({
      limiter: limiterOf('sign-in-account', WRONG_FROM_STRANGERS, db),
      key: hashed(email),
      afterSuccess: 'take-back',
    });
  }
  return limits;
}

export function limiterOf(name: string, points: number, db: Database): RateLimit {
  return new RateLimit(db, { name, points, windowMs: WINDOW_S * 1000 });
}

/** Is this the first time that it is shown? Counted like the tries, so for all server processes together. */
export async function isFirstUse(oneTime: string, db: Database = database()): Promise<boolean> {
  return !(await limiterOf('once', 1, db).consume(hashed(oneTime))).isRefused;
}

/** Keyed, so that the table alone does not tell whose account was guessed at. */
export function hashed(text: string): string {
  return createHmac('sha256', env().NEXTAUTH_SECRET).update(`sign-in limit|${text}`).digest('base64url');
}
