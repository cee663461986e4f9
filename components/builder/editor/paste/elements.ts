import type { Style } from './styles';

export const HEADINGS: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
export const LISTS: ReadonlySet<string> = new Set(['ul', 'ol', 'menu', 'dir']);

const BLOCKS: ReadonlySet<string> = new Set([
  ...'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form'.split(
    ' ',
  ),
  ...'header hgroup hr legend li main nav p pre search section summary table caption'.split(' '),
  ...HEADINGS,
  ...LISTS,
]);
const BLOCK_DISPLAY = /^(?:block|flex|grid|list-item|table|table-row|flow-root|table-caption)$/i;

/** Tells whether this element starts and ends its own lines. */
export const isBlock = ({ localName }: Element, style: Style): boolean =>
  BLOCKS.has(localName) || BLOCK_DISPLAY.test(style.get('display') ?? '');
