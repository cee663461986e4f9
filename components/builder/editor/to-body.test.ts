// @vitest-environment jsdom
import { Editor, type JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodySchema, type SectionBody } from '@/lib/domain/handout/body';
import { bodyExtensions } from './body-schema-extensions';
import { isLinkAllowed } from './link-mark';
import { asEditorWouldGive, editorSchema, toBody } from './to-body';

const paragraph = (...texts: string[]) => ({
  type: 'paragraph' as const,
  content: texts.map((text) => ({ type: 'text' as const, text })),
});

const everything: SectionBody = {
  type: 'doc',
  content: [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Call ' },
        { type: 'text', text: 'us', marks: [{ type: 'bold' }, { type: 'italic' }] },
        { type: 'mergeField', attrs: { name: 'clinic.phone' }, marks: [{ type: 'bold' }] },
        { type: 'text', text: 'site', marks: [{ type: 'link', attrs: { href: 'https://example.org/a' } }] },
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          attrs: { pictogram: 'sleep', sign: 'breath-hard' },
          content: [
            paragraph('one'),
            { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('deep')] }] },
          ],
        },
        {
          type: 'listItem',
          content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('x')] }] }],
        },
      ],
    },
    {
      type: 'table',
      attrs: { caption: 'What does what' },
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph('Factor')] },
            { type: 'tableHeader', content: [paragraph('What it does')] },
          ],
        },
        {
          type: 'tableRow',
          content: [
            { type: 'tableCell', content: [paragraph('Stress')] },
            { type: 'tableCell', content: [paragraph('Tenses'), paragraph('muscles')] },
          ],
        },
      ],
    },
    {
      type: 'callout',
      attrs: { tone: 'caution' },
      content: [
        { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph('first')] }] },
        paragraph('x'),
      ],
    },
    {
      type: 'checklist',
      content: [
        { type: 'checklistItem', attrs: { pictogram: 'walk' }, content: [paragraph('tick me')] },
        { type: 'checklistItem', content: [paragraph('and me')] },
      ],
    },
    { type: 'passage', attrs: { when: 'not-pregnant' }, content: [paragraph('For most')] },
    { type: 'figure', attrs: { pictogram: 'sleep', alt: 'A bed', caption: 'Sleep' } },
    { type: 'paragraph' },
  ],
};

const open = (content: SectionBody | string) =>
  // JSONContent is the same shape with looser types.
  new Editor({ extensions: bodyExtensions, content: content as JSONContent | string });

describe('the editor and the schema of a body', () => {
  it('takes in and gives back every block and mark unchanged', () => {
    editorSchema.nodeFromJSON(everything).check();
    expect(asEditorWouldGive(everything)).toEqual(everything);
    const editor = open(everything);
    expect(toBody(editor.state.doc)).toEqual(everything);
    editor.destroy();
  });

  it('knows no block and no mark that a handout cannot print', () => {
    expect(Object.keys(editorSchema.nodes).sort()).toEqual(
      [
        'doc',
        'text',
        'paragraph',
        'bulletList',
        'orderedList',
        'listItem',
        'table',
        'tableRow',
        'tableHeader',
        'tableCell',
        'callout',
        'passage',
        'checklist',
        'checklistItem',
        'figure',
        'mergeField',
      ].sort(),
    );
    expect(Object.keys(editorSchema.marks).sort()).toEqual(['bold', 'italic', 'link']);
  });

  it('counts wording that only differs in how it was stored as the same', () => {
    const split: SectionBody = { type: 'doc', content: [paragraph('Sleep ', 'well')] };
    expect(asEditorWouldGive(split)).toEqual({ type: 'doc', content: [paragraph('Sleep well')] });
  });

  it('keeps which sign an item is while it is reworded, and makes none of a new item', () => {
    const item = {
      type: 'listItem' as const,
      attrs: { sign: 'breath-hard' },
      content: [paragraph('Hard to breathe.')],
    };
    const editor = open({ type: 'doc', content: [{ type: 'bulletList', content: [item] }] });
    editor.commands.setTextSelection(editor.state.doc.content.size - 3);
    editor.commands.insertContent(' Call now.');
    editor.commands.splitListItem('listItem');
    editor.commands.insertContent('Something else.');
    const [list] = toBody(editor.state.doc).content;
    expect(list?.type === 'bulletList' && list.content.map(({ attrs, content }) => [attrs, content])).toEqual([
      [{ sign: 'breath-hard' }, [paragraph('Hard to breathe. Call now.')]],
      [undefined, [paragraph('Something else.')]],
    ]);
    editor.destroy();
  });

  it('takes in only links that a handout may hold', () => {
    expect(['https://a.example', 'tel:911', 'mailto:a@b.example'].every(isLinkAllowed)).toBe(true);
    expect(['http://a.example', 'javascript:alert(1)', '//a.example', 'a.example', ''].some(isLinkAllowed)).toBe(false);
  });

  it('makes the next row the header when the header row is deleted', () => {
    const editor = open(everything);
    let inHeader = 0;
    editor.state.doc.descendants((node, position) => {
      if (node.type.name === 'tableHeader' && inHeader === 0) inHeader = position + 2;
    });
    editor.commands.setTextSelection(inHeader);
    editor.commands.deleteRow();
    const table = toBody(editor.state.doc).content.find((block) => block.type === 'table');
    expect(table?.type === 'table' && table.content.map((row) => row.content.map((cell) => cell.type))).toEqual([
      ['tableHeader', 'tableHeader'],
    ]);
    editor.destroy();
  });

  it.each([
    '<h1>Big</h1><pre>code</pre><blockquote>said</blockquote><hr><p>a<br>b</p><img src="x" alt="y">',
    '<p><a href="http://a.example">one</a> <a href="javascript:alert(1)">two</a> <a href="https://b.example" target="_blank">three</a></p>',
    '<table><caption>Cap</caption><tr><td colspan="2">a</td></tr><tr><td>b</td><td rowspan="3">c</td></tr></table>',
    '<ol start="7" type="a"><li><h2>x</h2><table><tr><td>deep</td></tr></table></li></ol>',
    '<ul data-checklist><li>plain</li></ul><div data-callout="loud"><table><tr><td>in</td></tr></table></div>',
    '<p>Hi <span data-merge-field="patient.ssn">SSN</span> <span data-merge-field="clinic.phone">x</span></p>',
    '<ul><li data-pictogram="x y">one</li><li data-pictogram="sleep">two</li></ul>',
    '<ul><li data-sign="x y">one</li><li data-sign="breath-hard">two</li></ul>',
    '<figure data-pictogram="sleep"></figure><figure data-pictogram="x y" data-alt="a"></figure>',
  ])('takes in of a pasted page only what a handout can print: %s', (html) => {
    const editor = open({ type: 'doc', content: [{ type: 'paragraph' }] });
    // jsdom has no ClipboardEvent; the view only asks it for files, of which there are none.
    editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
    editor.state.doc.check();
    const body = toBody(editor.state.doc);
    expect(JSON.stringify(body)).not.toMatch(/http:|javascript|ssn|colspan|loud|x y/);
    editor.destroy();
  });

  it('stays within the schema whatever a clinician does to the text', () => {
    const steps: readonly ((editor: Editor) => unknown)[] = [
      (editor) => editor.commands.toggleBold(),
      (editor) => editor.commands.toggleItalic(),
      (editor) => editor.commands.toggleBulletList(),
      (editor) => editor.commands.toggleOrderedList(),
      (editor) => editor.commands.toggleList('checklist', 'checklistItem'),
      (editor) => editor.commands.wrapIn('callout', { tone: 'urgent' }),
      (editor) => editor.commands.lift('callout'),
      (editor) => editor.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true }),
      (editor) => editor.commands.addRowBefore(),
      (editor) => editor.commands.addRowAfter(),
      (editor) => editor.commands.addColumnAfter(),
      (editor) => editor.commands.deleteRow(),
      (editor) => editor.commands.deleteColumn(),
      (editor) => editor.commands.deleteTable(),
      (editor) => editor.commands.splitBlock(),
      (editor) => editor.commands.splitListItem('listItem'),
      (editor) => editor.commands.sinkListItem('listItem'),
      (editor) => editor.commands.liftListItem('listItem'),
      (editor) => editor.commands.splitListItem('checklistItem'),
      (editor) => editor.commands.deleteSelection(),
      (editor) => editor.commands.joinBackward(),
      (editor) => editor.commands.liftEmptyBlock(),
      (editor) => editor.commands.insertContent('words'),
      (editor) => editor.commands.insertContent({ type: 'mergeField', attrs: { name: 'followUp.when' } }),
      (editor) => editor.commands.wrapIn('passage', { when: 'pregnant' }),
      (editor) => editor.commands.lift('passage'),
    ];
    const anyStep = fc.tuple(fc.nat(steps.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30));
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 12 }), (chosen) => {
        const editor = open(everything);
        for (const [step, where, length] of chosen) {
          const { doc, tr } = editor.state;
          const from = Math.floor(where * doc.content.size);
          const to = Math.min(from + length, doc.content.size);
          editor.view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))));
          steps[step]?.(editor);
          editor.state.doc.check();
          expect(bodySchema.safeParse(toBody(editor.state.doc)).success).toBe(true);
        }
        editor.destroy();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
