'use server';

import {
  beginAuthenticator,
  confirmAuthenticator,
  giveCode,
  removeAuthenticator,
  renewRecoveryCodes,
} from '@/lib/auth/second-factors/actions';
import { runForPerson } from '@/lib/run-for-person';

export async function giveSignInCode(input: { code: string }) {
  return runForPerson(giveCode, input);
}

export async function beginAuthenticatorApp(input: { passphrase: string; code: string }) {
  return runForPerson(beginAuthenticator, input);
}

export async function confirmAuthenticatorApp(input: { code: string }) {
  return runForPerson(confirmAuthenticator, input);
}

export async function removeAuthenticatorApp(input: { passphrase: string; code: string }) {
  return runForPerson(removeAuthenticator, input);
}

export async function makeNewRecoveryCodes(input: { passphrase: string }) {
  return runForPerson(renewRecoveryCodes, input);
}
