import { createHash } from 'node:crypto';
import layout, { type DocumentNode } from '@react-pdf/layout';
import * as P from '@react-pdf/primitives';
import { Font } from '@react-pdf/renderer';
import { Memory } from '@/lib/domain/memory';
import { boxOf, isPicture, type LaidOutNode, type SourceNode } from './nodes';
import { numberOf, resolveStyle } from './style';

/**
 * Pictures (drawings, images) are left to react-pdf's own layout, which knows paths and image files. They are
 * few and the same from handout to handout, so each is measured once and remembered.
 */

type Layout = (root: unknown, fonts: typeof Font) => Promise<{ children: { children: LaidOutNode[] }[] }>;
const stockLayout = layout as unknown as Layout;

const measured = new Memory<LaidOutNode>(200);

/** Every picture below these nodes, measured. */
export async function measurePictures(nodes: readonly SourceNode[]): Promise<Map<SourceNode, LaidOutNode>> {
  const found = new Map<SourceNode, LaidOutNode>();
  for (const node of picturesIn(nodes)) found.set(node, await measureOne(node));
  return found;
}

function picturesIn(nodes: readonly SourceNode[]): SourceNode[] {
  return nodes.flatMap((node) => (isPicture(node) ? [node] : picturesIn(node.children ?? [])));
}

async function measureOne(node: SourceNode): Promise<LaidOutNode> {
  // What a canvas paints cannot be told from its function's name: it only has a size.
  if (node.type === P.Canvas) return canvas(node);
  const key = keyOf(node);
  const known = measured.get(key);
  if (known) return known;
  const page = { type: P.Page, props: { size: [2_000, 2_000] }, style: {}, box: {}, children: [node] };
  const root = { type: P.Document, props: {}, children: [page] } as unknown as DocumentNode;
  const [picture] = (await stockLayout(root, Font)).children[0]?.children ?? [];
  if (!picture) throw new Error(`react-pdf measured no ${node.type}`);
  measured.set(key, picture);
  return picture;
}

function canvas(node: SourceNode): LaidOutNode {
  const style = resolveStyle(node.style);
  return {
    type: node.type,
    props: node.props,
    style,
    box: boxOf(numberOf(style, 'width'), numberOf(style, 'height')),
    children: [],
  };
}

/** A picture's kind, style and content; bytes go in by their hash, so that a large logo makes a short key. */
function keyOf(node: SourceNode): string {
  const hash = createHash('sha256');
  const visit = (value: unknown): void => {
    if (value instanceof Uint8Array) hash.update(value);
    else if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        hash.update(`|${name}:`);
        visit(one);
      }
    } else hash.update(String(value));
  };
  const visitNode = ({ type, props, style, children = [] }: SourceNode): void => {
    hash.update(`<${type}`);
    visit(props);
    visit(style);
    for (const child of children) visitNode(child);
    hash.update('>');
  };
  visitNode(node);
  return hash.digest('base64');
}
