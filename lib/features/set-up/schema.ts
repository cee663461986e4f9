import { z } from 'zod';
import { emailSchema } from '@/lib/domain/access/email-address';
import { linkTokenSchema } from '@/lib/domain/access/link-token';
import { passphraseInputSchema } from '@/lib/domain/access/passphrase-input';
import { clinicDetailsSchema } from '../clinics/schema';
import { memberNameSchema } from '../joining/schema';

const { name, country, phone, timeZone } = clinicDetailsSchema.shape;

/** The first clinic of a server, and who looks after it. */
export const setUpSchema = z.strictObject({
  token: linkTokenSchema,
  clinicName: name,
  country,
  phone,
  timeZone,
  name: memberNameSchema,
  email: emailSchema,
  passphrase: passphraseInputSchema,
});

/** For how long a printed link works. */
export const SET_UP_HOURS = 24;
