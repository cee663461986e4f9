import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problems } from './problem';

/** `name`: what messages call this YAML. `firstLine`: the line of the file on which it starts, from 1. */
export type YamlPlace = { name: string; firstLine: number };

/** `linesOf`: the line on which each part of a map or list at the top starts, by its key or its place from 0. */
export type ReadYaml<Shape> = { value: Shape; linesOf: (name: string) => Map<string, number> };

/** Parses YAML by its schema; null when it has problems, which are then in `problems` with their lines. */
export function readYaml<Shape>(
  yaml: string,
  schema: z.ZodType<Shape>,
  problems: Problems,
  { name, firstLine }: YamlPlace,
): ReadYaml<Shape> | null {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  const lineAt = (offset: number) => lineCounter.linePos(offset).line + firstLine - 1;

  for (const error of document.errors) problems.add(lineAt(error.pos[0]), `${name}: ${firstLineOf(error.message)}`);
  if (document.errors.length > 0) return null;

  const before = problems.found.length;
  const parsed = schema.safeParse(plainValue(document, problems, { name, firstLine }));
  if (parsed.success) return { value: parsed.data, linesOf: (part) => linesOfParts(document.get(part, true), lineAt) };
  if (problems.found.length > before) return null;
  for (const issue of parsed.error.issues) {
    const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const places = unknownKeys.length > 0 ? unknownKeys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of places) {
      const message = unknownKeys.length > 0 ? 'this field is not known' : issue.message;
      const line = lineOfPath(document, path, lineAt) ?? firstLine;
      problems.add(line, `${name}, ${path.map(String).join('.') || 'whole'}: ${message}`);
    }
  }
  return null;
}

function linesOfParts(whole: unknown, lineAt: (offset: number) => number): Map<string, number> {
  const starts: [unknown, unknown][] = isMap(whole)
    ? whole.items.map(({ key }) => [isScalar(key) ? key.value : null, key])
    : isSeq(whole)
      ? whole.items.map((item, index) => [index, item])
      : [];
  return new Map(
    starts.flatMap(([name, node]) =>
      isNode(node) && node.range ? [[String(name), lineAt(node.range[0])] as const] : [],
    ),
  );
}

/** The line of the deepest part of `path` that is written down: a missing key points at its parent. */
function lineOfPath(
  document: Document.Parsed,
  path: readonly PropertyKey[],
  lineAt: (offset: number) => number,
): number | null {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const key = path[depth - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    if (pair && isScalar(pair.key) && pair.key.range) return lineAt(pair.key.range[0]);
    const node = document.getIn(path.slice(0, depth), true);
    if (isMap(node) && node.range) return lineAt(node.range[0]);
  }
  return null;
}

/** A document that names its own parts again and again can grow without bounds: the reader of YAML stops it. */
function plainValue(document: Document.Parsed, problems: Problems, { name, firstLine }: YamlPlace): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    problems.add(firstLine, `${name}: write everything out; references such as *name cannot be used`);
    return null;
  }
}

function firstLineOf(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
