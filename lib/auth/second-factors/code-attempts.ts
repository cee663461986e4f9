import type { Tx } from '../../db/client';
import { nextTry, WARN_AT_WRONG, type WrongCodes, waitAfterWrongMs } from '../../domain/access/code-backoff';
import { knownDeviceId } from '../known-device';
import { type Attempt, withPerson } from '../with-person';

/**
 * Counts one person's wrong codes in the database for all servers. Known devices have their own count, so that a
 * stranger with the password cannot lock the owner out there. The server's role reaches the counts only through
 * functions, which take the person from the transaction and the time from the database.
 */

const isOnKnownDevice = ({ person, device }: Attempt): boolean => knownDeviceId(device, person.email) !== null;

type Counted =
  /** Counted before the code is checked, so that concurrent attempts cannot slip past the limit. */
  { waitMsAfter: number; warns: boolean } | { waitMs: number };

export async function countCode(attempt: Attempt): Promise<Counted> {
  const onKnownDevice = isOnKnownDevice(attempt);
  return withPerson(
    attempt.person,
    async (tx) => {
      const next = nextTry(await lockCount(tx, onKnownDevice));
      if ('waitMs' in next) return next;
      await tx.$executeRaw`select code_attempt_count(${onKnownDevice}, ${next.wrong}::int)`;
      return { waitMsAfter: waitAfterWrongMs(next.wrong), warns: next.wrong === WARN_AT_WRONG };
    },
    attempt.db,
  );
}

async function lockCount(tx: Tx, onKnownDevice: boolean): Promise<WrongCodes> {
  const [row] = await tx.$queryRaw<WrongCodes[]>`
    select wrong, ms_since as "msSince" from code_attempt_look(${onKnownDevice})`;
  // Another session gave a right code at this moment, which removes the row.
  return row ?? { wrong: 0, msSince: 0 };
}

/** After a right code. */
export async function forgetWrongCodes(attempt: Attempt): Promise<void> {
  const onKnownDevice = isOnKnownDevice(attempt);
  await withPerson(attempt.person, (tx) => tx.$executeRaw`select code_attempt_reset(${onKnownDevice})`, attempt.db);
}

/** On every device of the person whose id the transaction shows. */
export async function forgetAllWrongCodes(tx: Tx): Promise<void> {
  await tx.$executeRaw`select code_attempt_reset(true), code_attempt_reset(false)`;
}
