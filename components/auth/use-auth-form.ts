'use client';

import { useState } from 'react';
import { failureText } from '@/components/wording/failure-words';
import { settled } from '@/components/wording/run-action';
import type { FieldMessages, Outcome } from '@/lib/domain/errors';

/** The state of a form before a session: what is wrong with which field, what went wrong as a whole, and whether it is under way. */
export function useAuthForm() {
  const [errors, setErrors] = useState<FieldMessages>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  /** @returns the value, or null after its failure was shown. Stays pending after success: a page follows. */
  const run = async <Value>(work: () => Promise<Outcome<Value>>): Promise<Value | null> => {
    setPending(true);
    setErrors({});
    setProblem(null);
    const outcome = await settled(work());
    if (outcome.ok) return outcome.value;
    setPending(false);
    if (outcome.failure.fields) setErrors(outcome.failure.fields);
    else setProblem(failureText(outcome.failure));
    return null;
  };

  return { errors, problem, isPending, run };
}
