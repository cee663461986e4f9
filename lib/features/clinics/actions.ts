'use server';

import { runSignedIn } from '@/lib/run-signed-in';
import { changeClinicAction, removeLogoAction } from './mutations';
import type { ClinicChange } from './schema';

export async function changeClinic(input: ClinicChange) {
  return runSignedIn(changeClinicAction, input);
}

export async function removeLogo() {
  return runSignedIn(removeLogoAction, {});
}
