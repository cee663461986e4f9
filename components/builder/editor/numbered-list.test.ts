// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { BlockNode, OrderedListNode, SectionBody } from '@/lib/domain/handout/body';
import { itemLabel, numberingOf } from '@/lib/domain/handout/list-numbering';
import { bodyExtensions } from './body-schema-extensions';
import { numberingAfterAbove, setNumbering, startCounting } from './numbered-list';
import { asEditorWouldGive, toBody } from './to-body';

const paragraph = (text: string): BlockNode & { type: 'paragraph' } => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const steps = (attrs: OrderedListNode['attrs'], ...texts: string[]): OrderedListNode => ({
  type: 'orderedList',
  ...(attrs ? { attrs } : {}),
  content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
});
const doc = (...content: BlockNode[]): SectionBody => ({ type: 'doc', content });

let editor: Editor;
afterEach(() => editor?.destroy());

function open(content: SectionBody | string): Editor {
  // JSONContent is the same shape with looser types.
  editor = new Editor({ extensions: bodyExtensions, content: content as JSONContent | string });
  return editor;
}

/** Puts the cursor right after these words. */
function goTo(words: string): void {
  editor.state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(words) ?? -1;
    if (at >= 0) editor.commands.setTextSelection(position + at + words.length);
  });
}

/** Types through the view, so that the rules for typed text run. */
function type(text: string): void {
  for (const character of text) {
    const { from, to } = editor.state.selection;
    const isTaken = editor.view.someProp('handleTextInput', (take) =>
      take(editor.view, from, to, character, () => editor.state.tr.insertText(character, from, to)),
    );
    if (!isTaken) editor.view.dispatch(editor.state.tr.insertText(character, from, to));
  }
}

/** What a reader sees at the section's own level: "1. Rest", "Wait a day.". */
function seen(): string[] {
  const textOf = (node: unknown): string =>
    JSON.stringify(node)
      .match(/(?<="text":")[^"]*(?=")/g)
      ?.join(' ') ?? '';
  return toBody(editor.state.doc).content.flatMap((block) =>
    block.type === 'orderedList'
      ? block.content.map((item, index) => `${itemLabel(numberingOf(block.attrs), index)} ${textOf(item)}`)
      : [textOf(block)],
  );
}

describe('a numbered list in the editor', () => {
  it.each<{ html: string; attrs: OrderedListNode['attrs'] }>([
    { html: '<ol start="3"><li>Walk</li></ol>', attrs: { start: 3 } },
    { html: '<ol type="a"><li>Walk</li></ol>', attrs: { style: 'lower-alpha' } },
    { html: '<ol type="I" start="4"><li>Walk</li></ol>', attrs: { start: 4, style: 'upper-roman' } },
    { html: '<ol type="1" start="1"><li>Walk</li></ol>', attrs: undefined },
    { html: '<ol start="0" type="x"><li>Walk</li></ol>', attrs: undefined },
    { html: '<ol start="99999"><li>Walk</li></ol>', attrs: undefined },
  ])('keeps the start and the letters of $html', ({ html, attrs }) => {
    open(html);
    expect(toBody(editor.state.doc)).toEqual(doc(steps(attrs, 'Walk')));
    expect(toBody(open(editor.getHTML()).state.doc)).toEqual(doc(steps(attrs, 'Walk')));
  });

  it('stores nothing for a list of digits from 1, so that a body of before stays as it is', () => {
    const body = doc(steps(undefined, 'Rest', 'Walk'));
    expect(JSON.stringify(asEditorWouldGive(body))).toBe(JSON.stringify(body));
    expect(asEditorWouldGive(doc(steps({ start: 1, style: 'decimal' }, 'Rest')))).toEqual(
      doc(steps(undefined, 'Rest')),
    );
  });

  it('starts at the number that was typed', () => {
    open('<p></p>');
    type('3. Walk');
    expect(seen()).toEqual(['3. Walk']);
  });

  it.each(['0. none', '12345. none'])('leaves "%s" as it was typed: no list starts there', (text) => {
    open('<p></p>');
    type(text);
    expect(seen()).toEqual([text]);
  });

  it('takes a typed number into the list right above only where it is the next one', () => {
    open(doc(steps(undefined, 'Rest'), { type: 'paragraph' }));
    editor.commands.focus('end');
    type('2. Walk');
    expect(toBody(editor.state.doc).content).toEqual([steps(undefined, 'Rest', 'Walk')]);
    open(doc(steps({ style: 'lower-alpha' }, 'Rest'), { type: 'paragraph' }));
    editor.commands.focus('end');
    type('2. Walk');
    expect(seen()).toEqual(['a. Rest', '2. Walk']);
  });

  it('counts on behind a step that was made a paragraph', () => {
    open(doc(steps({ start: 3 }, 'Rest', 'Wait a day.', 'Walk', 'Run')));
    goTo('Wait');
    editor.commands.liftListItem('listItem');
    expect(seen()).toEqual(['3. Rest', 'Wait a day.', '4. Walk', '5. Run']);
  });

  it('keeps its letters while items are added, split and undone to bullets', () => {
    open(doc(steps({ start: 2, style: 'upper-alpha' }, 'Rest')));
    editor.commands.focus('end');
    editor.commands.splitListItem('listItem');
    type('Walk');
    expect(seen()).toEqual(['B. Rest', 'C. Walk']);
    editor.commands.toggleBulletList();
    editor.commands.toggleOrderedList();
    expect(seen()).toEqual(['1. Rest', '2. Walk']);
  });

  it('can be given a start and letters, and refuses a number that no list can start with', () => {
    open(doc(steps(undefined, 'Rest')));
    goTo('Rest');
    setNumbering(editor, { start: 4, style: 'lower-roman' });
    expect(seen()).toEqual(['iv. Rest']);
    for (const start of [0, -1, 2.5, 10_000]) setNumbering(editor, { start });
    expect(seen()).toEqual(['iv. Rest']);
  });

  it('counts on from the list above it, in its letters', () => {
    open(doc(steps({ style: 'lower-alpha' }, 'Rest', 'Wait'), paragraph('Then:'), steps(undefined, 'Walk')));
    goTo('Walk');
    startCounting(editor, numberingAfterAbove(editor));
    expect(seen()).toEqual(['a. Rest', 'b. Wait', 'Then:', 'c. Walk']);
  });

  it('of letters, made right below a list of digits, leaves that one alone', () => {
    open(doc(steps(undefined, 'Rest'), paragraph('Walk')));
    goTo('Walk');
    startCounting(editor, { start: 1, style: 'lower-alpha' });
    expect(seen()).toEqual(['1. Rest', 'a. Walk']);
  });

  it('has nothing to count on from where no list is above, and starts at 1', () => {
    open(doc(paragraph('Walk')));
    goTo('Walk');
    startCounting(editor, numberingAfterAbove(editor));
    expect(seen()).toEqual(['1. Walk']);
  });
});
