import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The words of a PDF, page by page, in the order in which they were set. */
export async function readPdf(bytes: Uint8Array): Promise<{ pages: string[]; text: string; sizePt: number[] }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  let sizePt: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const words = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '')).join('');
    pages.push(words.replace(/\s+/g, ' '));
    sizePt = page.view.slice(2);
  }
  await pdf.destroy();
  return { pages, text: pages.join(' '), sizePt };
}
