import { z } from 'zod';
import type { FieldMessages } from './errors';

const UNKNOWN_KEY = 'There is a field here that Plainleaf does not know';

/**
 * Collects the first message of each invalid field, by its path ("patient.name"). Zod repeats unknown keys, but the
 * sender chose them at any length, so they appear in no response or log.
 */
export function messagesOf(schema: z.ZodType, { issues }: z.ZodError, unknownKey = UNKNOWN_KEY): FieldMessages {
  const names = namesIn(schema);
  const fields: Record<string, string> = {};
  for (const issue of issues) {
    fields[pathOf(issue, names)] ??= issue.code === 'unrecognized_keys' ? unknownKey : issue.message;
  }
  return fields;
}

/** The part of the path before the first key that the sender chose. */
function pathOf({ path }: z.core.$ZodIssue, names: ReadonlySet<string>): string {
  const foreign = path.findIndex((part) => typeof part !== 'number' && !names.has(String(part)));
  return path.slice(0, foreign === -1 ? path.length : foreign).join('.');
}

const known = new WeakMap<z.ZodType, ReadonlySet<string>>();

/** Every name that the objects of a schema have. */
function namesIn(schema: z.ZodType): ReadonlySet<string> {
  const before = known.get(schema);
  if (before) return before;
  const names = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [schema];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    if (part instanceof z.ZodType) {
      open.push(...Object.values(part.def));
      if (part instanceof z.ZodLazy) open.push(part.unwrap());
      if (part instanceof z.ZodObject) for (const name of Object.keys(part.shape)) names.add(name);
    } else if (Array.isArray(part) || Object.getPrototypeOf(part) === Object.prototype)
      open.push(...Object.values(part));
  }
  known.set(schema, names);
  return names;
}
