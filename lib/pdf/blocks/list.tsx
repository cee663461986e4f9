import { View } from '@react-pdf/renderer';
import type { Style } from '@react-pdf/types';
import type { ListBlock, ListItem } from '@/lib/domain/handout/document';
import { itemLabel, type ListNumbering, numberingOf } from '@/lib/domain/handout/list-numbering';
import { keyed } from '../keyed';
import { tag } from '../tagging/tag';
import { bulkOfBlock } from '../text/document-text';
import { TextBlock, Words } from '../text/words';
import { KEEP_WITH_NEXT, type Theme } from '../theme';
import { ItemPictogram, pictogramOf } from './item-pictogram';
import { inPairs, PAIR_GAP, standsInPairs } from './pairs';
import { Paragraph } from './paragraph';

const bullets = ['•', '–', '•'] as const;

// An item up to this bulk, in characters at 12 pt, stays on one page; a longer one may flow over.
const KEEP_WHOLE = 600;

/** A list in a list is never narrower, as a share of the type size: its label and a long drug name fit on a line. */
const NARROWEST = 16;

type ListProps = {
  block: ListBlock;
  theme: Theme;
  depth?: number;
  /** Points by which it begins further out than the words above it, where the indents of many lists leave no room. */
  outdent?: number;
};

/** Bulleted or numbered, the mark hanging in the margin of its item; short items two to a row. */
export function List({ block, theme, depth = 0, outdent = 0 }: ListProps) {
  const hasPictograms = block.items.some((item) => pictogramOf(item, theme) !== null);
  const inColumns = depth === 0 && standsInPairs(block, theme);
  const gap = theme.gap * (hasPictograms ? 0.9 : 0.42);
  const ofItems = inColumns ? halved(theme) : theme;
  const bullet = bullets[depth % 3] ?? '•';
  const numbering = block.ordered ? numberingOf(block) : null;
  const itemOf = (item: ListItem, position: number, style: Style) => (
    <Item
      key={position}
      item={item}
      theme={ofItems}
      depth={depth}
      mark={numbering ? itemLabel(numbering, position) : bullet}
      isCounted={numbering !== null}
      markWidth={theme.sizes.body.fontSize * (numbering ? labelWidth(numbering, block.items.length) : BULLET_WIDTH)}
      hasPictograms={hasPictograms}
      style={style}
      {...(!inColumns && theme.keepsWhole && staysWithNext(position, block.items.length))}
    />
  );
  if (inColumns) {
    return (
      <View {...tag('L')} style={{ gap }}>
        {keyed(inPairs(block.items)).map(({ key, item: [first, second], position }) => (
          <View
            key={key}
            style={{ flexDirection: 'row', gap: PAIR_GAP }}
            {...(theme.keepsWhole && second && staysWithNext(2 * position + 1, block.items.length))}
            wrap={bulkOfPair([first, second]) > KEEP_WHOLE * theme.room}
          >
            {itemOf(first, 2 * position, { flex: 1 })}
            {second ? itemOf(second, 2 * position + 1, { flex: 1 }) : <View style={{ flex: 1 }} />}
          </View>
        ))}
      </View>
    );
  }
  return (
    <View
      {...tag('L', numbering ? { numbering: numbering.style } : {})}
      style={{ gap, maxWidth: theme.measure, ...(outdent > 0 ? { marginLeft: -outdent } : {}) }}
    >
      {keyed(block.items).map(({ item, position }) => itemOf(item, position, {}))}
    </View>
  );
}

/** No page begins or ends with one item of a list alone. */
function staysWithNext(position: number, count: number): { minPresenceAhead?: number } {
  return count > 1 && (position === 0 || position === count - 2) ? { minPresenceAhead: KEEP_WITH_NEXT } : {};
}

/** The room of one of two columns. */
function halved(theme: Theme): Theme {
  const width = (theme.width - PAIR_GAP) / 2;
  return { ...theme, width, measure: width };
}

type ItemProps = {
  item: ListItem;
  theme: Theme;
  depth: number;
  /** The bullet or the number. */
  mark: string;
  isCounted: boolean;
  markWidth: number;
  /** Some item of the list has one: then all words stand in line, and a bullet gives way to it. */
  hasPictograms: boolean;
  style: Style;
  minPresenceAhead?: number;
};

function Item({ item, theme, depth, mark, isCounted, markWidth: width, hasPictograms, style, ...keeping }: ItemProps) {
  const pictogram = pictogramOf(item, theme);
  const besides = theme.itemIcon + PICTOGRAM_GAP;
  const room = Math.min(theme.width, theme.measure);
  const labels = (isCounted ? width : 0) + (hasPictograms ? besides : isCounted ? 0 : width);
  const inner = Math.max(room - labels, Math.min(room, NARROWEST * theme.sizes.body.fontSize));
  const outdent = inner - (room - labels);
  return (
    <View
      {...tag('LI')}
      style={{ flexDirection: 'row', ...style }}
      wrap={bulkOfItem(item) > KEEP_WHOLE * theme.room}
      {...keeping}
    >
      {(isCounted || pictogram === null) && (
        <View {...tag('Lbl')} style={{ width: hasPictograms && !isCounted ? besides : width }}>
          <TextBlock theme={theme} size={theme.sizes.body} color={theme.colors.accentText} bold={isCounted}>
            <Words theme={theme} text={mark} />
          </TextBlock>
        </View>
      )}
      {hasPictograms && (isCounted || pictogram !== null) && (
        <View style={{ width: besides }}>
          <ItemPictogram name={pictogram} theme={theme} />
        </View>
      )}
      <View {...tag('LBody', { plain: item.blocks.length === 1 })} style={{ flex: 1, gap: theme.gap * 0.5 }}>
        {keyed(item.blocks).map((child) =>
          child.item.type === 'paragraph' ? (
            <Paragraph key={child.key} block={child.item} theme={theme} />
          ) : (
            <List
              key={child.key}
              block={child.item}
              theme={{ ...theme, width: inner, measure: inner }}
              depth={depth + 1}
              outdent={outdent}
            />
          ),
        )}
      </View>
    </View>
  );
}

const PICTOGRAM_GAP = 9;

const BULLET_WIDTH = 1.2;

/** Room for the widest label of a list and a gap behind it, as a share of the type size. */
function labelWidth(numbering: ListNumbering, count: number): number {
  const labels = Array.from({ length: count }, (_, position) => itemLabel(numbering, position));
  return 0.9 + Math.max(...labels.map(widthOfNumeral));
}

/** Of bold type, on the safe side, as shares of its size. */
const characterWidths: readonly (readonly [characters: RegExp, width: number])[] = [
  [/\d/g, 0.56],
  [/[iI]/g, 0.45],
  [/[mwMW]/g, 1],
  [/[a-hj-ln-vx-z]/g, 0.66],
  [/[A-HJ-LN-VX-Z]/g, 0.8],
];

function widthOfNumeral(label: string): number {
  return characterWidths.reduce((sum, [characters, width]) => sum + width * (label.match(characters) ?? []).length, 0);
}

/** Beside each other, the longer of the two decides. */
function bulkOfPair(items: readonly (ListItem | undefined)[]): number {
  return 2 * Math.max(...items.map((item) => (item ? bulkOfItem(item) : 0)));
}

function bulkOfItem(item: ListItem): number {
  return item.blocks.reduce((sum, block) => sum + bulkOfBlock(block), 0);
}
