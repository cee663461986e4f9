import { type Extensions, Node, wrappingInputRule } from '@tiptap/core';
import { BulletList, ListItem, ListKeymap } from '@tiptap/extension-list';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { bodySchema } from '@/lib/domain/handout/body';
import { calloutTones } from '@/lib/domain/handout/callout-tones';
import { conditionLabels, conditions } from '@/lib/domain/handout/conditions';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { Checklist, ChecklistItem } from './checklist-nodes';
import { listItemAttributes } from './item-attributes';
import { LinkMark } from './link-mark';
import { MergeFieldNode } from './merge-field-node';
import { NumberedList } from './numbered-list';

/**
 * The editor's schema is lib/domain/handout/body.ts and nothing more: what cannot be printed cannot be
 * typed or pasted. What Tiptap's stock nodes carry beyond it (cell spans) is cut off here or in to-body.ts.
 */

// What may stand in a list item or a callout, in any order.
const TEXT_BLOCKS = '(paragraph | bulletList | orderedList)+';

const starter = StarterKit.configure({
  blockquote: false,
  code: false,
  codeBlock: false,
  hardBreak: false,
  heading: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  link: false,
  bulletList: false,
  orderedList: false,
  listItem: false,
  listKeymap: false,
  // The whole draft has one history, words included: see draft-history.ts.
  undoRedo: false,
  // It would add an empty paragraph behind a closing table, which would count as an edit.
  trailingNode: false,
  dropcursor: { color: 'var(--accent)', width: 2 },
});

// Not the stock "+": "+ 5 mg at night" is a sum, and its sign would be gone.
const TYPED_BULLET = /^\s*[-*]\s$/;

/** The language of the words, which the fixed words among them are said in too. */
type InLocale = { locale: string };

const Callout = Node.create<InLocale>({
  name: 'callout',
  addOptions: () => ({ locale: 'en' }),
  group: 'block',
  content: TEXT_BLOCKS,
  defining: true,
  addAttributes() {
    return {
      tone: {
        default: 'info',
        parseHTML: (element: HTMLElement) => calloutTones.find((tone) => tone === element.dataset.callout) ?? 'info',
        renderHTML: ({ tone }: { tone?: string }) => {
          const known = calloutTones.find((one) => one === tone);
          return { 'data-callout': tone, 'data-label': known ? pageWords(this.options.locale).tones[known] : '' };
        },
      },
    };
  },
  parseHTML: () => [{ tag: 'div[data-callout]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
});

/** Printed only for the readers it names. Its first line says for whom; that line is not part of the words. */
const Passage = Node.create({
  name: 'passage',
  // Not inside a box or another passage: what decides about a passage stands at the section's own level.
  group: 'block',
  content: TEXT_BLOCKS,
  defining: true,
  addAttributes() {
    return {
      when: {
        default: 'adult',
        parseHTML: (element: HTMLElement) => conditions.find((one) => one === element.dataset.when) ?? 'adult',
        renderHTML: ({ when }: { when?: string }) => {
          const known = conditions.find((one) => one === when);
          return { 'data-when': when, 'data-label': known ? conditionLabels[known] : '' };
        },
      },
    };
  },
  parseHTML: () => [{ tag: 'div[data-when]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', HTMLAttributes, 0],
});

const isFigure = (block: object): boolean => bodySchema.safeParse({ type: 'doc', content: [block] }).success;

const Figure = Node.create<InLocale>({
  name: 'figure',
  addOptions: () => ({ locale: 'en' }),
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const fromData = (name: string) => ({
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? '',
      renderHTML: (attributes: Record<string, string>) => ({ [`data-${name}`]: attributes[name] }),
    });
    return { pictogram: fromData('pictogram'), alt: fromData('alt'), caption: fromData('caption') };
  },
  parseHTML: () => [
    {
      tag: 'figure[data-pictogram]',
      // A figure without a picture or without words for it cannot be printed, so it is not taken in.
      getAttrs: ({ dataset: { pictogram = '', alt = '', caption = '' } }) =>
        isFigure({ type: 'figure', attrs: { pictogram, alt, caption } }) ? null : false,
    },
  ],
  renderHTML({ node, HTMLAttributes }) {
    const { caption, alt } = node.attrs;
    const picture = `${pageWords(this.options.locale).picture}: ${alt}`;
    return ['figure', HTMLAttributes, ['figcaption', {}, [caption, picture].filter(Boolean).join(' · ')]];
  },
});

// prosemirror-tables counts cells by these two; a pasted span must not enter, since no rendition has spans.
const noSpans = () => ({
  colspan: { default: 1, parseHTML: () => 1, rendered: false },
  rowspan: { default: 1, parseHTML: () => 1, rendered: false },
  colwidth: { default: null, parseHTML: () => null, rendered: false },
});

const CaptionedTable = Table.extend({
  addAttributes() {
    return {
      caption: {
        default: '',
        parseHTML: (element: HTMLElement) => (element.querySelector('caption')?.textContent ?? '').trim().slice(0, 300),
        rendered: false,
      },
    };
  },
  parseHTML: () => [{ tag: 'table' }, { tag: 'caption', ignore: true }],
  renderHTML: ({ node }) => [
    'table',
    {},
    ['caption', { contenteditable: 'false' }, String(node.attrs.caption)],
    ['tbody', {}, 0],
  ],
  addNodeView: () => null,
  addProseMirrorPlugins() {
    return [...(this.parent?.() ?? []), headerRowPlugin()];
  },
}).configure({ resizable: false, allowTableNodeSelection: true });

/** Keeps the first row of every table its header row, also after rows were deleted or a table was pasted. */
function headerRowPlugin(): Plugin {
  return new Plugin({
    appendTransaction(transactions, _before, state) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const { tr, schema } = state;
      const header = schema.nodes.tableHeader;
      state.doc.descendants((node, position) => {
        if (node.type.name !== 'table') return true;
        node.firstChild?.forEach((cell, offset) => {
          if (header && cell.type !== header) tr.setNodeMarkup(position + 2 + offset, header);
        });
        return false;
      });
      return tr.docChanged ? tr : null;
    },
  });
}

export const bodyExtensions: Extensions = bodyExtensionsIn('en');

/** Of a body in this language: what the page says beside the words is shown in it. */
export function bodyExtensionsIn(locale: string): Extensions {
  return [
    starter,
    LinkMark,
    BulletList.extend({
      addInputRules() {
        return [wrappingInputRule({ find: TYPED_BULLET, type: this.type })];
      },
    }),
    NumberedList,
    ListItem.extend({ content: TEXT_BLOCKS, addAttributes: listItemAttributes }),
    ListKeymap,
    Callout.configure({ locale }),
    Passage,
    Figure.configure({ locale }),
    Checklist,
    ChecklistItem,
    MergeFieldNode,
    CaptionedTable,
    TableRow.extend({ content: '(tableHeader | tableCell)+' }),
    TableHeader.extend({ content: 'paragraph+', addAttributes: noSpans }),
    TableCell.extend({ content: 'paragraph+', addAttributes: noSpans }),
  ];
}
