import layout from '@react-pdf/layout';
import { Document, Font, Page, pdf, Text, View } from '@react-pdf/renderer';
import type { ReactElement, ReactNode } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { continuation } from '../continuation';
import { loadFonts } from '../fonts';
import { localFonts } from '../local-fonts';
import type { LaidOutNode } from './nodes';
import { layOutParts, type PageSpec } from './pages';

beforeAll(() => loadFonts(localFonts));

const WIDTH = 400;
const FAMILY = 'Atkinson Hyperlegible Next';

function spec(height: number, frame?: PageSpec['frame']): PageSpec {
  return {
    width: WIDTH,
    height,
    padding: { top: 10, right: 20, bottom: 10, left: 20 },
    frame: frame ?? (({ flow }) => <View style={{ flexGrow: 1, gap: 8 }}>{flow}</View>),
  };
}

type Words = { children?: ReactNode; keep?: number; whole?: boolean; size?: number; align?: 'left' | 'right' };

function P({ children, keep, whole, size = 12, align = 'left' }: Words) {
  return (
    <Text
      style={{ fontFamily: FAMILY, fontSize: size, lineHeight: 1.5, textAlign: align }}
      wrap={!whole}
      {...(keep === undefined ? {} : { minPresenceAhead: keep })}
    >
      {children}
    </Text>
  );
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index + 1}`).join('\n');

/** The words of each page, a line each. */
async function pagesOf(elements: ReactElement[], height = 200, frame?: PageSpec['frame']): Promise<string[][]> {
  const { children } = await layOutParts(
    spec(height, frame),
    elements.map((element) => ({ key: null, element })),
  );
  return children.map(wordsIn);
}

function wordsIn(node: LaidOutNode): string[] {
  const own = (node.lines ?? []).map((line) => ('string' in line ? String(line.string).trim() : ''));
  return [...own, ...node.children.flatMap(wordsIn)];
}

describe('boxes', () => {
  /** What of a node tells where it stands, rounded to a tenth of a point. */
  function places(node: { box?: unknown; children?: unknown; type?: unknown }): unknown {
    const box = node.box as { top: number; left: number; width: number; height: number };
    const rounded = [box.top, box.left, box.width, box.height].map((value) => Math.round(value * 10) / 10);
    const children = (node.type === 'TEXT' ? [] : (node.children ?? [])) as (typeof node)[];
    return [node.type, ...rounded, children.map(places)];
  }

  it('stand where react-pdf’s own layout puts them', async () => {
    const content = (
      <View style={{ gap: 6, padding: 12, borderWidth: 2, borderColor: '#000000' }}>
        <View style={{ flexDirection: 'row', gap: 10, alignItems: 'center', marginBottom: 5 }}>
          <View style={{ width: 20, height: 20 }} />
          <View style={{ flex: 1 }}>
            <P size={16}>A heading that is long enough to break over more lines than one, for sure</P>
          </View>
          <View style={{ maxWidth: 80 }}>
            <P size={9}>Small words</P>
          </View>
        </View>
        <P>Some words of the body, of which there are enough to fill more than one line of this narrow page.</P>
        <View style={{ flexDirection: 'row', paddingVertical: 4, marginTop: 7 }}>
          <View style={{ width: 90, paddingRight: 6 }}>
            <P>First column</P>
          </View>
          <View style={{ width: '40%' }}>
            <P>The second column has more to say, and so it stands on more lines than the first.</P>
          </View>
        </View>
        <View style={{ alignItems: 'flex-end' }}>
          <View style={{ width: 100, height: 12 }} />
        </View>
        <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
          <View style={{ width: 50, height: 8 }} />
          <View style={{ width: 30, height: 14 }} />
        </View>
      </View>
    );
    const ours = await layOutParts(spec(800), [{ key: null, element: content }]);

    const stock = pdf(
      <Document>
        <Page size={[WIDTH, 800]} style={{ padding: 10, paddingHorizontal: 20 }}>
          {content}
        </Page>
      </Document>,
    );
    // The store of fonts is an argument that the published type leaves out.
    const measure = layout as unknown as (root: unknown, fonts: unknown) => Promise<{ children: LaidOutNode[] }>;
    const theirs = (await measure(stock.container.document, Font)).children[0]?.children[0];

    const flow = ours.children[0]?.children[0]?.children[0];
    if (!flow || !theirs) throw new Error('both made a page');
    const [, , , ...sizes] = places(flow) as unknown[];
    const [, , , ...expected] = places(theirs) as unknown[];
    expect(sizes).toEqual(expected);
  });

  it('name a style that they do not know instead of dropping it', async () => {
    const styled = <View style={{ flexWrap: 'wrap' }} />;
    await expect(pagesOf([styled])).rejects.toThrow('does not know the style "flexWrap"');
    await expect(pagesOf([<View key="one" style={{ marginTop: '1cm' }} />])).rejects.toThrow('number of points');
  });
});

describe('pages', () => {
  it('cut a paragraph so that neither side keeps a single line', async () => {
    // Ten lines of 18 points fit a page of 180.
    expect((await pagesOf([<P key="one">{lines(11)}</P>])).map((page) => page.length)).toEqual([9, 2]);
    const [first, second] = await pagesOf([<P key="a">{lines(9)}</P>, <P key="b">{lines(4)}</P>]);
    expect([first?.length, second?.length]).toEqual([9, 4]);
  });

  it('keep a heading with what follows it', async () => {
    const elements = [
      <P key="a">{lines(8)}</P>,
      <P key="b" keep={40}>
        Heading
      </P>,
      <P key="c">{lines(5)}</P>,
    ];
    expect(await pagesOf(elements)).toEqual([lines(8).split('\n'), ['Heading', ...lines(5).split('\n')]]);
  });

  it('let a short section end a page when the next thing is a heading', async () => {
    const elements = [
      <P key="a">{lines(5)}</P>,
      <P key="b" keep={60}>
        Heading
      </P>,
      <P key="c">All of it.</P>,
      <P key="d" keep={60}>
        Next
      </P>,
      <P key="e">{lines(5)}</P>,
    ];
    const [first] = await pagesOf(elements);
    expect(first?.slice(-2)).toEqual(['Heading', 'All of it.']);
  });

  it('repeat the head of a table, and never leave it alone', async () => {
    const row = (name: string) => (
      <View key={name} style={{ flexDirection: 'row' }} wrap={false}>
        <P>{name}</P>
      </View>
    );
    const table = (
      <View>
        <View fixed wrap={false} minPresenceAhead={1}>
          <P>Head</P>
        </View>
        {Array.from({ length: 12 }, (_, index) => row(`Row ${index + 1}`))}
      </View>
    );
    const pages = await pagesOf([<P key="a">{lines(7)}</P>, table]);
    expect(pages.map((page) => page.filter((words) => words === 'Head').length)).toEqual([1, 1, 1]);
    expect(pages.flat().filter((words) => words.startsWith('Row'))).toHaveLength(12);
    expect(pages[0]?.at(-1)).not.toBe('Head');
  });

  it('stand the continuation of a heading above its rest on each later page, and take no room for it before', async () => {
    const column = (
      <View style={{ gap: 4 }}>
        <P>Heading</P>
        <View {...continuation()}>
          <P>Heading again</P>
        </View>
        <P>{lines(20)}</P>
      </View>
    );
    const pages = await pagesOf([column]);
    expect(pages.map((page) => page.slice(0, 2))).toEqual([
      ['Heading', 'Line 1'],
      ['Heading again', 'Line 9'],
      ['Heading again', 'Line 18'],
    ]);
    expect(await pagesOf([column], 600)).toEqual([['Heading', ...lines(20).split('\n')]]);
  });

  it('repeat no continuation while its heading itself goes on, nor one that takes a quarter of the paper', async () => {
    const column = (heading: string, again: string) => (
      <View>
        <P>{heading}</P>
        <View {...continuation()}>
          <P>{again}</P>
        </View>
        <P>{lines(10)}</P>
      </View>
    );
    const long = Array.from({ length: 12 }, (_, index) => `Heading ${index + 1}`).join('\n');
    const pages = await pagesOf([column(long, 'Again')]);
    expect(pages.map((page) => page.filter((words) => words === 'Again').length)).toEqual([0, 0, 1]);
    const tall = Array.from({ length: 12 }, () => 'Again').join('\n');
    expect((await pagesOf([column('Heading', tall)], 300)).flat()).not.toContain('Again');
  });

  it('cut even what asks to stay whole when no page could hold it', async () => {
    const box = (
      <View wrap={false} style={{ padding: 10 }}>
        <P>{lines(30)}</P>
      </View>
    );
    const pages = await pagesOf([box]);
    expect(pages.flat()).toEqual(lines(30).split('\n'));
    expect(pages.length).toBeGreaterThan(3);
  });

  it('come to an end when a box that nothing can cut is taller than a page', async () => {
    const table = (
      <View>
        <View fixed wrap={false} minPresenceAhead={1}>
          <P>Head</P>
        </View>
        <View style={{ height: 500 }} />
        <P>After it</P>
      </View>
    );
    expect(await pagesOf([table])).toEqual([['Head'], ['Head', 'After it']]);
  });

  it('know their number and how many there are, and give the flow what the frame leaves', async () => {
    const frame: PageSpec['frame'] = ({ pageNumber, totalPages, flow }) => (
      <>
        {pageNumber > 1 && <P>Header</P>}
        <View style={{ flexGrow: 1 }}>{flow}</View>
        <P>{`${pageNumber} of ${totalPages}`}</P>
      </>
    );
    const pages = await pagesOf([<P key="one">{lines(20)}</P>], 200, frame);
    expect(pages.map((page) => [page.length, page[0], page.at(-1)])).toEqual([
      [10, 'Line 1', '1 of 3'],
      [10, 'Header', '2 of 3'],
      [5, 'Header', '3 of 3'],
    ]);
  });

  it('are the same from remembered parts as from fresh ones', async () => {
    const part = { key: 'a part of this test', element: <P>{lines(15)}</P> };
    const once = await layOutParts(spec(200), [part]);
    const again = await layOutParts(spec(200), [{ ...part, element: <P>Never looked at</P> }]);
    const fresh = await layOutParts(spec(200), [{ ...part, key: null }]);
    expect(again.children.map(wordsIn)).toEqual(fresh.children.map(wordsIn));
    expect(once.children.map(wordsIn)).toEqual(fresh.children.map(wordsIn));
  });
});
