import { nextTry, WARN_AT_WRONG, waitAfterWrongMs } from '../../domain/access/code-backoff';
import { knownDeviceId } from '../known-device';
import { type Attempt, withPerson } from '../with-person';

/**
 * Counts one person's wrong codes in the database for all servers. Known devices have their own count, so that a
 * stranger with the password cannot lock the owner out there.
 */

const keyOf = ({ person, device }: Attempt) => ({
  userId: person.userId,
  knownDevice: knownDeviceId(device, person.email) !== null,
});

type Counted =
  /** Counted before the code is checked, so that concurrent attempts cannot slip past the limit. */
  { waitMsAfter: number; warns: boolean } | { waitMs: number };

export async function countCode(attempt: Attempt): Promise<Counted> {
  const { person, now, db } = attempt;
  const { userId, knownDevice } = keyOf(attempt);
  return withPerson(
    person,
    async (tx) => {
      await tx.$executeRaw`insert into code_attempt (user_id, known_device, wrong, last_at)
        values (${userId}::uuid, ${knownDevice}, 0, ${now}) on conflict do nothing`;
      const [row] = await tx.$queryRaw<{ wrong: number; lastAt: Date }[]>`select wrong, last_at as "lastAt"
        from code_attempt where user_id = ${userId}::uuid and known_device = ${knownDevice} for update`;
      const next = nextTry(row ?? { wrong: 0, lastAt: now }, now);
      if ('waitMs' in next) return next;
      const where = { userId_knownDevice: { userId, knownDevice } };
      await tx.codeAttempt.update({ where, data: { wrong: next.wrong, lastAt: now } });
      return { waitMsAfter: waitAfterWrongMs(next.wrong), warns: next.wrong === WARN_AT_WRONG };
    },
    db,
  );
}

/** After a right code. */
export async function forgetWrongCodes(attempt: Attempt): Promise<void> {
  const where = keyOf(attempt);
  await withPerson(attempt.person, (tx) => tx.codeAttempt.deleteMany({ where }), attempt.db);
}
