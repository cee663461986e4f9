import { Document, Page, pdf } from '@react-pdf/renderer';
import { createElement, type ReactElement } from 'react';
import { requireBytesOnly } from '../bytes-only';
import type { SourceNode } from './nodes';

/** Runs page components; answers the nodes that each element became. */
export function reconcile(elements: readonly ReactElement[]): SourceNode[][] {
  if (elements.length === 0) return [];
  // One run for all: the reconciler's start costs more than a section.
  const pages = elements.map((element, index) => createElement(Page, { key: index }, element));
  const { container } = pdf(createElement(Document, null, pages));
  // The published type leaves out that a node's parts are nodes too.
  const root = container.document as unknown as SourceNode | null;
  if (container.document) requireBytesOnly(container.document);
  const made = root?.children ?? [];
  if (made.length !== elements.length) throw new Error('The page components rendered no document');
  return made.map((page) => page.children ?? []);
}
