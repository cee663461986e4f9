'use server';

import { runSignedIn } from '@/lib/run-signed-in';
import { verifyChainAction } from './mutations';

export async function verifyChain() {
  return runSignedIn(verifyChainAction, {});
}
