// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import type { BlockNode } from '@/lib/domain/handout/body';
import { compose } from '@/lib/domain/handout/compose';
import { clinic, draftOf, version } from '@/lib/domain/handout/test-support';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { fromGoogleDocs, fromPdf, fromWeb, fromWord } from '@/lib/test-support/clipboard';
import { bodyExtensions } from '../body-schema-extensions';
import { sliceOfText } from '../clipboard';
import { toBody } from '../to-body';
import { cleanPastedHtml } from './pasted-html';
import { blocksOfText } from './pasted-text';

/** What the body holds after a paste into an empty section. */
function pasted({ html, text }: { html?: string; text?: string }) {
  const editor = new Editor({
    extensions: bodyExtensions,
    editorProps: {
      transformPastedHTML: cleanPastedHtml,
      clipboardTextParser: (plain, _place, _isPlain, view) => sliceOfText(plain, view.state.schema),
    },
  });
  // jsdom has no ClipboardEvent; the view only asks it for files, of which there are none.
  const event = new Event('paste') as ClipboardEvent;
  if (html) editor.view.pasteHTML(html, event);
  else editor.view.pasteText(text ?? '', event);
  editor.state.doc.check();
  const body = toBody(editor.state.doc);
  editor.destroy();
  return body;
}

/** The same in words, as the chart would have it. */
function wordsOf(body: ReturnType<typeof pasted>): string {
  const known = [version(1, 'about', { heading: '-', body })];
  const text = renderText(
    compose({ draft: draftOf(known), versions: known, clinic, clinicianName: 'Dr.', now: new Date(0) }),
  );
  return text.slice(text.indexOf('\n-\n') + 3, text.indexOf('\n\nABOUT THIS HANDOUT')).replaceAll('\u00a0', ' ');
}

const typesOf = (body: { content: BlockNode[] }): string[] => body.content.map(({ type }) => type);

describe('a paste from Word', () => {
  const body = pasted({ html: fromWord });

  it('keeps its lists, their levels and their kinds', () => {
    expect(typesOf(body)).toEqual(['paragraph', 'paragraph', 'bulletList', 'paragraph', 'orderedList', 'table']);
    expect(wordsOf(body)).toContain('- Ice it\n  - 10 minutes\n- Raise it\nThen:\n1. Bend it\n2. Walk');
  });

  it('keeps bold and good links, and drops what else Word says', () => {
    const json = JSON.stringify(body);
    expect(json).toContain('{"type":"text","text":"Rest","marks":[{"type":"bold"}]}');
    expect(json).toContain('tel:+15415550147');
    expect(json).toContain('our page');
    expect(json).not.toMatch(/http:|mso|Font|WordDocument|Normal|·|Calibri/);
  });

  it('makes every row of a table as long as the others', () => {
    const table = body.content.at(-1);
    const rows = table?.type === 'table' ? table.content.map((row) => row.content.length) : [];
    expect(rows).toEqual([2, 2]);
  });
});

describe('a paste from a web page', () => {
  const body = pasted({ html: fromWeb });

  it('has its words in paragraphs, lists and checklists, and nothing of the page around', () => {
    const text = wordsOf(body);
    expect(text).toContain('Eye twitching\nMost twitches are harmless.\nThey stop by themselves.\nAsk a pharmacist.');
    expect(text).toContain('[ ] Sleep more\n[ ] Less coffee');
    expect(text).toContain('Call 111');
    expect(JSON.stringify(body)).not.toMatch(/track|onclick|javascript|rgb|nav-list|example\.org\/eye\.png/);
  });
});

it('a paste from Google Docs is bold only where it is', () => {
  const body = pasted({ html: fromGoogleDocs });
  expect(wordsOf(body)).toBe('Rest. Then walk.\n- Slowly');
  expect(JSON.stringify(body).match(/bold/g)).toHaveLength(1);
});

describe('a paste from a PDF', () => {
  it('puts its lines together again, and finds its lists', () => {
    const text = wordsOf(pasted({ text: fromPdf }));
    expect(text).toContain(
      'Looking after your knee\nRest your knee for two days. After that, bend and stretch it several times a day.',
    );
    expect(text).toContain('anti-inflammatory');
    expect(text).toContain('harm your kidneys.');
    expect(text).toContain(
      '- Ice it for ten minutes, with a cloth between the ice and your skin, so that it does not burn\n- Raise it\n1. Bend it\n2. Walk\n[ ] Book the next visit',
    );
  });

  it('leaves short lines, doses and numbers as they are', () => {
    expect(blocksOfText('Paracetamol\n500 mg\nIbuprofen\n2.5 ml')).toEqual(
      ['Paracetamol', '500 mg', 'Ibuprofen', '2.5 ml'].map((text) => ({ is: 'paragraph', text })),
    );
  });
});
