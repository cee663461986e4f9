import { z } from 'zod';
import { clinicSchema } from '@/lib/domain/clinic/clinic';

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
  timeZone: z.string().refine(isTimeZone, 'Use a time zone such as America/Los_Angeles'),
});
export type ClinicDetails = z.infer<typeof clinicDetailsSchema>;
