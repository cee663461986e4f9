import { z } from 'zod';
import { clinicSchema } from '@/lib/domain/clinic/clinic';
import { phoneNumberSchema } from '@/lib/domain/clinic/phone-number';

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

export const clinicDetailsSchema = clinicSchema.omit({ id: true, logo: true }).extend({
  name: z.string().trim().min(1, 'Give the clinic a name').max(120, 'The name is longer than 120 characters'),
  phone: z.union([z.literal(''), phoneNumberSchema]),
  emergencyNumber: phoneNumberSchema.nullable(),
  poisonNumber: phoneNumberSchema.nullable(),
  crisisNumber: phoneNumberSchema.nullable(),
  adviceNumber: phoneNumberSchema.nullable(),
  timeZone: z.string().refine(isTimeZone, 'Use a time zone such as America/Los_Angeles'),
});
export type ClinicDetails = z.infer<typeof clinicDetailsSchema>;

/** `version` is the one that the details were read at: a save over someone else's is told, never silent. */
export const changeClinicSchema = clinicDetailsSchema.extend({ version: z.int().positive() });
export type ClinicChange = z.input<typeof changeClinicSchema>;

export const replaceLogoSchema = z.strictObject({ file: z.instanceof(Uint8Array) });
