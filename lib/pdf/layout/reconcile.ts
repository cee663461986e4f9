import { Document, Page, pdf } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { requireBytesOnly } from '../bytes-only';
import type { SourceNode } from './nodes';

/**
 * Runs page components; answers the nodes that each element became. They go the way of a page's `layout`, whose
 * elements react-pdf makes nodes of by itself: React would keep each tree that it was given once (0.8 MB a
 * handout, forever), and takes twice the time. Components here have no state and no hooks.
 */
export function reconcile(elements: readonly ReactElement[]): SourceNode[][] {
  return elements.map((element) => {
    const nodes = makeNodes({ element }, []);
    for (const node of nodes) requireBytesOnly(node as Parameters<typeof requireBytesOnly>[0]);
    return nodes;
  });
}

type MakeNodes = (page: { element: ReactElement }, payload: readonly never[]) => SourceNode[];

const makeNodes = openPage();

/** The one tree that React makes: a page whose layout is whatever element it is handed. */
function openPage(): MakeNodes {
  const layout = ({ element }: { element?: ReactElement }) => element ?? null;
  const { container } = pdf(createElement(Document, null, createElement(Page, { layout: layout as never })));
  // The published type leaves out what a node's props hold.
  const root = container.document as unknown as { children: { props: { layout?: MakeNodes } }[] } | null;
  const made = root?.children[0]?.props.layout;
  if (!made) throw new Error('react-pdf made no page to run components in');
  return made;
}
