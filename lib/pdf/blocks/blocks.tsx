import { View } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Block } from '@/lib/domain/handout/document';
import { isIntroducedByParagraph } from '@/lib/domain/handout/introduced-by-paragraph';
import { stepsOf } from '@/lib/domain/handout/steps';
import { keyed } from '../keyed';
import type { Theme } from '../theme';
import { Callout } from './callout';
import { Checklist } from './checklist';
import { Figure } from './figure';
import { List } from './list';
import { Paragraph } from './paragraph';
import { pictureGroups } from './picture-groups';
import { Steps } from './steps';
import { Table } from './table';

/** The blocks of a section, one component for each type of the document. */
export function Blocks({ blocks, theme }: { blocks: readonly Block[]; theme: Theme }) {
  const views = keyed(blocks).map(({ key, item, position }) => ({
    type: item.type,
    view: <BlockView key={key} block={item} theme={theme} leadsIn={isIntroducedByParagraph(blocks[position + 1])} />,
  }));
  return keyed(pictureGroups(views)).map(({ key, item: [first, ...others] }) =>
    others.length === 0 ? (
      first?.view
    ) : (
      <View key={key} style={{ gap: theme.gap }} wrap={!theme.keepsWhole}>
        {[first, ...others].map((one) => one?.view)}
      </View>
    ),
  );
}

/** The return type makes a new type of block fail to compile here until it has its component. */
function BlockView({ block, theme, leadsIn }: { block: Block; theme: Theme; leadsIn: boolean }): ReactElement {
  switch (block.type) {
    case 'paragraph':
      return <Paragraph block={block} theme={theme} leadsIn={leadsIn} />;
    case 'list':
      return <List block={block} theme={theme} />;
    case 'table': {
      const steps = stepsOf(block);
      return steps ? <Steps steps={steps} theme={theme} /> : <Table block={block} theme={theme} />;
    }
    case 'callout':
      return <Callout block={block} theme={theme} />;
    case 'checklist':
      return <Checklist block={block} theme={theme} />;
    case 'figure':
      return <Figure block={block} theme={theme} />;
  }
}
