import { unstable_rethrow } from 'next/navigation';
import { announceOtherSignIn, isOtherSignIn } from '@/components/shell/other-sign-in';
import { toastFailure } from '@/components/ui/toast';
import { type EarlyRefusal, earlyRefusals, type Outcome } from '@/lib/domain/errors';

/** An action's answer, where a request that never arrived is a failure like any other. */
export async function settled<Value>(answer: Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    const outcome = await answer;
    if (isOtherSignIn(outcome)) announceOtherSignIn();
    return outcome;
  } catch (error) {
    unstable_rethrow(error);
    return { ok: false, failure: { code: refusalIn(error) ?? 'unavailable' } };
  }
}

/**
 * The reason for which the server refused a request before it was read. React passes its text on as the message of an error.
 */
function refusalIn(error: unknown): EarlyRefusal | null {
  const message = error instanceof Error ? error.message : '';
  return earlyRefusals.find((code) => code === message) ?? null;
}

/** The value of an action, or null after its failure was told in a message. */
export async function valueOrToast<Value>(answer: Promise<Outcome<Value>>): Promise<Value | null> {
  const outcome = await settled(answer);
  if (outcome.ok) return outcome.value;
  toastFailure(outcome.failure);
  return null;
}
