import sharp from 'sharp';
import { expect, it, vi } from 'vitest';
import { renderHandout } from '../render';
import { muscleTwitches, paragraph, run, section, table } from '../test-support/muscle-twitches';
import { getDocument } from '../test-support/pdf-js';

vi.setConfig({ testTimeout: 60_000 });

type Node = { role?: string; lang?: string; alt?: string; type?: string; children?: Node[] };

async function treesOf(bytes: Uint8Array): Promise<Node[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const trees: Node[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    trees.push((await (await pdf.getPage(number)).getStructTree()) as Node);
  }
  await task.destroy();
  return trees;
}

// pdf.js tells a table again for each of its pages: only what has words on that page counts.
const hasWords = ({ children = [] }: Node): boolean => children.some(({ type }) => type === 'content');
const rolesOf = (node: Node): string[] => [
  ...(hasWords(node) ? [node.role ?? ''] : []),
  ...(node.children ?? []).flatMap(rolesOf),
];
const langsOf = (node: Node): string[] => [node.lang ?? '', ...(node.children ?? []).flatMap(langsOf)];

it('reads the header row of a table over several pages once, and says where the language changes', async () => {
  const rows = Array.from({ length: 120 }, (_, index) => [`Row ${index}`, 'words']);
  const sections = [section('Factores', [table('', ['Factor', 'Effect'], rows)], { locale: 'es-US' })];
  const { bytes, pageCount } = await renderHandout(muscleTwitches({ sections }));
  expect(pageCount).toBeGreaterThan(2);
  const trees = await treesOf(bytes);
  // One scope for each column and one for each row: a header row that is read again would add two a page.
  expect(trees.flatMap(rolesOf).filter((role) => role === 'TH')).toHaveLength(2 + rows.length);
  expect(trees.flatMap(langsOf)).toContain('es-US');
  expect(trees.flatMap(rolesOf).filter((role) => role === 'H1')).toHaveLength(1);
});

it('says what the logo shows, where the clinic has said so', async () => {
  const png = await sharp({ create: { width: 60, height: 30, channels: 3, background: '#0f6b66' } })
    .png()
    .toBuffer();
  const picture = { mimeType: 'image/png' as const, base64: png.toString('base64'), widthPx: 60, heightPx: 30 };
  const figuresWith = async (alt: string): Promise<(string | undefined)[]> => {
    const clinic = { ...muscleTwitches().clinic, logo: { ...picture, alt } };
    const { bytes } = await renderHandout(muscleTwitches({ clinic, address: '', sections: [] }));
    const figures = (node: Node): Node[] => [
      ...(node.role === 'Figure' ? [node] : []),
      ...(node.children ?? []).flatMap(figures),
    ];
    return (await treesOf(bytes)).flatMap(figures).map(({ alt: words }) => words);
  };
  expect(await figuresWith('A river between two hills')).toEqual(['A river between two hills']);
  expect(await figuresWith('')).toEqual([]);
});

it('reads a link whose words are partly bold as one link, and two neighbors as two', async () => {
  const linksIn = async (...hrefs: string[]): Promise<number> => {
    const words = hrefs.map((href, index) => run(`part ${index} `, { href, bold: index === 1 }));
    const { bytes } = await renderHandout(
      muscleTwitches({ address: '', sections: [section('About', [paragraph(...words)])] }),
    );
    return (await treesOf(bytes)).flatMap(rolesOf).filter((role) => role === 'Link').length;
  };
  const [here, there] = ['https://handouts.example/here', 'https://handouts.example/there'];
  expect(await linksIn(here, there)).toBe((await linksIn(here, here)) + 1);
});
