import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { hashNewPassphrase } from '../../lib/auth/new-passphrase';
import { unqueued } from '../../lib/auth/passphrase';
import { loadStarterContent } from '../../lib/content/starter-content';
import { connect } from '../../lib/db/client';
import { Prisma } from '../../lib/db/generated/client';
import { SHORTEST_PASSPHRASE } from '../../lib/domain/access/passphrase';
import { countries } from '../../lib/domain/clinic/clinic';
import { AppError } from '../../lib/domain/errors';
import { createClinic } from '../../lib/features/clinics/create-clinic';
import { newClinicDetails } from '../../lib/features/clinics/new-clinic';
import { type ClinicDetails, clinicDetailsSchema } from '../../lib/features/clinics/schema';
import { memberNameSchema } from '../../lib/features/joining/schema';
import type { Given } from './command/arguments';
import { SetupFailure } from './failure';
import { rootFolder } from './root-folder.mjs';

export type WantedClinic = { details: ClinicDetails; admin: { name: string; email: string } };

/**
 * @param options as the command line gave them: names, country and address are there.
 * @throws SetupFailure with every option that cannot be used.
 */
export function readNewClinic(options: Given['options']): WantedClinic {
  const { name = '', phone = '', 'admin-name': adminName = '', 'admin-email': email = '' } = options;
  const timeZone = options['time-zone'] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const country = countries.find((one) => one === options.country) ?? 'other';
  const details = clinicDetailsSchema.safeParse(newClinicDetails({ name, country, phone, timeZone }));
  const admin = memberNameSchema.safeParse(adminName);
  const problems = [
    ...(details.error?.issues.map(({ path: [field], message }) => `--${optionOf(field)}: ${message}`) ?? []),
    ...(admin.error?.issues.map(({ message }) => `--admin-name: ${message}`) ?? []),
  ];
  if (!details.success || !admin.success) throw new SetupFailure(`${problems.join('. ')}.`);
  return { details: details.data, admin: { name: admin.data, email } };
}

const optionOf = (field: PropertyKey | undefined): string => (field === 'timeZone' ? 'time-zone' : String(field));

/**
 * A real clinic with its first admin and the starter content.
 * @throws SetupFailure for an address that has an account.
 */
export async function createClinicFromTerminal(
  { details, admin }: WantedClinic,
  passphraseHash: string,
  appUrl: string,
): Promise<void> {
  const db = connect(appUrl, 1);
  try {
    await createClinic(db, {
      details,
      logo: null,
      members: [{ ...admin, role: 'admin', passphraseHash }],
      starter: await loadStarterContent(path.join(rootFolder, 'content')),
      now: new Date(),
    });
  } catch (cause) {
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2002') {
      throw new SetupFailure(`${admin.email} already has an account: give the admin another e-mail address.`, {
        cause,
      });
    }
    throw cause;
  } finally {
    await db.$disconnect();
  }
}

/** @throws SetupFailure for a password that the sign-in pages would refuse too. */
export async function hashAdminPassword({ details, admin }: WantedClinic, password: string): Promise<string> {
  try {
    return await hashNewPassphrase(password, [admin.name, admin.email, details.name], unqueued);
  } catch (cause) {
    const words = cause instanceof AppError ? cause.fields?.passphrase : undefined;
    throw words ? new SetupFailure(`This password cannot be used. ${words}`, { cause }) : cause;
  }
}

/**
 * Asks for the admin's password at the terminal, or reads it as one line from standard input: it is in no shell history.
 * @throws SetupFailure when none was typed.
 */
export async function askPassword({ admin }: WantedClinic): Promise<string> {
  process.stdout.write(`Password for ${admin.email}, at least ${SHORTEST_PASSPHRASE} characters (not shown): `);
  // What is typed is echoed into nothing: a password must not stay on the screen.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  try {
    const ended = new Promise<''>((done) => terminal.once('close', () => done('')));
    const password = await Promise.race([terminal.question(''), ended]);
    process.stdout.write('\n');
    if (password === '') throw new SetupFailure('No password was typed: nothing was created. Run the command again.');
    return password;
  } finally {
    terminal.close();
  }
}
