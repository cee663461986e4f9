import { Text, View } from '@react-pdf/renderer';
import { beforeAll, expect, it } from 'vitest';
import { HandoutPdfDocument } from './document/pdf-document';
import { loadFonts } from './fonts';
import type { LaidOutNode, TextLine } from './layout/nodes';
import { layOutParts } from './layout/pages';
import { reconcile } from './layout/reconcile';
import { localFonts } from './local-fonts';
import { paintPages } from './paint-pages';

/** What is used of react-pdf and pdfkit beyond what they publish. Their versions are pinned; a test here names what an upgrade takes away. */

beforeAll(() => loadFonts(localFonts));

const metadata = { title: 'T', author: 'A', language: 'en', createdAt: new Date(0), creator: 'test' };
const words = (
  <View>
    <Text style={{ fontFamily: 'Atkinson Hyperlegible Next', fontSize: 12, lineHeight: 1.5 }}>Call us</Text>
  </View>
);
const laidOut = () =>
  layOutParts(
    {
      width: 300,
      height: 200,
      padding: { top: 10, right: 10, bottom: 10, left: 10 },
      frame: ({ flow }) => <View style={{ flexGrow: 1 }}>{flow}</View>,
    },
    [{ key: null, element: words }],
  );

function linesIn(node: LaidOutNode): readonly TextLine[] {
  return [...(node.lines ?? []), ...node.children.flatMap(linesIn)];
}

it('react-pdf makes nodes of components when a page’s layout asks for them', () => {
  expect(reconcile([words])).toMatchObject([[{ type: 'VIEW', children: [{ type: 'TEXT' }] }]]);
});

it('textkit sets lines of runs with a place for each glyph', async () => {
  const [line] = linesIn((await laidOut()).children[0] as LaidOutNode);
  const [run] = line?.runs ?? [];
  expect(line).toMatchObject({ box: { height: 18 }, ascent: expect.any(Number), xAdvance: expect.any(Number) });
  expect(run?.glyphs).toHaveLength('Call us'.length);
  expect(run?.positions).toHaveLength('Call us'.length);
  expect(run?.glyphs?.[0]).toMatchObject({ advanceWidth: expect.any(Number), codePoints: ['C'.codePointAt(0)] });
});

it('the painter hands over the glyphs and the very positions that layout made', async () => {
  const document = await laidOut();
  const handedOver: unknown[] = [];
  const glyphs = HandoutPdfDocument.prototype.glyphs;
  HandoutPdfDocument.prototype.glyphs = function (...args) {
    handedOver.push(args[1]);
    return glyphs.apply(this, args);
  };
  try {
    await paintPages(document, metadata, { tagged: false });
  } finally {
    HandoutPdfDocument.prototype.glyphs = glyphs;
  }
  const made = document.children.flatMap(linesIn).flatMap((line) => line.runs.map((run) => run.positions));
  expect(handedOver).toHaveLength(made.length);
  for (const [index, positions] of made.entries()) expect(handedOver[index]).toBe(positions);
});

it('the painter calls what a canvas paints, at its place', async () => {
  const document = await laidOut();
  const painted: string[] = [];
  const [page] = document.children;
  if (!page) throw new Error('one page is laid out');
  const canvas: LaidOutNode = {
    ...page,
    type: 'CANVAS',
    children: [],
    props: { paint: (painter: { rect?: unknown; fill?: unknown }) => painted.push(...Object.keys(painter)) },
  };
  await paintPages({ ...document, children: [{ ...page, children: [canvas] }] }, metadata, { tagged: false });
  expect(painted).toEqual(expect.arrayContaining(['rect', 'fill']));
});

it('pdfkit’s document has the members that ours overrides', () => {
  const base = Object.getPrototypeOf(HandoutPdfDocument.prototype) as object;
  const members = ['font', 'addContent', 'flushPages', 'end', 'endMetadata', 'endMarkings', 'ref', '_finalize'];
  const more = ['link', 'moveTo', 'rect', 'image', 'addPage', '_convertRect', '_write', '_refEnd'];
  for (const name of [...members, ...more, 'getMarkInfoDictionary']) {
    expect(Reflect.get(base, name), name).toBeTypeOf('function');
  }
});
