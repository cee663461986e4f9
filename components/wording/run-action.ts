import { unstable_rethrow } from 'next/navigation';
import { toastFailure } from '@/components/ui/toast';
import type { Outcome } from '@/lib/domain/errors';

/** An action's answer, where a request that never arrived is a failure like any other. */
export async function settled<Value>(answer: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await answer;
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, failure: { code: 'unavailable' } };
  }
}

/** The value of an action, or null after its failure was told in a message. */
export async function valueOrToast<Value>(answer: Promise<Outcome<Value>>): Promise<Value | null> {
  const outcome = await settled(answer);
  if (outcome.ok) return outcome.value;
  toastFailure(outcome.failure);
  return null;
}
