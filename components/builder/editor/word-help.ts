import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type TextFinding, textFindings } from '@/lib/domain/handout/checks/plain-language';

/** A stretch of the text that could read better, with its place in the document. */
export type WordHint = { finding: TextFinding; from: number; to: number };

type HelpState = { hints: readonly WordHint[]; decorations: DecorationSet };

const key = new PluginKey<HelpState>('wordHelp');

/** Marked where it stands; a paragraph as a whole is only told in the checks. */
const marked: ReadonlySet<TextFinding['code']> = new Set(['jargon', 'long-sentence', 'passive-voice', 'hard-number']);

/** Blocks of a ProseMirror document never change: what was found in one holds as long as it stands. */
const known = new Map<string, WeakMap<Node, readonly TextFinding[]>>();

function findingsOf(block: Node, locale: string): readonly TextFinding[] {
  const cache = known.get(locale) ?? new WeakMap<Node, readonly TextFinding[]>();
  known.set(locale, cache);
  const before = cache.get(block);
  if (before) return before;
  // A merge field takes one place in the document, so one character here.
  const found = textFindings(block.textBetween(0, block.content.size, undefined, ' '), locale);
  cache.set(block, found);
  return found;
}

function helpFor(doc: Node, locale: string): HelpState {
  const hints: WordHint[] = [];
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const finding of findingsOf(node, locale)) {
      if (!marked.has(finding.code)) continue;
      const { start, end } = finding.at;
      hints.push({ finding, from: position + 1 + start, to: position + 1 + end });
    }
    return false;
  });
  const decorations = hints.map(({ finding, from, to }) => Decoration.inline(from, to, { 'data-hint': finding.code }));
  return { hints, decorations: DecorationSet.create(doc, decorations) };
}

/** Marks what could read better, in the language of the section. */
export const wordHelp = (locale: string) =>
  Extension.create({
    name: 'wordHelp',
    addProseMirrorPlugins: () => [
      new Plugin<HelpState>({
        key,
        state: {
          init: (_config, { doc }) => helpFor(doc, locale),
          apply: (transaction, before) => (transaction.docChanged ? helpFor(transaction.doc, locale) : before),
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ],
  });

/** The narrowest hint that the cursor stands in. */
export function hintAt(state: EditorState): WordHint | null {
  const { empty, from } = state.selection;
  if (!empty) return null;
  const around = (key.getState(state)?.hints ?? []).filter((hint) => hint.from <= from && from <= hint.to);
  return around.toSorted((a, b) => a.to - a.from - (b.to - b.from))[0] ?? null;
}

/** The plainer words in the form of the words they take the place of: capital letter, plural. */
export function replacementFor(written: string, { term, plain }: { term: string; plain: string }): string {
  const isPlural = written.toLowerCase() === `${term}s` && /[a-rt-z]$/.test(plain);
  const words = `${plain}${isPlural ? 's' : ''}`;
  const isCapital = /^\p{Lu}/u.test(written);
  return isCapital ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}
