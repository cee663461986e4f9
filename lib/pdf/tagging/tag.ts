import type { ListStyle } from '@/lib/domain/handout/list-numbering';
import { cleanText } from '../text/clean-text';

/**
 * What a piece of the page is, told to the PDF's structure tree, so that a screen reader hears a
 * heading as a heading. A component spreads the answer of `tag` into the primitive that it prints:
 *
 *   <View {...tag('L')}>                          a list
 *   <TextBlock {...tag('H2', { … })} …>           a heading
 *   <Svg {...tag('Figure', { alt: '…' })}>        a picture with a meaning
 *   <View {...artifact('Footer')}>                furniture of the page, not read out
 *
 * What needs no tag: a text without one becomes a P, or the words of the Lbl, TH, TD, Caption or
 * heading that it stands in; a picture without one is decoration; backgrounds, borders and rules are
 * never read; a View without one adds no level. One call stands for one element: it stays one over
 * all the pages that it reaches. Call it while rendering, never once for the module.
 */

export type Role =
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'Caption'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure';

export type TagOptions = {
  /** BCP 47 tag, where the words are in another language than what surrounds them. */
  lang?: string;
  /** What a Figure shows, in words. */
  alt?: string;
  /** The words that a drawn mark stands for, such as the box of a checklist. */
  actualText?: string;
  /** Of which cells a TH is the header. */
  scope?: 'Column' | 'Row';
  /** Of an LBody: its words are one paragraph, and need no P of their own inside it. */
  plain?: boolean;
  /** Of an L: how its labels count; without, they are bullets. */
  numbering?: ListStyle;
  /**
   * The element that this one belongs to, where no box around both of them says so. The caption of a
   * table stands before it in the flow: `const table = tag('Table')`, then `within: table.tag`.
   */
  within?: Tag;
  /**
   * A Sect begins here: this element and what follows it in the same parent, up to the next one that
   * opens a section. Sections are not boxes of the layout (see SectionView), hence this.
   */
  opensSection?: { lang?: string };
  /** Text of the bookmark that leads here. */
  bookmark?: string;
};

export type Tag =
  | ({ kind: 'element'; role: Role } & TagOptions)
  | { kind: 'artifact'; pagination?: 'Header' | 'Footer' };

export type Artifact = Extract<Tag, { kind: 'artifact' }>;

/** Props for a react-pdf primitive. Its published types do not know this one; its layout carries it along. */
export type Tagged = { tag: Tag };

export function tag(role: Role, options: TagOptions = {}): Tagged {
  const { alt, bookmark } = options;
  return {
    tag: {
      kind: 'element',
      role,
      ...options,
      ...(alt === undefined ? {} : { alt: cleanText(alt) }),
      ...(bookmark === undefined ? {} : { bookmark: cleanText(bookmark) }),
    },
  };
}

/** Everything inside is furniture of the page; with a place, of the kind that repeats on every page. */
export function artifact(pagination?: 'Header' | 'Footer'): Tagged {
  return { tag: { kind: 'artifact', ...(pagination === undefined ? {} : { pagination }) } };
}
