import { Path, Svg, Text, View } from '@react-pdf/renderer';
import { beforeAll, expect, it } from 'vitest';
import { HandoutPdfDocument } from './document/pdf-document';
import { loadFonts } from './fonts';
import type { LaidOutNode, TextLine } from './layout/nodes';
import { layOutParts } from './layout/pages';
import { reconcile } from './layout/reconcile';
import { localFonts } from './local-fonts';
import { pictureOperators } from './painting/pictures';

/** What is used of react-pdf and pdfkit beyond what they publish. Their versions are pinned; a test here names what an upgrade takes away. */

beforeAll(() => loadFonts(localFonts));

const metadata = { title: 'T', author: 'A', language: 'en', createdAt: new Date(0), creator: 'test' };
const words = (
  <View>
    <Text style={{ fontFamily: 'Atkinson Hyperlegible Next', fontSize: 12, lineHeight: 1.5 }}>Call us</Text>
  </View>
);
const laidOut = (element = words) =>
  layOutParts(
    {
      width: 300,
      height: 200,
      padding: { top: 10, right: 10, bottom: 10, left: 10 },
      frame: ({ flow }) => <View style={{ flexGrow: 1 }}>{flow}</View>,
    },
    [{ key: null, element }],
  );

function linesIn(node: LaidOutNode): readonly TextLine[] {
  return [...(node.lines ?? []), ...node.children.flatMap(linesIn)];
}

function picturesIn(node: LaidOutNode): readonly LaidOutNode[] {
  return node.type === 'SVG' ? [node] : node.children.flatMap(picturesIn);
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

it('react-pdf’s painter draws a picture and ends whatever it painted onto', async () => {
  const picture = (
    <Svg viewBox="0 0 24 24" style={{ width: 24, height: 24 }}>
      <Path d="M4 4h16v16z" fill="#0f6b66" />
    </Svg>
  );
  const { children } = await laidOut(picture);
  const target = new HandoutPdfDocument(metadata);
  target.addPage();
  const [drawing] = children.flatMap(picturesIn);
  if (!drawing) throw new Error('a picture is laid out');
  expect(pictureOperators(drawing, target)).toMatch(/4 4 m[\s\S]*f/);
  expect(Reflect.get(target, '_ended')).toBe(false);
});

it('pdfkit’s document has the members that ours overrides', () => {
  const base = Object.getPrototypeOf(HandoutPdfDocument.prototype) as object;
  const members = [
    'font',
    'addContent',
    'flushPages',
    'end',
    'endMetadata',
    'endOutline',
    'endMarkings',
    'ref',
    '_finalize',
  ];
  const more = ['addPage', '_doOpacity', '_write', '_refEnd'];
  for (const name of [...members, ...more, 'getMarkInfoDictionary']) {
    expect(Reflect.get(base, name), name).toBeTypeOf('function');
  }
});
