import type { PhrasingContent } from 'mdast';
import { type InlineNode, linkHrefSchema, type Mark } from '../domain/handout/body';
import { mergeFieldNames } from '../domain/handout/merge-fields';
import { withoutLineBreaks } from './line-breaks';
import type { Problems } from './problem';

const MERGE_FIELD = /\{\{([^{}]*)\}\}/g;
const isMergeFieldName = (name: string): name is (typeof mergeFieldNames)[number] =>
  mergeFieldNames.some((known) => known === name);

export function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1;
}

function withMarks<Node extends InlineNode>(node: Node, marks: readonly Mark[]): Node {
  return marks.length > 0 ? { ...node, marks: [...marks] } : node;
}

/** Splits text at its merge fields, `{{clinic.phone}}`. A line break inside a paragraph is a space. */
function readText(value: string, marks: readonly Mark[], line: number, problems: Problems): InlineNode[] {
  const text = withoutLineBreaks(value);
  const inlines: InlineNode[] = [];
  const pushText = (part: string) => {
    if (/\{\{|\}\}/.test(part)) problems.add(line, 'A merge field is not closed; write {{clinic.phone}}');
    if (part !== '') inlines.push(withMarks({ type: 'text', text: part }, marks));
  };
  let end = 0;
  for (const match of text.matchAll(MERGE_FIELD)) {
    const name = (match[1] ?? '').trim();
    pushText(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (isMergeFieldName(name)) inlines.push(withMarks({ type: 'mergeField', attrs: { name } }, marks));
    else problems.add(line, `There is no merge field "${name}"; known are ${mergeFieldNames.join(', ')}`);
  }
  pushText(text.slice(end));
  return inlines;
}

/** Inline Markdown as a body's inline nodes; what a body cannot hold becomes a problem with its line. */
export function readInlines(
  nodes: readonly PhrasingContent[],
  problems: Problems,
  marks: readonly Mark[] = [],
): InlineNode[] {
  return nodes.flatMap((node): InlineNode[] => {
    const line = lineOf(node);
    switch (node.type) {
      case 'text':
        return readText(node.value, marks, line, problems);
      case 'strong':
        return readInlines(node.children, problems, [...marks, { type: 'bold' }]);
      case 'emphasis':
        return readInlines(node.children, problems, [...marks, { type: 'italic' }]);
      case 'link': {
        const href = linkHrefSchema.safeParse(node.url);
        if (!href.success) {
          problems.add(line, `The link to "${node.url}" cannot be used. ${href.error.issues[0]?.message ?? ''}`.trim());
          return [];
        }
        return readInlines(node.children, problems, [...marks, { type: 'link', attrs: { href: href.data } }]);
      }
      case 'image':
      case 'imageReference':
        problems.add(
          line,
          'A picture stands in a paragraph of its own, ![what it shows](pictogram:name "caption"), or first in an item',
        );
        return [];
      case 'break':
        problems.add(line, 'A forced line break cannot be used; start a new paragraph');
        return [];
      default:
        problems.add(line, `A section cannot hold this Markdown (${node.type})`);
        return [];
    }
  });
}
