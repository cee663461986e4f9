import * as P from '@react-pdf/primitives';
import { createElement, type ReactElement } from 'react';
import { measure, prepare, startOf } from './measure';
import { type Box, bottomOf, type LaidOutNode, movedTo, type SourceNode } from './nodes';
import { measurePictures } from './pictures';
import { reconcile } from './reconcile';
import { fill, restacked } from './split';
import { numberOf } from './style';

/** A stretch of the handout that is measured on its own, such as a section. */
export type Part = {
  /** Stands for all that decides its looks: equal keys, equal part. Null: not worth remembering. */
  key: string | null;
  element: ReactElement;
};

export type PageSpec = {
  /** Points. */
  width: number;
  height: number;
  padding: { top: number; bottom: number; left: number; right: number };
  /** Draws what stands on every page around `flow`. Its width must be the same on every page. */
  frame: (page: { pageNumber: number; totalPages: number | undefined; flow: ReactElement }) => ReactElement;
};

export type LaidOutDocument = { type: string; props: object; style: object; children: LaidOutNode[] };

/** Stands in the frame where the content goes. */
const flow = createElement(P.View, { flow: true });
const isFlow = (node: LaidOutNode): boolean => node.props.flow === true;

/** Measures each part once at the width of the flow, deals them out to pages, and draws the frame of each. */
export async function layOutParts(spec: PageSpec, parts: readonly Part[]): Promise<LaidOutDocument> {
  let frames = await framesOf(spec, [1, 2], undefined);
  const region = regionOf(frames[0]);
  const nodes = await measureParts(parts, region.width);
  let pages = deal(nodes, region.gap, frames);
  // A frame that changes its height with its page number is met by dealing anew; the second time tells.
  for (let round = 0; round < 2; round += 1) {
    const numbers = pages.map((_, index) => index + 1);
    const before = frames;
    frames = await framesOf(spec, numbers, pages.length);
    if (frames.every((frame, index) => sameRoom(frame, before[Math.min(index, before.length - 1)]))) break;
    pages = deal(nodes, region.gap, frames);
  }
  const children = pages.map((content, index) => pageOf(spec, frames[index] ?? [], content));
  return { type: P.Document, props: {}, style: {}, children };
}

/** Children of a page: the frame with the flow's place in it. */
type Frame = readonly LaidOutNode[];

async function framesOf(spec: PageSpec, numbers: readonly number[], totalPages: number | undefined): Promise<Frame[]> {
  const sources = reconcile(numbers.map((pageNumber) => spec.frame({ pageNumber, totalPages, flow })));
  const pictures = await measurePictures(sources.flat());
  return sources.map((nodes) => {
    const page: SourceNode = { type: P.View, props: {}, style: {}, children: nodes };
    const { padding } = spec;
    const inner = {
      width: spec.width - padding.left - padding.right,
      height: spec.height - padding.top - padding.bottom,
    };
    const { children } = measure(prepare(page, pictures), inner.width, inner.height);
    return children.map((child) => movedTo(child, child.box.top + padding.top, child.box.left + padding.left));
  });
}

type Region = { width: number; height: number; gap: number };

function regionOf(frame: Frame | undefined): Region {
  const around = frame && holderOf(frame);
  if (!around) throw new Error('The frame of the page has no place for its content');
  const { box, style } = around;
  const width = box.width - box.paddingLeft - box.paddingRight - box.borderLeftWidth - box.borderRightWidth;
  const height = box.height - startOf(box) - box.paddingBottom - box.borderBottomWidth;
  if (height <= 0) throw new Error('The frame of the page leaves no room for its content');
  return { width, height, gap: numberOf(style, 'rowGap') };
}

function sameRoom(one: Frame, other: Frame | undefined): boolean {
  return Math.abs(regionOf(one).height - regionOf(other).height) < 0.01;
}

/** The box that holds the flow's place. */
function holderOf(nodes: readonly LaidOutNode[]): LaidOutNode | undefined {
  for (const node of nodes) {
    if (node.children.some(isFlow)) return node;
    const found = holderOf(node.children);
    if (found) return found;
  }
  return undefined;
}

const REMEMBERED = 600;
const measuredBefore = new Map<string, readonly LaidOutNode[]>();

/** Sections are modules that return from handout to handout: each is measured once for a width and a look. */
async function measureParts(parts: readonly Part[], width: number): Promise<LaidOutNode[]> {
  // A section that stands twice in one handout is two elements for a screen reader, so it is measured twice.
  const firstOfItsKey = (part: Part): boolean => parts.find(({ key }) => key === part.key) === part;
  const known = parts.map((part) =>
    part.key !== null && firstOfItsKey(part) ? measuredBefore.get(`${width} ${part.key}`) : undefined,
  );
  const fresh = parts.filter((_, index) => known[index] === undefined);
  const sources = reconcile(fresh.map(({ element }) => element));
  const pictures = await measurePictures(sources.flat());
  const made = new Map(fresh.map((part, index) => [part, measureFlow(sources[index] ?? [], pictures, width)]));
  return parts.flatMap((part, index) => {
    const nodes = known[index] ?? made.get(part) ?? [];
    if (part.key !== null) remember(`${width} ${part.key}`, nodes);
    return nodes;
  });
}

function remember(key: string, nodes: readonly LaidOutNode[]): void {
  // Taken out and put back, so that what is used stays and the longest unused goes.
  measuredBefore.delete(key);
  measuredBefore.set(key, nodes);
  const oldest = measuredBefore.keys().next();
  if (measuredBefore.size > REMEMBERED && !oldest.done) measuredBefore.delete(oldest.value);
}

function measureFlow(
  nodes: readonly SourceNode[],
  pictures: Map<SourceNode, LaidOutNode>,
  width: number,
): LaidOutNode[] {
  return nodes.map((node) => {
    const column: SourceNode = { type: P.View, props: {}, style: {}, children: [node] };
    const [child] = measure(prepare(column, pictures), width).children;
    if (!child) throw new Error(`A ${node.type} of the flow was not measured`);
    return child;
  });
}

/** Deals the flow out to as many pages as it takes. */
function deal(nodes: readonly LaidOutNode[], gap: number, frames: readonly Frame[]): LaidOutNode[][] {
  const pages: LaidOutNode[][] = [];
  let rest: readonly LaidOutNode[] = stacked(nodes, gap);
  do {
    const { height } = regionOf(frames[Math.min(pages.length, frames.length - 1)]);
    const { head, tail } = fill(rest, height, true);
    pages.push(head);
    rest = restacked(tail, 0);
  } while (rest.length > 0);
  return pages;
}

function stacked(nodes: readonly LaidOutNode[], gap: number): LaidOutNode[] {
  let end = 0;
  return nodes.map((node, index) => {
    const moved = movedTo(node, end + (index > 0 ? gap : 0) + numberOf(node.style, 'marginTop'));
    end = bottomOf(moved) + numberOf(node.style, 'marginBottom');
    return moved;
  });
}

function pageOf(spec: PageSpec, frame: Frame, content: readonly LaidOutNode[]): LaidOutNode {
  const box: Box = { ...emptyBox, width: spec.width, height: spec.height };
  return { type: P.Page, props: {}, style: {}, box, children: filledIn(frame, content) };
}

const emptyBox: Box = {
  top: 0,
  left: 0,
  width: 0,
  height: 0,
  paddingTop: 0,
  paddingRight: 0,
  paddingBottom: 0,
  paddingLeft: 0,
  borderTopWidth: 0,
  borderRightWidth: 0,
  borderBottomWidth: 0,
  borderLeftWidth: 0,
};

/** The frame with the content in the flow's place. */
function filledIn(nodes: readonly LaidOutNode[], content: readonly LaidOutNode[]): LaidOutNode[] {
  return nodes.map((node) => {
    if (!node.children.some(isFlow)) return { ...node, children: filledIn(node.children, content) };
    const { box } = node;
    const left = box.borderLeftWidth + box.paddingLeft;
    const children = content.map((one) => movedTo(one, one.box.top + startOf(box), one.box.left + left));
    return { ...node, children };
  });
}
