import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { TextOf } from './growth';
import { signs } from './hostile-texts';

/** A regular expression literal, and its first place in the source. */
export type WrittenExpression = { place: string; expression: RegExp };

/** Every regular expression literal in the app's source. */
export function writtenExpressions(root: string): WrittenExpression[] {
  const found = new Map<string, WrittenExpression>();
  for (const file of sourceFiles(root)) {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node) && !found.has(node.text)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        const end = node.text.lastIndexOf('/');
        const expression = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
        found.set(node.text, { place: `${file}:${line + 1}`, expression });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}

/** The modules that build regular expressions at run time, which a reader of the source cannot list. */
export function buildersOfExpressions(root: string): string[] {
  return sourceFiles(root).filter((file) => /\bRegExp\(/.test(readFileSync(`${root}/${file}`, 'utf8')));
}

export function sourceFiles(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'lib', 'components', 'app'], {
    cwd: root,
  });
  return listed
    .toString()
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/test/.test(file));
}

/** Only unbounded repetition can be slow. */
export function isUnbounded({ source }: RegExp): boolean {
  return /[*+]|\{\d+,\}/.test(source.replace(/\\./gsu, ''));
}

const ESCAPE = /\\(?:u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|[pP]\{[^}]*\}|[1-9]|.)/iuy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/uy;
const NO_CHARACTER = /\(\?(?:<?[=!]|:|<\w+>)|\{\d+(?:,\d*)?\}\??|\\[bB1-9]|[()*+?^$|]/uy;

const candidates = [...signs, 'z', 's', 'x', '0', '8', 'Ü', '₀', '½', '°', '☐', '\uFEFF', '\u0085', '’', '»'];

/** Texts that match each part of an expression, part by part; null where an alternative ends. */
function partsOf({ source, flags }: RegExp): (readonly string[] | null)[] {
  const parts: (readonly string[] | null)[] = [];
  let word = '';
  const endWord = (): void => {
    if (word !== '') parts.push([word]);
    word = '';
  };
  for (let at = 0; at < source.length; ) {
    const read = (pattern: RegExp): string => {
      pattern.lastIndex = at;
      return pattern.exec(source)?.[0] ?? '';
    };
    const nothing = read(NO_CHARACTER);
    if (nothing !== '') {
      endWord();
      if (nothing === '|') parts.push(null);
      at += nothing.length;
      continue;
    }
    const part = read(ESCAPE) || read(CLASS) || String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += part.length;
    if (/^[\p{L}\p{N} ]$/u.test(part)) word += part;
    else {
      endWord();
      const one = new RegExp(`^(?:${part})$`, flags.replace(/[gy]/g, ''));
      const matching = candidates.filter((candidate) => one.test(candidate));
      parts.push(matching.length > 0 ? spread(matching) : [part.replace(/^\\/, '')]);
    }
  }
  endWord();
  return parts;
}

/** The first, the last and one in between, as samples. */
function spread(matching: readonly string[]): string[] {
  const picked = [matching[0], matching.at(-1), matching[Math.floor(matching.length / 2)]];
  return [...new Set(picked.filter((one) => one !== undefined))];
}

const MOST_TEXTS = 900;
const ENDS = ['', '\u0000', ' ', '\n!', ')]}>"'];

/** Texts that may slow an expression down: each part of it repeated, after the text that it expects before. */
export function* textsAgainst(expression: RegExp): Generator<TextOf> {
  let count = 0;
  for (const [before, token] of [...pumpsOf(expression), ...signs.map((sign) => ['', sign] as const)]) {
    for (const end of ENDS) yield (size) => before + token.repeat(Math.ceil(size / token.length)) + end;
    count += ENDS.length;
    if (count > MOST_TEXTS) return;
  }
}

const LONGEST_STRETCH = 4;

function pumpsOf(expression: RegExp): (readonly [before: string, token: string])[] {
  const parts = partsOf(expression);
  const pumps = new Map<string, readonly [string, string]>();
  const add = (before: string, token: string): void => {
    if (token !== '') pumps.set(`${before}\n${token}`, [before, token]);
  };
  for (let from = 0; from < parts.length; from += 1) {
    const start = parts.lastIndexOf(null, from) + 1;
    const before = firstOf(parts.slice(start, from));
    for (let length = 1; length <= LONGEST_STRETCH && from + length <= parts.length; length += 1) {
      const stretch = parts.slice(from, from + length);
      const rest = firstOf(stretch.slice(1));
      for (const sample of stretch[0] ?? []) {
        add('', sample + rest);
        if (before !== '') add(before, sample + rest);
      }
    }
  }
  return [...pumps.values()];
}

const firstOf = (parts: readonly (readonly string[] | null)[]): string => parts.map((part) => part?.[0] ?? '').join('');
