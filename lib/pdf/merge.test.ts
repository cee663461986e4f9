import { PDFArray, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { mergePdfs } from './merge';
import { renderHandout } from './render';
import { muscleTwitches } from './test-support/muscle-twitches';

const names = ['Maria Núñez', 'Tom Reed', 'Ana Ruiz'];
const handouts = await Promise.all(
  names.map(async (name) => {
    const { patient } = muscleTwitches();
    return (await renderHandout(muscleTwitches({ patient: { ...patient, name } }))).bytes;
  }),
);

/** What each page draws, byte for byte. */
async function drawingsOf(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes);
  return document.getPages().map(({ node }) => {
    const contents = node.Contents();
    const streams =
      contents instanceof PDFArray ? contents.asArray().map((ref) => document.context.lookup(ref)) : [contents];
    return streams
      .map((stream) => (stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('base64') : ''))
      .join();
  });
}

describe('handouts merged for the printer', () => {
  it('are the pages of each, drawn byte for byte as they were issued, one handout after the other', async () => {
    const merged = await mergePdfs(handouts, { title: 'Handouts to print', newSheets: false });
    const single = (await Promise.all(handouts.map(drawingsOf))).flat();
    expect(single.every((drawing) => drawing.length > 100)).toBe(true);
    expect(new Set(single).size).toBeGreaterThan(2);
    expect(await drawingsOf(merged)).toEqual(single);
  });

  it('begin each on a sheet of its own when they are printed on both sides', async () => {
    const pages = await Promise.all(handouts.map(async (bytes) => (await PDFDocument.load(bytes)).getPageCount()));
    const merged = await PDFDocument.load(await mergePdfs(handouts, { title: 'x', newSheets: true }));
    expect(merged.getPageCount()).toBe(pages.reduce((sum, count) => sum + count + (count % 2), 0));
    const [first] = merged.getPages();
    for (const page of merged.getPages()) expect(page.getSize()).toEqual(first?.getSize());
  });

  it('claim no tags that they do not have', async () => {
    const merged = await PDFDocument.load(await mergePdfs(handouts, { title: 'x', newSheets: false }));
    expect(merged.catalog.has(PDFName.of('MarkInfo'))).toBe(false);
    expect(merged.catalog.has(PDFName.of('StructTreeRoot'))).toBe(false);
  });
});
