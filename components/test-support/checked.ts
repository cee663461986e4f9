import type { z } from 'zod';
import { AppError, type Outcome } from '@/lib/domain/errors';
import { parseInput } from '@/lib/parse-input';

/** A server action as a test answers it: what is not as its schema wants it is refused, field by field, as on the server. */
export function checked<Schema extends z.ZodType, Value>(
  schema: Schema,
  answer: (input: z.output<Schema>) => Outcome<Value>,
): (input: z.input<Schema>) => Promise<Outcome<Value>> {
  return async (input) => {
    try {
      return answer(parseInput(schema, input));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ok: false, failure: { code: error.code, ...(error.fields && { fields: error.fields }) } };
    }
  };
}
