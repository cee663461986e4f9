import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { hashPassphrase, unqueued } from '../lib/auth/passphrase';
import { loadStarterContent } from '../lib/content/starter-content';
import { connect } from '../lib/db/client';
import { withSignIn } from '../lib/db/with-sign-in';
import { demoAccounts, demoPassphrase } from '../lib/demo/accounts';
import type { Logo } from '../lib/domain/clinic/clinic';
import { usualDisclaimer } from '../lib/domain/clinic/texts/usual-texts';
import { createClinic } from '../lib/features/clinics/create-clinic';
import type { ClinicDetails } from '../lib/features/clinics/schema';

const demoClinics: Record<'riverside' | 'hillview', ClinicDetails> = {
  riverside: {
    name: 'Riverside Family Practice',
    address: '12 Mill Street, Bend, OR 97701',
    phone: '541-555-0147',
    otherPhones: [],
    openingHours: 'Monday to Friday, 8 am to 5 pm',
    disclaimer: usualDisclaimer,
    footerNote: '',
    translations: {},
    country: 'US',
    emergencyNumber: null,
    poisonNumber: null,
    crisisNumber: null,
    adviceNumber: null,
    locale: 'en-US',
    timeZone: 'America/Los_Angeles',
    pageSize: 'letter',
    sourcesShown: 'line',
    printsCode: true,
    accentColor: '#0f6b66',
    logoAlt: '',
  },
  hillview: {
    name: 'Hillview Surgery',
    address: '3 Hill Road, Kelso TD5 7AB',
    phone: '01632 960 147',
    otherPhones: [],
    openingHours: 'Monday to Friday, 08:00 to 18:00',
    disclaimer: usualDisclaimer,
    footerNote: '',
    translations: {},
    country: 'UK',
    emergencyNumber: null,
    poisonNumber: null,
    crisisNumber: null,
    adviceNumber: null,
    locale: 'en-GB',
    timeZone: 'Europe/London',
    pageSize: 'a4',
    sourcesShown: 'line',
    printsCode: true,
    accentColor: '#23558f',
    logoAlt: '',
  },
};

const here = path.dirname(fileURLToPath(import.meta.url));
const contentFolder = path.join(here, '..', 'content');

/** Makes the demo clinics once; a database that has them is left as it is. Connects as the runtime role. */
export async function seedDemo({ appUrl }: { appUrl: string }): Promise<{ seeded: boolean }> {
  const db = connect(appUrl, 2);
  try {
    const email = demoAccounts[0]?.email ?? '';
    const present = await withSignIn(
      { email },
      (tx) => tx.userAccount.findUnique({ where: { email }, select: { id: true } }),
      db,
    );
    if (present) return { seeded: false };
    const starter = await loadStarterContent(contentFolder);
    for (const [key, details] of Object.entries(demoClinics)) {
      const accounts = demoAccounts.filter((account) => account.clinic === key);
      const members = accounts.map(async ({ email, name, role }) => ({
        email,
        name,
        role,
        passphraseHash: await hashPassphrase(demoPassphrase, unqueued),
      }));
      await createClinic(db, {
        details,
        logo: await demoLogo(key),
        members: await Promise.all(members),
        starter,
        now: new Date(),
      });
    }
    return { seeded: true };
  } finally {
    await db.$disconnect();
  }
}

const LOGO_PX = 192;

async function demoLogo(name: string): Promise<Logo> {
  const svg = await readFile(path.join(here, 'demo', `${name}.svg`));
  const { data, info } = await sharp(svg).resize(LOGO_PX, LOGO_PX).flatten({ background: '#ffffff' }).png().toBuffer({
    resolveWithObject: true,
  });
  return { mimeType: 'image/png', base64: data.toString('base64'), widthPx: info.width, heightPx: info.height };
}
