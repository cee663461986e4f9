import fc, { type Arbitrary } from 'fast-check';
import { z } from 'zod';

/** Inputs made from an action's own schema, so that a new action is tried without anyone writing one for it. */

type JsonSchema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
};

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  // Its type allows more dialects than it was asked for.
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
}

/** Values of the right shape, whose ids are among `ids`. What only a refinement forbids can be among them. */
export function arbitraryInput(schema: z.ZodType, ids: readonly string[]): Arbitrary<unknown> {
  const root = jsonSchemaOf(schema);
  return arbitraryOf(root, { defs: root.$defs ?? {}, root, ids, depth: 0 });
}

type Context = { defs: Record<string, JsonSchema>; root: JsonSchema; ids: readonly string[]; depth: number };

/** Rich text nests without end; deeper than this it ends where it may. */
const DEEPEST = 9;

function arbitraryOf(schema: JsonSchema, context: Context): Arbitrary<unknown> {
  const deeper = { ...context, depth: context.depth + 1 };
  if (schema.$ref)
    return context.depth > DEEPEST
      ? fc.constant(null)
      : fc.constant(0).chain(() => arbitraryOf(named(schema.$ref ?? '', context), deeper));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, deeper)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema, deeper);
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((item) => arbitraryOf(item, deeper)))
        : fc.array(arbitraryOf(schema.items ?? {}, deeper), {
            minLength: schema.minItems ?? 0,
            maxLength: Math.min(schema.maxItems ?? 2, Math.max(schema.minItems ?? 0, context.depth > DEEPEST ? 0 : 2)),
          });
    case 'string':
      return textOf(schema, context);
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1,
        max: Math.min(schema.maximum ?? 20, 20_000),
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.anything();
  }
}

function objectOf(schema: JsonSchema, context: Context): Arbitrary<unknown> {
  const parts = Object.entries(schema.properties ?? {}).map(
    ([name, part]) => [name, arbitraryOf(part, context)] as const,
  );
  return fc.record(Object.fromEntries(parts), { requiredKeys: schema.required ?? [] });
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: JsonSchema, { ids }: Context): Arbitrary<string> {
  if (format === 'uuid') return fc.constantFrom(...ids);
  if (pattern) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, 40)) });
}

function named(ref: string, { defs, root }: Context): JsonSchema {
  if (ref === '#') return root;
  const found = defs[ref.replace('#/$defs/', '')];
  if (!found) throw new Error(`The schema refers to ${ref}, which it does not have`);
  return found;
}

/** Where a schema takes keys that it does not name: '' and paths such as "content.patient". */
export function openObjects(schema: z.ZodType): string[] {
  const root = jsonSchemaOf(schema);
  const open: string[] = [];
  const look = (part: JsonSchema, path: string): void => {
    if (part.type === 'object' && part.properties && part.additionalProperties !== false) open.push(path);
    for (const [name, inner] of Object.entries(part.properties ?? {}))
      look(inner, path === '' ? name : `${path}.${name}`);
    for (const inner of [
      ...(part.anyOf ?? []),
      ...(part.oneOf ?? []),
      ...(part.allOf ?? []),
      ...(part.prefixItems ?? []),
    ]) {
      look(inner, path);
    }
    if (part.items) look(part.items, `${path}[]`);
  };
  look(root, '');
  for (const [name, part] of Object.entries(root.$defs ?? {})) look(part, `#${name}`);
  return open;
}
