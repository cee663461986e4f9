import {
  BODY_MAX_BYTES,
  DRAFT_MAX_BYTES,
  ENTRIES_MAX,
  type InputLimits,
  inputLimits,
  LIST_DEPTH_MAX,
  TEXT_MAX,
} from './limits';

const counted = (value: number): string => value.toLocaleString('en-US');

/** Each message names the problem and its solution. None repeats the input. */
const words = {
  input: `This is larger than Plainleaf accepts (${counted(DRAFT_MAX_BYTES / 1_000_000)} MB). Shorten it, or split it in two`,
  text: `A paragraph is longer than ${counted(TEXT_MAX)} characters. Split it into shorter paragraphs`,
  body: `The text of a section is larger than ${counted(BODY_MAX_BYTES / 1_000)} kB. Move part of it to another section`,
  lists: `A list has more than ${LIST_DEPTH_MAX} levels. Move its inner items up`,
  entries: `A text, list or table has more than ${counted(ENTRIES_MAX)} parts. Split it, or move some to another section`,
} as const;

/** An object or array on the traversal's stack. */
type Level = {
  values: readonly unknown[];
  next: number;
  /** Depth of nested lists in a section's text, itself included. */
  lists: number;
  /** The byte count at the start of a section's text. */
  bodyFrom: number | null;
};

/**
 * Finds what makes an input too large, too deep or too complex to parse, as a sentence for a person; null if nothing
 * does. One pass without recursion stops at the first limit, so a deep or circular input costs no more than another.
 * Leaves values that are not plain data to the schema.
 */
export function sizeProblem(input: unknown, limits: InputLimits = inputLimits): string | null {
  const levels: Level[] = [{ values: [input], next: 0, lists: 0, bodyFrom: null }];
  let bytes = 0;
  let values = 0;
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    if (level.next === level.values.length) {
      if (level.bodyFrom !== null && bytes - level.bodyFrom > BODY_MAX_BYTES) return words.body;
      levels.pop();
      continue;
    }
    const value = level.values[level.next];
    level.next += 1;
    values += 1;
    bytes += 1;
    if (typeof value === 'string') {
      if (value.length > limits.text) return words.input;
      bytes += utf8Bytes(value) + 2;
    } else if (Array.isArray(value)) {
      levels.push({ values: value, next: 0, lists: level.lists, bodyFrom: null });
    } else if (isPlainObject(value)) {
      const names = Object.keys(value);
      if (names.length > limits.names || names.some((name) => name.length > limits.names)) return words.input;
      bytes += names.reduce((sum, name) => sum + utf8Bytes(name) + 3, 0);
      const problem = nodeProblem(value);
      if (problem) return problem;
      const lists = level.lists + (isList(value) ? 1 : 0);
      if (lists > LIST_DEPTH_MAX) return words.lists;
      levels.push({ values: Object.values(value), next: 0, lists, bodyFrom: value.type === 'doc' ? bytes : null });
    }
    if (bytes > limits.bytes || values > limits.values || levels.length > limits.depth) return words.input;
  }
  return null;
}

function nodeProblem({ type, text, content }: Record<string, unknown>): string | null {
  if (type === 'text' && typeof text === 'string' && text.length > TEXT_MAX) return words.text;
  return typeof type === 'string' && Array.isArray(content) && content.length > ENTRIES_MAX ? words.entries : null;
}

const isList = ({ type }: Record<string, unknown>): boolean => type === 'bulletList' || type === 'orderedList';

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Counted by hand, because the browser has no Buffer. */
function utf8Bytes(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // The two halves of a surrogate pair are 4 bytes together.
    if (unit >= 0x80) bytes += unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
