'use server';

import { runForPerson } from '@/lib/run-for-person';
import { type ProofInput, withPasskeyToken } from '../second-factors/proof-input';
import { changePassphraseAction } from './mutations';

export async function changePassphrase(input: { current: string } & ProofInput) {
  return runForPerson(changePassphraseAction, await withPasskeyToken(input));
}
