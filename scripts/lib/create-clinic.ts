import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { hashPassphrase } from '../../lib/auth/passphrase';
import { loadStarterContent } from '../../lib/content/starter-content';
import { connect } from '../../lib/db/client';
import { Prisma } from '../../lib/db/generated/client';
import { countries } from '../../lib/domain/clinic/clinic';
import { createClinic } from '../../lib/features/clinics/create-clinic';
import { newClinicDetails } from '../../lib/features/clinics/new-clinic';
import { clinicDetailsSchema } from '../../lib/features/clinics/schema';
import { SetupFailure } from './failure';
import { rootFolder } from './root-folder.mjs';

/** NIST 800-63B-4 for a passphrase that stands alone. */
const SHORTEST_PASSPHRASE = 15;

const usage =
  'npm run clinic:create -- --name "Riverside Family Practice" --country US --phone 541-555-0147 ' +
  '--admin-name "Priya Raman" --admin-email priya@riverside.example';

/**
 * A real clinic with its first admin and the starter content. The passphrase is asked for at the terminal,
 * or read as one line from standard input, so that it stands in no shell history.
 * @returns the clinic's name.
 */
export async function createClinicFromArguments(args: string[], appUrl: string): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      country: { type: 'string' },
      phone: { type: 'string', default: '' },
      'time-zone': { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      'admin-name': { type: 'string' },
      'admin-email': { type: 'string' },
    },
  });
  const { name, country, 'admin-name': adminName, 'admin-email': email } = values;
  if (!name || !country || !adminName || !email) throw new SetupFailure(`Something is missing. Usage: ${usage}`);
  const known = countries.find((one) => one === country);
  if (!known) throw new SetupFailure(`--country is one of ${countries.join(', ')}.`);
  const details = clinicDetailsSchema.safeParse(
    newClinicDetails({ name, country: known, phone: values.phone, timeZone: values['time-zone'] }),
  );
  if (!details.success) throw new SetupFailure(details.error.issues.map((issue) => issue.message).join('; '));
  const passphraseHash = await hashPassphrase(await askPassphrase(email));
  const db = connect(appUrl, 1);
  try {
    await createClinic(db, {
      details: details.data,
      logo: null,
      members: [{ email, name: adminName, role: 'admin', passphraseHash }],
      starter: await loadStarterContent(path.join(rootFolder, 'content')),
      now: new Date(),
    });
  } catch (cause) {
    if (cause instanceof Prisma.PrismaClientKnownRequestError && cause.code === 'P2002') {
      throw new SetupFailure(`${email} already has an account: give the admin another e-mail address.`, { cause });
    }
    throw cause;
  } finally {
    await db.$disconnect();
  }
  return name;
}

async function askPassphrase(email: string): Promise<string> {
  process.stdout.write(`Passphrase for ${email}, at least ${SHORTEST_PASSPHRASE} characters (not shown): `);
  // What is typed is echoed into nothing: a passphrase must not stay on the screen.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  try {
    const passphrase = await terminal.question('');
    process.stdout.write('\n');
    if ([...passphrase].length < SHORTEST_PASSPHRASE) {
      throw new SetupFailure(`A passphrase needs at least ${SHORTEST_PASSPHRASE} characters: a few words are fine.`);
    }
    return passphrase;
  } finally {
    terminal.close();
  }
}
