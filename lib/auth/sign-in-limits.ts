import { createHmac } from 'node:crypto';
import { type Database, database } from '../db/client';
import { networkOf } from '../domain/access/network';
import { env } from '../env';
import { RateLimit } from './rate-limit';

/**
 * How many wrong sign-ins are borne, counted in PostgreSQL for all server processes together. Every limit opens
 * again by itself, and none is forever: whoever guesses at an account must not be able to keep its owner out.
 */

const MINUTE_S = 60;

/** Limit per account and address, or per account and device: covers a person who mistypes. */
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
  /** The id of a browser on which this account has been signed in before. */
  knownDevice?: string | null;
};

export type Admission =
  | {
      is: 'admitted';
      /** The attempt was right: resets the failures before it. */
      succeeded: () => Promise<void>;
    }
  | { is: 'refused'; retryAfterMs: number };

/** Counts the attempt before its passphrase is looked at, so that attempts side by side cannot slip past together. */
export async function admitSignIn(attempt: Attempt, db: Database = database()): Promise<Admission> {
  return admit(limitsOf(attempt, db));
}

/**
 * Passkey signatures cannot be guessed. They have their own limit, so that they and passwords do not block each other.
 */
export async function admitPasskey(
  { userId, address, knownDevice }: { userId: string; address: string; knownDevice: string | null },
  db: Database = database(),
): Promise<Admission> {
  const ofUser = limiterOf('passkey-here', WRONG_HERE, db);
  const network = networkOf(address);
  if (knownDevice !== null)
    return admit([{ limiter: ofUser, key: hashed(`${userId}|device ${knownDevice}`), afterSuccess: 'forget' }]);
  return admit([
    { limiter: ofUser, key: hashed(`${userId}|${network}`), afterSuccess: 'forget' },
    { limiter: limiterOf('passkey-address', WRONG_FROM_ADDRESS, db), key: hashed(network), afterSuccess: 'take-back' },
  ]);
}

async function admit(limits: readonly Limit[]): Promise<Admission> {
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
  };
}

/**
 * Resets the failures at one account, from everywhere and from this address or device, but not those of the address
 * itself.
 */
export async function forgetSignIns(
  { email, address, knownDevice }: Pick<Attempt, 'email' | 'address' | 'knownDevice'>,
  db: Database = database(),
): Promise<void> {
  const limits = [
    ...[true, false].flatMap((isKnownAddress) => limitsOf({ email, address, isKnownAddress }, db)),
    ...(knownDevice ? limitsOf({ email, address, isKnownAddress: false, knownDevice }, db) : []),
  ].filter(({ key }) => key !== hashed(networkOf(address)));
  await Promise.all(limits.map(({ limiter, key }) => limiter.reset(key)));
}

type Limit = { limiter: RateLimit; key: string; afterSuccess: 'forget' | 'take-back' };

function limitsOf(attempt: Attempt, db: Database): Limit[] {
  const { email, isKnownAddress, knownDevice = null } = attempt;
  const address = networkOf(attempt.address);
  if (knownDevice !== null) {
    const limiter = limiterOf('sign-in-device', WRONG_HERE, db);
    return [{ limiter, key: hashed(`${email}|${knownDevice}`), afterSuccess: 'forget' }];
  }
  return [
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
    {
      limiter: limiterOf('sign-in-account', WRONG_FROM_STRANGERS, db),
      // A known address has its own count. It costs the same statements as any other, and strangers cannot fill it.
      key: hashed(isKnownAddress ? `${email}|${address}` : email),
      afterSuccess: 'take-back',
    },
  ];
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
