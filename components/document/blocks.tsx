import { Image as ImageIcon, Info, Siren, TriangleAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import type { CalloutTone } from '@/lib/domain/handout/body';
import type {
  Block,
  CalloutBlock,
  ChecklistBlock,
  FigureBlock,
  ListBlock,
  ParagraphBlock,
  Run,
  TableBlock,
} from '@/lib/domain/handout/document';
import { keyed } from '@/lib/pdf/keyed';
import { toneLabels, words } from '@/lib/pdf/words';
import styles from './paper.module.css';
import { Runs } from './runs';

type Renditions = { [Type in Block['type']]: (props: { block: Extract<Block, { type: Type }> }) => ReactNode };

/** A rendition for each type of block; a new type fails to compile until it has one. */
const renditions: Renditions = {
  paragraph: Paragraph,
  list: List,
  table: Table,
  callout: Callout,
  checklist: Checklist,
  figure: Figure,
};

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return keyed(blocks).map(({ key, item }) => {
    // The key is the block's own type, so the rendition found takes exactly this block.
    const Rendition = renditions[item.type] as (props: { block: Block }) => ReactNode;
    return <Rendition key={key} block={item} />;
  });
}

function Paragraph({ block }: { block: ParagraphBlock }) {
  return (
    <p>
      <Runs runs={block.runs} />
    </p>
  );
}

function List({ block }: { block: ListBlock }) {
  const items = keyed(block.items).map(({ key, item }) => (
    <li key={key}>
      <Blocks blocks={item.blocks} />
    </li>
  ));
  return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function Table({ block }: { block: TableBlock }) {
  return (
    <table className={styles.table}>
      {block.caption === '' ? null : <caption>{block.caption}</caption>}
      <thead>
        <tr>
          {keyed(block.header).map(({ key, item }) => (
            <Cell key={key} runs={item} heads="col" />
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(block.rows).map(({ key, item: row }) => (
          <tr key={key}>
            {keyed(row).map(({ key: column, item: cell, position }) => (
              <Cell key={column} runs={cell} heads={position === 0 ? 'row' : null} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A header cell without words would announce nothing, so an empty one is a plain cell. */
function Cell({ runs, heads }: { runs: readonly Run[]; heads: 'col' | 'row' | null }) {
  const isEmpty = runs.every(({ text }) => text.trim() === '');
  return heads === null || isEmpty ? (
    <td>
      <Runs runs={runs} />
    </td>
  ) : (
    <th scope={heads}>
      <Runs runs={runs} />
    </th>
  );
}

const toneIcons: Record<CalloutTone, ComponentType<{ 'aria-hidden': true }>> = {
  info: Info,
  caution: TriangleAlert,
  urgent: Siren,
};

function Callout({ block }: { block: CalloutBlock }) {
  const Icon = toneIcons[block.tone];
  return (
    <div className={styles.callout} data-tone={block.tone}>
      <p className={styles.calloutLabel}>
        <Icon aria-hidden />
        {toneLabels[block.tone]}
      </p>
      <Blocks blocks={block.blocks} />
    </div>
  );
}

function Checklist({ block }: { block: ChecklistBlock }) {
  return (
    <ul className={styles.checklist}>
      {keyed(block.items).map(({ key, item }) => (
        <li key={key}>
          <span>
            <Runs runs={item.runs} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A pictogram that this installation does not hold is told in words, as on paper. */
function Figure({ block }: { block: FigureBlock }) {
  return (
    <figure className={styles.figure}>
      <ImageIcon aria-hidden />
      <figcaption>
        {block.caption === '' ? null : <strong>{block.caption}</strong>}
        <span>{`${words.picture}: ${block.alt}`}</span>
      </figcaption>
    </figure>
  );
}
