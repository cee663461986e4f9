import type { z } from 'zod';
import { AppError, type Outcome } from '@/lib/domain/errors';
import { parseInput } from '@/lib/parse-input';

/** A mocked server action that rejects input that does not fit the schema, field by field, as the server does. */
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
