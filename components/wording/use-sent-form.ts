'use client';

import { useState } from 'react';
import type { FieldMessages, Outcome } from '@/lib/domain/errors';
import { failureText } from './failure-words';
import { settled } from './run-action';

/**
 * The state of a form that is sent to the server: what is wrong with which field, what went wrong as a whole, and
 * whether it is under way. `leaves`: another page follows success, and until it is there the form stays under way.
 */
export function useSentForm({ leaves = false }: { leaves?: boolean } = {}) {
  const [errors, setErrors] = useState<FieldMessages>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  /** @returns the value, or null after its failure was shown. */
  const send = async <Value>(work: () => Promise<Outcome<Value>>): Promise<Value | null> => {
    setPending(true);
    setErrors({});
    setProblem(null);
    const outcome = await settled(work());
    if (!outcome.ok || !leaves) setPending(false);
    if (outcome.ok) return outcome.value;
    if (outcome.failure.fields) setErrors(outcome.failure.fields);
    else setProblem(failureText(outcome.failure));
    return null;
  };

  return { errors, problem, isPending, send };
}
