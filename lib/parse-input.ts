import { z } from 'zod';
import { AppError } from './domain/errors';

/** For an action that is told nothing. */
export const noInputSchema = z.strictObject({});

/** @throws AppError 'invalid-input' with the first message of every field that is not as the schema wants it. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) fields[issue.path.join('.')] ??= issue.message;
  throw new AppError('invalid-input', { fields });
}
