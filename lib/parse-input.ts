import { z } from 'zod';
import { AppError } from './domain/errors';
import { messagesOf } from './domain/input-messages';
import { sizeProblem } from './domain/input-size';
import type { InputLimits } from './domain/limits';

/** For an action that is told nothing. */
export const noInputSchema = z.strictObject({});

/**
 * Parses every input from members and strangers, for all routes and actions.
 * @throws AppError 'too-large' before the schema looks at it; 'invalid-input' with the first message of every field that
 * is not as the schema wants it.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  limits?: InputLimits,
): z.output<Schema> {
  const size = sizeProblem(raw, limits);
  if (size) throw new AppError('too-large', { fields: { size } });
  return parseShape(schema, raw);
}

/**
 * The same without the size limit: for input from our own code and from an address.
 * @throws AppError 'invalid-input'
 */
export function parseShape<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid-input', { fields: messagesOf(schema, parsed.error) });
}
