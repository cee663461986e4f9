'use server';

import {
  beginAuthenticator,
  confirmAuthenticator,
  giveCode,
  removeAuthenticator,
  renewRecoveryCodes,
} from '@/lib/auth/second-factors/actions';
import { runForPerson } from '@/lib/run-for-person';
import { type ProofInput, withPasskeyToken } from './proof-input';

export async function giveSignInCode(input: { code: string }) {
  return runForPerson(giveCode, input);
}

export async function beginAuthenticatorApp(input: ProofInput) {
  return runForPerson(beginAuthenticator, await withPasskeyToken(input));
}

export async function confirmAuthenticatorApp(input: { code: string }) {
  return runForPerson(confirmAuthenticator, input);
}

export async function removeAuthenticatorApp(input: ProofInput) {
  return runForPerson(removeAuthenticator, await withPasskeyToken(input));
}

export async function makeNewRecoveryCodes(input: ProofInput) {
  return runForPerson(renewRecoveryCodes, await withPasskeyToken(input));
}
