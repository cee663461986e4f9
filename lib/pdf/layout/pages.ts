import * as P from '@react-pdf/primitives';
import { createElement, type ReactElement } from 'react';
import { Memory } from '@/lib/domain/memory';
import { measure, prepare, startOf } from './measure';
import { bottomOf, boxOf, type LaidOutNode, movedTo, type SourceNode } from './nodes';
import { measurePictures } from './pictures';
import { reconcile } from './reconcile';
import { fill, restacked } from './split';
import { numberOf } from './style';

/** A stretch of the handout that is measured on its own, such as a section. */
export type Part = {
  /** Stands for all that decides its looks: equal keys, equal part. Null: not worth remembering. */
  key: string | null;
  element: ReactElement;
  /** Keys of the sections that it prints, in their order; none where it prints something else. */
  sections?: readonly string[];
};

export type PageSpec = {
  /** Points. */
  width: number;
  height: number;
  padding: { top: number; bottom: number; left: number; right: number };
  /** Draws what stands on every page around `flow`. The flow must be as wide as the page inside its padding. */
  frame: (page: { pageNumber: number; totalPages: number; flow: ReactElement }) => ReactElement;
};

export type LaidOutDocument = {
  type: string;
  props: object;
  style: object;
  children: LaidOutNode[];
  /** Whose sections each piece of the flow prints, by its props: those its pieces on several pages share. */
  sectionsOf: ReadonlyMap<object, readonly string[]>;
};

/** Stands in the frame where the content goes. */
const flow = createElement(P.View, { flow: true });
const isFlow = (node: LaidOutNode): boolean => node.props.flow === true;

/** Measures each part once at the width of the flow, deals them out to pages, and draws the frame of each. */
export async function layOutParts(spec: PageSpec, parts: readonly Part[]): Promise<LaidOutDocument> {
  const inner = innerSize(spec);
  const measured = await measureParts(parts, inner.width);
  const nodes = measured.flat();
  const sectionsOf = new Map(
    parts.flatMap(({ sections = [] }, index) => (measured[index] ?? []).map(({ props }) => [props, sections] as const)),
  );
  const { frames, pages } = await dealtInto(spec, nodes);
  const children = frames.map((frame, index) => pageOf(spec, frame, pages[index] ?? []));
  return { type: P.Document, props: {}, style: {}, children, sectionsOf };
}

/**
 * The frames of all pages, and the content of each. A frame says how many pages there are, so their number is guessed
 * until it is right. Where two numbers lead to each other, no page is filled higher than the shortest of both holds.
 */
async function dealtInto(spec: PageSpec, nodes: readonly LaidOutNode[]): Promise<{ frames: Frame[]; pages: Page[] }> {
  const guessed = new Set<number>();
  let count = Math.max(1, Math.ceil(totalHeight(nodes) / innerSize(spec).height));
  let highest = Number.POSITIVE_INFINITY;
  for (;;) {
    const frames = await framesFor(spec, count);
    const pages = deal(nodes, frames, highest);
    if (pages.length === count) return { frames, pages };
    if (guessed.has(pages.length)) highest = Math.min(highest, ...frames.map((frame) => regionOf(frame).height));
    guessed.add(count);
    count = pages.length;
  }
}

function innerSize({ width, height, padding }: PageSpec): { width: number; height: number } {
  return { width: width - padding.left - padding.right, height: height - padding.top - padding.bottom };
}

function totalHeight(nodes: readonly LaidOutNode[]): number {
  return nodes.reduce((sum, node) => sum + node.box.height, 0);
}

/** Children of a page: the frame with the flow's place in it. */
type Frame = readonly LaidOutNode[];

const framesBefore = new WeakMap<PageSpec, Map<number, Promise<Frame[]>>>();

/** The same handout is laid out with several heads, and its frames are the same each time. */
function framesFor(spec: PageSpec, totalPages: number): Promise<Frame[]> {
  const known = framesBefore.get(spec) ?? new Map<number, Promise<Frame[]>>();
  framesBefore.set(spec, known);
  const frames = known.get(totalPages) ?? framesOf(spec, totalPages);
  known.set(totalPages, frames);
  return frames;
}

async function framesOf(spec: PageSpec, totalPages: number): Promise<Frame[]> {
  const numbers = Array.from({ length: totalPages }, (_, index) => index + 1);
  const sources = reconcile(numbers.map((pageNumber) => spec.frame({ pageNumber, totalPages, flow })));
  const pictures = await measurePictures(sources.flat());
  const inner = innerSize(spec);
  return sources.map((nodes) => {
    const page: SourceNode = { type: P.View, props: {}, style: {}, children: nodes };
    const { children } = measure(prepare(page, pictures), inner.width, inner.height);
    const frame = children.map((child) =>
      movedTo(child, child.box.top + spec.padding.top, child.box.left + spec.padding.left),
    );
    if (Math.abs(regionOf(frame).width - inner.width) > 0.01)
      throw new Error('The frame of the page narrows its content');
    return frame;
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

/** The box that holds the flow's place. */
function holderOf(nodes: readonly LaidOutNode[]): LaidOutNode | undefined {
  for (const node of nodes) {
    if (node.children.some(isFlow)) return node;
    const found = holderOf(node.children);
    if (found) return found;
  }
  return undefined;
}

const measuredBefore = new Memory<readonly LaidOutNode[]>(600);

/** Sections are modules that return from handout to handout: each is measured once for a width and a look. */
async function measureParts(parts: readonly Part[], width: number): Promise<(readonly LaidOutNode[])[]> {
  // A section that stands twice in one handout is two elements for a screen reader, so it is measured twice.
  const firstOfItsKey = (part: Part): boolean => parts.find(({ key }) => key === part.key) === part;
  const known = parts.map((part) =>
    part.key !== null && firstOfItsKey(part) ? measuredBefore.get(`${width} ${part.key}`) : undefined,
  );
  const fresh = parts.filter((_, index) => known[index] === undefined);
  const sources = reconcile(fresh.map(({ element }) => element));
  const pictures = await measurePictures(sources.flat());
  const made = new Map(fresh.map((part, index) => [part, measureFlow(sources[index] ?? [], pictures, width)]));
  return parts.map((part, index) => {
    const nodes = known[index] ?? made.get(part) ?? [];
    // Set again each time, so that what is in use stays.
    if (part.key !== null) measuredBefore.set(`${width} ${part.key}`, nodes);
    return nodes;
  });
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

const beginsPage = ({ props }: LaidOutNode): boolean => props.break === true;

/** The flow's content on one page. */
type Page = readonly LaidOutNode[];

/** Deals the flow out to as many pages as it takes, none filled higher than told. */
function deal(nodes: readonly LaidOutNode[], frames: readonly Frame[], highest: number): Page[] {
  const pages: Page[] = [];
  let rest: readonly LaidOutNode[] = stacked(nodes, regionOf(frames[0]).gap);
  do {
    const height = Math.min(highest, regionOf(frames[Math.min(pages.length, frames.length - 1)]).height);
    const next = rest.findIndex((node, index) => index > 0 && beginsPage(node));
    const here = next === -1 ? rest : rest.slice(0, next);
    const { head, tail } = fill(here, height, true, height);
    pages.push(head);
    rest = restacked([...tail, ...rest.slice(here.length)], 0);
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
  const box = boxOf(spec.width, spec.height);
  return { type: P.Page, props: {}, style: {}, box, children: filledIn(frame, content) };
}

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
