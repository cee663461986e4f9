import { Info, Siren, TriangleAlert } from 'lucide-react';
import type { ComponentType, ReactNode } from 'react';
import type { CalloutTone } from '@/lib/domain/handout/callout-tones';
import type {
  Block,
  CalloutBlock,
  ChecklistBlock,
  FigureBlock,
  ListBlock,
  ParagraphBlock,
} from '@/lib/domain/handout/document';
import { htmlTypes, numberingOf } from '@/lib/domain/handout/list-numbering';
import { foreignWordsIn, pageWords } from '@/lib/domain/handout/page-words/words-in';
import type { PrintSize } from '@/lib/domain/handout/print-options';
import { isDrawing, isPictogram, isStrip, type PictogramName } from '@/lib/domain/pictograms/catalog';
import { keyed } from '@/lib/pdf/keyed';
import { Directed } from './directed';
import styles from './paper.module.css';
import { Pictogram } from './pictogram';
import { Runs } from './runs';
import { Table } from './table';

type BlockProps<One extends Block> = {
  block: One;
  /** Whether pictograms are shown; without, a figure is told in words. */
  pictograms: boolean;
  /** The language of the section: the page adds its own words in it. English where nobody but staff reads it. */
  locale: string;
  printSize: PrintSize;
};
type Renditions = { [Type in Block['type']]: (props: BlockProps<Extract<Block, { type: Type }>>) => ReactNode };

/** A rendition for each type of block; a new type fails to compile until it has one. */
const renditions: Renditions = {
  paragraph: Paragraph,
  list: List,
  table: Table,
  callout: Callout,
  checklist: Checklist,
  figure: Figure,
};

type BlocksProps = { blocks: readonly Block[]; pictograms?: boolean; locale?: string; printSize?: PrintSize };

export function Blocks({ blocks, pictograms = true, locale = 'en', printSize = 'standard' }: BlocksProps) {
  return keyed(blocks).map(({ key, item }) => {
    // The key is the block's own type, so the rendition found takes exactly this block.
    const Rendition = renditions[item.type] as (props: BlockProps<Block>) => ReactNode;
    return <Rendition key={key} block={item} pictograms={pictograms} locale={locale} printSize={printSize} />;
  });
}

function Paragraph({ block, locale }: BlockProps<ParagraphBlock>) {
  return (
    <p>
      <Runs runs={block.runs} locale={locale} />
    </p>
  );
}

function List({ block, pictograms, locale }: BlockProps<ListBlock>) {
  const isPictured = block.items.some((item) => pictogramOf(item, pictograms) !== null);
  const items = keyed(block.items).map(({ key, item }) => (
    <li key={key}>
      {isPictured ? (
        <div className={styles.picturedItem}>
          <ItemPictogram name={pictogramOf(item, pictograms)} />
          <div>
            <Blocks blocks={item.blocks} pictograms={pictograms} locale={locale} />
          </div>
        </div>
      ) : (
        <Blocks blocks={item.blocks} pictograms={pictograms} locale={locale} />
      )}
    </li>
  ));
  if (block.ordered) {
    const { start, style } = numberingOf(block);
    return (
      <ol
        {...(start === 1 ? {} : { start })}
        {...(style === 'decimal' ? {} : { type: htmlTypes[style], 'data-counts': style })}
      >
        {items}
      </ol>
    );
  }
  // A list whose bullets are taken away by style alone is no list to some screen readers.
  return isPictured ? (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ul role="list" className={styles.pictured}>
      {items}
    </ul>
  ) : (
    <ul>{items}</ul>
  );
}

/** The pictogram that an item is shown with: none where they are off or the name is not known here. */
function pictogramOf({ pictogram }: { pictogram: string | null }, pictograms: boolean): PictogramName | null {
  return pictograms && pictogram !== null && isPictogram(pictogram) ? pictogram : null;
}

/** The room is kept where an item has none, so that all words stand in line. */
function ItemPictogram({ name }: { name: PictogramName | null }) {
  return name === null ? (
    <span className={styles.noPictogram} aria-hidden>
      •
    </span>
  ) : (
    <Pictogram name={name} className={styles.itemPictogram} />
  );
}

const toneIcons: Record<CalloutTone, ComponentType<{ 'aria-hidden': true }>> = {
  info: Info,
  caution: TriangleAlert,
  urgent: Siren,
};

function Callout({ block, pictograms, locale }: BlockProps<CalloutBlock>) {
  const Icon = toneIcons[block.tone];
  return (
    <div className={styles.callout} data-tone={block.tone}>
      <p className={styles.calloutLabel} lang={foreignWordsIn(locale)}>
        <Icon aria-hidden />
        {pageWords(locale).tones[block.tone]}
      </p>
      <Blocks blocks={block.blocks} pictograms={pictograms} locale={locale} />
    </div>
  );
}

function Checklist({ block, pictograms, locale }: BlockProps<ChecklistBlock>) {
  const isPictured = block.items.some((item) => pictogramOf(item, pictograms) !== null);
  return (
    <ul className={styles.checklist}>
      {keyed(block.items).map(({ key, item }) => (
        <li key={key}>
          {isPictured ? <ItemPictogram name={pictogramOf(item, pictograms)} /> : null}
          <span>
            <Runs runs={item.runs} locale={locale} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Without pictograms, or with one that this installation does not hold, it is told in words, as on paper. */
function Figure({ block, pictograms, locale }: BlockProps<FigureBlock>) {
  const name = pictogramOf(block, pictograms);
  return (
    <figure className={styles.figure} data-size={name === null ? undefined : sizeOf(name)}>
      {name === null ? null : <Pictogram name={name} alt={block.alt} />}
      {name !== null && block.caption === '' ? null : (
        <figcaption>
          {block.caption === '' ? null : (
            <strong>
              <Directed text={block.caption} locale={locale} />
            </strong>
          )}
          {name === null ? (
            <span>
              <Directed text={`${pageWords(locale).picture}: ${block.alt}`} locale={locale} />
            </span>
          ) : null}
        </figcaption>
      )}
    </figure>
  );
}

function sizeOf(name: PictogramName): 'strip' | 'drawing' | 'symbol' {
  return isStrip(name) ? 'strip' : isDrawing(name) ? 'drawing' : 'symbol';
}
