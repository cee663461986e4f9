import { fromMarkdown } from 'mdast-util-from-markdown';

/** A code block of docs/operations.md. */
export type Block = {
  /** The words of the heading above it. */
  heading: string;
  /** Where it begins in the file. */
  line: number;
  text: string;
  /** The machines on which the test runs it, one after the other. Empty: it is not run. */
  machines: readonly string[];
  /** Why it is not run, else ''. */
  skip: string;
};

/**
 * The code blocks of a document in their order. Behind the language each says `machines="one another"`, or
 * `skip="a reason"`.
 *
 * @throws Error with the line of a block that says neither, or both, or that no shell can run
 */
export function readBlocks(markdown: string): Block[] {
  let heading = '';
  return fromMarkdown(markdown).children.flatMap((node) => {
    if (node.type === 'heading') heading = node.children.map((part) => ('value' in part ? part.value : '')).join('');
    if (node.type !== 'code') return [];
    const line = node.position?.start.line ?? 0;
    const said = new Map([...(node.meta ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    const machines = (said.get('machines') ?? '').split(' ').filter(Boolean);
    const skip = said.get('skip')?.trim() ?? '';
    const problem = problemOf(node.lang ?? '', machines, skip);
    if (problem) throw new Error(`Line ${line}, below "${heading}": ${problem}`);
    return [{ heading, line, text: node.value, machines, skip }];
  });
}

function problemOf(language: string, machines: readonly string[], skip: string): string | undefined {
  if (machines.length === 0 && skip === '') return 'say machines="…", or skip="why it is not run".';
  if (machines.length > 0 && skip !== '') return 'machines and skip exclude each other.';
  if (machines.length > 0 && language !== 'sh')
    return `only sh blocks run, not ${language || 'one without a language'}.`;
  return undefined;
}
