import path from 'node:path';
import type { z } from 'zod';
import { newLinkToken } from '@/lib/auth/link-token';
import { hashNewPassphrase } from '@/lib/auth/new-passphrase';
import { withPlaceToHash } from '@/lib/auth/passphrase';
import { hashSecret } from '@/lib/auth/sessions';
import { loadStarterContent } from '@/lib/content/starter-content';
import { type Database, database } from '@/lib/db/client';
import { longTransaction } from '@/lib/db/long-transaction';
import { AppError } from '@/lib/domain/errors';
import { createClinicIn } from '../clinics/create-clinic';
import { newClinicDetails } from '../clinics/new-clinic';
import { isSetUpLink } from './data';
import { SET_UP_HOURS, type setUpSchema } from './schema';

/**
 * A token for the link that makes the first clinic, in place of any before it; null once there is a clinic.
 * @param hasAccounts what the tables' owner sees: a restored database knows of its clinics, not of its set-up.
 */
export async function makeSetUpToken(
  db: Database,
  { hasAccounts, now }: { hasAccounts: boolean; now: Date },
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const { token, tokenHash } = newLinkToken();
    const next = hasAccounts
      ? { doneAt: now, tokenHash: null, expiresAt: null }
      : { doneAt: null, tokenHash, expiresAt: new Date(now.getTime() + SET_UP_HOURS * 3_600_000) };
    // Instances may start at once, and a clinic may be made in this moment: neither is overwritten.
    const { count: created } = await tx.setUp.createMany({ data: { one: true, ...next }, skipDuplicates: true });
    const { count: replaced } = await tx.setUp.updateMany({ where: { one: true, doneAt: null }, data: next });
    return hasAccounts || created + replaced === 0 ? null : token;
  });
}

/**
 * The first clinic with its admin and the starter content, by whoever read the link on the server's own screen.
 * @throws AppError 'not-found' for a link that opens nothing (any more), 'invalid-input' for the passphrase.
 */
export async function setUp(
  given: z.output<typeof setUpSchema>,
  { now }: { now: Date },
  db: Database = database(),
): Promise<{ email: string }> {
  const { token, clinicName, country, phone, timeZone, name, email, passphrase } = given;
  if (!(await isSetUpLink(token, now, db))) throw new AppError('not-found');
  const passphraseHash = await withPlaceToHash({ lane: 'known', holder: 'set-up' }, (place) =>
    hashNewPassphrase(passphrase, [name, email, clinicName], place),
  );
  const starter = await loadStarterContent(path.join(process.cwd(), 'content'));
  await longTransaction(db, async (tx) => {
    const { count } = await tx.setUp.updateMany({
      where: { tokenHash: hashSecret(token), expiresAt: { gt: now } },
      data: { doneAt: now, tokenHash: null, expiresAt: null },
    });
    if (count === 0) throw new AppError('not-found');
    await createClinicIn(tx, {
      details: newClinicDetails({ name: clinicName, country, phone, timeZone }),
      logo: null,
      members: [{ email, name, role: 'admin', passphraseHash }],
      starter,
      now,
    });
  });
  return { email };
}
