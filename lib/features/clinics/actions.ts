'use server';

import { runSignedIn } from '@/lib/run-signed-in';
import { changeClinicAction } from './mutations';
import type { ClinicDetails } from './schema';

export async function changeClinic(input: ClinicDetails) {
  return runSignedIn(changeClinicAction, input);
}
