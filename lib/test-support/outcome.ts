import type { AppErrorCode, Outcome } from '@/lib/domain/errors';

/** The value of an outcome that must have succeeded. */
export function succeeded<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(`expected success, got ${JSON.stringify(outcome.failure)}`);
  return outcome.value;
}

/** The failure's code of an outcome that must have failed. */
export function failedWith(outcome: Outcome<unknown>): AppErrorCode {
  if (outcome.ok) throw new Error(`expected a failure, got ${JSON.stringify(outcome.value)}`);
  return outcome.failure.code;
}
