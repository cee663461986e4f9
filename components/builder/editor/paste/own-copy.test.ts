// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { afterEach, expect, it } from 'vitest';
import type { BlockNode } from '@/lib/domain/handout/body';
import { bodyExtensions } from '../body-schema-extensions';
import { toBody } from '../to-body';
import { PasteReading, pasteOutcome } from './paste-plugin';
import { seen } from './test-support';

let editor: Editor;
afterEach(() => editor?.destroy());

const paragraph = (text: string): BlockNode & { type: 'paragraph' } => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const list: BlockNode = {
  type: 'orderedList',
  content: ['Walk 10 min', 'Rest'].map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
};
const table: BlockNode = {
  type: 'table',
  attrs: { caption: '' },
  content: [
    { type: 'tableRow', content: ['Day', 'Plan'].map((text) => ({ type: 'tableHeader', content: [paragraph(text)] })) },
    { type: 'tableRow', content: ['Mon', 'Do'].map((text) => ({ type: 'tableCell', content: [paragraph(text)] })) },
  ],
};

function placeOf(words: string): { from: number; to: number } {
  let place = { from: 0, to: 0 };
  editor.state.doc.descendants((node, at) => {
    if (node.text === words) place = { from: at, to: at + words.length };
  });
  return place;
}

/** Copies from the first to the last of these words and pastes them after others, through the view. */
function copyAndPaste(content: BlockNode[], [first, last]: [string, string], behind: string): string[] {
  // JSONContent is the same shape with looser types.
  const given = { type: 'doc', content } as JSONContent;
  editor = new Editor({ extensions: [...bodyExtensions, PasteReading], content: given });
  editor.commands.setTextSelection({ from: placeOf(first).from, to: placeOf(last).to });
  const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
  editor.commands.setTextSelection(placeOf(behind).to);
  editor.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent);
  return seen({ blocks: toBody(editor.state.doc).content });
}

const FLATTENED = ['Lists and tables cannot be in this place. They became lines of text.'];

it('a list that is copied into a cell stays in its table, with its numbers as text', () => {
  expect(copyAndPaste([list, table], ['Walk 10 min', 'Rest'], 'Do')).toEqual([
    '1. Walk 10 min',
    '2. Rest',
    'Day | Plan',
    'Mon | Do1. Walk 10 min / 2. Rest',
  ]);
  expect(pasteOutcome(editor.state)?.notices).toEqual(FLATTENED);
});

it('words of one item that are copied into a cell are words there', () => {
  expect(copyAndPaste([list, table], ['Rest', 'Rest'], 'Do').at(-1)).toBe('Mon | DoRest');
  expect(pasteOutcome(editor.state)).toBeNull();
});

it('a list that is copied to a line of its own stays a list', () => {
  expect(copyAndPaste([list, paragraph('Then:')], ['Walk 10 min', 'Rest'], 'Then:').join('\n')).toContain('2. Rest');
  expect(pasteOutcome(editor.state)).toBeNull();
});
