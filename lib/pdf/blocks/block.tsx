import type { Block } from '@/lib/domain/handout/document';
import type { Theme } from '../theme';
import { Callout } from './callout';
import { Checklist } from './checklist';
import { Figure } from './figure';
import { List } from './list';
import { Paragraph } from './paragraph';
import { Table } from './table';

/** One block of a section: a component for each type of the document, so that a new type fails to compile here. */
export function BlockView({ block, theme }: { block: Block; theme: Theme }) {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph block={block} theme={theme} />;
    case 'list':
      return <List block={block} theme={theme} />;
    case 'table':
      return <Table block={block} theme={theme} />;
    case 'callout':
      return <Callout block={block} theme={theme} />;
    case 'checklist':
      return <Checklist block={block} theme={theme} />;
    case 'figure':
      return <Figure block={block} theme={theme} />;
  }
}
