import layout, { type DocumentNode } from '@react-pdf/layout';
import * as P from '@react-pdf/primitives';
import { Font } from '@react-pdf/renderer';
import { Memory } from '@/lib/domain/memory';
import { boxOf, isPicture, type LaidOutImage, type LaidOutNode, type SourceNode } from './nodes';
import { numberOf, resolveStyle } from './style';

/**
 * Drawings are left to react-pdf's own layout, which knows paths. They are few and the same from handout to
 * handout, so each is measured once and remembered. An image is as large as its style says.
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
  if (node.type === P.Canvas) return sizedBox(node);
  if (node.type === P.Image) return { ...sizedBox(node), image: imageOf(node) };
  const key = keyOf(node);
  const known = measured.get(key);
  if (known) return itself(known, node);
  const page = { type: P.Page, props: { size: [2_000, 2_000] }, style: {}, box: {}, children: [node] };
  const root = { type: P.Document, props: {}, children: [page] } as unknown as DocumentNode;
  const [picture] = (await stockLayout(root, Font)).children[0]?.children ?? [];
  if (!picture) throw new Error(`react-pdf measured no ${node.type}`);
  measured.set(key, picture);
  return itself(picture, node);
}

/** The same drawing twice in a handout is two pictures: each keeps its own tag, or the structure would have one of them. */
function itself(picture: LaidOutNode, { props }: SourceNode): LaidOutNode {
  return props.tag === undefined ? picture : { ...picture, props: { ...picture.props, tag: props.tag } };
}

function sizedBox(node: SourceNode): LaidOutNode {
  const style = resolveStyle(node.style);
  return {
    type: node.type,
    props: node.props,
    style,
    box: boxOf(numberOf(style, 'width'), numberOf(style, 'height')),
    children: [],
  };
}

/** As react-pdf's painter takes it: the bytes, shown at the size that the style names. */
function imageOf({ props, style }: SourceNode): LaidOutImage {
  const { src } = props;
  // requireBytesOnly looked at every source of the tree.
  if (typeof src !== 'object' || src === null || !('data' in src) || !(src.data instanceof Uint8Array)) {
    throw new Error('A picture of the page is not bytes');
  }
  const { width, height } = sizedBox({ type: P.Image, props, style }).box;
  return { data: src.data, width, height };
}

/** A drawing's style and content. */
function keyOf(node: SourceNode): string {
  const { type, props, style, children = [] } = node;
  const { children: _written, ...own } = props;
  return JSON.stringify([type, own, style, children.map(keyOf)]);
}
