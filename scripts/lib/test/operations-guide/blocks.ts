import { fromMarkdown } from 'mdast-util-from-markdown';
import { type MachineName, machineNames } from './machine-names';

/** A code block of docs/operations.md. */
export type Block = {
  /** The words of the heading above it. */
  heading: string;
  /** Where it begins in the file. */
  line: number;
  text: string;
  /** The machines on which the test runs it, one after the other. Empty: it is not run. */
  machines: readonly MachineName[];
  /** Why it is not run, else ''. */
  skip: string;
};

/**
 * The code blocks of a document in their order. Behind the language each says `machines="one another"`, or
 * `skip="a reason"`.
 *
 * @throws Error with the line of a block that says neither, or both, or names another machine, or that no shell can run
 */
export function readBlocks(markdown: string): Block[] {
  let heading = '';
  return fromMarkdown(markdown).children.flatMap((node) => {
    if (node.type === 'heading') heading = node.children.map((part) => ('value' in part ? part.value : '')).join('');
    if (node.type !== 'code') return [];
    const line = node.position?.start.line ?? 0;
    const said = new Map([...(node.meta ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const names = (said.get('machines') ?? '').split(' ').filter(Boolean);
    const skip = said.get('skip')?.trim() ?? '';
    const problem = problemOf(node.lang ?? '', names, skip);
    if (problem) throw new Error(`Line ${line}, below "${heading}": ${problem}`);
    return [{ heading, line, text: node.value, machines: machineNames.filter((name) => names.includes(name)), skip }];
  });
}

function problemOf(language: string, names: readonly string[], skip: string): string | undefined {
  if (names.length === 0 && skip === '') return 'say machines="…", or skip="why it is not run".';
  if (names.length > 0 && skip !== '') return 'machines and skip exclude each other.';
  const unknown = names.find((name) => !machineNames.some((known) => known === name));
  if (unknown !== undefined) return `no machine is called "${unknown}", only ${machineNames.join(', ')}.`;
  if (names.length > 0 && language !== 'sh') return `only sh blocks run, not ${language || 'one without a language'}.`;
  return undefined;
}
