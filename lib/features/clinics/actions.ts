'use server';

import { runSignedIn } from '@/lib/action';
import { changeClinicAction } from './mutations';
import type { ClinicDetails } from './schema';

export async function changeClinic(input: ClinicDetails) {
  return runSignedIn(changeClinicAction, input);
}
