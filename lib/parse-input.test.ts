import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { AppError } from './domain/errors';
import { parseInput } from './parse-input';

const schema = z.strictObject({
  title: z.string().max(5, 'The title is too long'),
  answers: z.record(z.string().max(10), z.string().max(3, 'An answer is too long')),
  list: z.array(z.union([z.strictObject({ kind: z.literal('a') }), z.strictObject({ kind: z.literal('b') })])),
});

function refusal(input: unknown): AppError {
  try {
    parseInput(schema, input);
  } catch (error) {
    return error as AppError; // parseInput throws nothing else
  }
  throw new Error('it was taken');
}

const fine = { title: 'Rest', answers: { side: 'no' }, list: [] };

describe('an input', () => {
  it('returns the parsed input', () => {
    expect(parseInput(schema, fine)).toEqual(fine);
  });

  it('refuses invalid input with a message for each field', () => {
    expect(refusal({ ...fine, title: 'Rest a lot' })).toMatchObject({
      code: 'invalid-input',
      fields: { title: 'The title is too long' },
    });
    expect(refusal({ ...fine, list: [{ kind: 'a' }, { kind: 'c' }] }).fields).toHaveProperty('list.1');
  });

  it.each([
    ['an unknown key', { ...fine, 'Maria Núñez': 1 }],
    ['an unknown key further in', { ...fine, list: [{ kind: 'a', 'Maria Núñez': 1 }] }],
    ['a key of a record', { ...fine, answers: { 'Maria Núñez': 'yes' } }],
    ['a key of a record with another value', { ...fine, answers: { Maria: 7 } }],
  ])('is refused without repeating %s', (_what, input) => {
    const { code, fields, message } = refusal(input);
    expect(code).toBe('invalid-input');
    expect(JSON.stringify([fields, message])).not.toMatch(/Maria/);
    expect(Object.keys(fields ?? {})).not.toEqual([]);
  });

  it('refuses oversized input before the schema runs', () => {
    let looked = 0;
    const watching = z.unknown().transform((value) => {
      looked += 1;
      return value;
    });
    expect(() => parseInput(watching, { note: 'x'.repeat(2_000_000) })).toThrow('too-large');
    expect(looked).toBe(0);
    expect(parseInput(watching, { note: 'x' })).toEqual({ note: 'x' });
    expect(looked).toBe(1);
  });

  it('an action can raise the size limit', () => {
    const file = { ...fine, title: 'x'.repeat(60_000) };
    expect(refusal(file).code).toBe('too-large');
    const limits = { bytes: 100_000, text: 70_000, depth: 5, values: 50, names: 10 };
    expect(() => parseInput(schema, file, limits)).toThrow('invalid-input');
  });
});
