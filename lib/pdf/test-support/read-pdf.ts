import { getDocument, OPS } from './pdf-js';

type ReadPage = {
  text: string;
  /** Points. `y` is the baseline, from the foot of the page; `height` is the type size. */
  items: { text: string; x: number; y: number; width: number; height: number }[];
  width: number;
  height: number;
};
export type ReadPdf = {
  pages: ReadPage[];
  /** All pages' text, one space between words. */
  text: string;
  info: Record<string, unknown>;
  xmp: string;
};

/** Reads a PDF back as a reader would: words in the order of the file, and metadata. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // pdf.js takes the buffer over; the caller keeps its own.
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const pages: ReadPage[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent({ disableNormalization: true });
    const items = content.items.flatMap((item) =>
      'str' in item
        ? [
            {
              text: item.str,
              x: item.transform[4] ?? 0,
              y: item.transform[5] ?? 0,
              width: item.width,
              height: item.height,
              end: item.hasEOL,
            },
          ]
        : [],
    );
    const text = items.map((item) => item.text + (item.end ? ' ' : '')).join('');
    pages.push({ text: text.replace(/\s+/g, ' ').trim(), items, width, height });
  }
  const { info, metadata } = await document.getMetadata();
  await task.destroy();
  return {
    pages,
    text: pages.map((page) => page.text).join(' '),
    info: { ...info },
    xmp: metadata?.getRaw() ?? '',
  };
}

/** The names of the fonts that a PDF shows text in. Apart from `readPdf`, as it takes as long as all other reading. */
export async function fontsIn(bytes: Uint8Array): Promise<string[]> {
  return [...new Set((await eachPage(bytes, fontNames)).flat())].sort();
}

/** The addresses that a PDF links to. */
export async function linksIn(bytes: Uint8Array): Promise<string[]> {
  const annotations = await eachPage(bytes, (page) => page.getAnnotations());
  return annotations.flat().flatMap(({ url }) => (url ? [url] : []));
}

async function eachPage<Answer>(bytes: Uint8Array, read: (page: Page) => Promise<Answer>): Promise<Answer[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const answers: Answer[] = [];
  for (let number = 1; number <= document.numPages; number++) answers.push(await read(await document.getPage(number)));
  await task.destroy();
  return answers;
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function fontNames(page: Page): Promise<string[]> {
  const operators = await page.getOperatorList();
  return operators.fnArray.flatMap((operator, index) => {
    if (operator !== OPS.setFont) return [];
    const font: { name?: string } = page.commonObjs.get(operators.argsArray[index][0]);
    return [font.name ?? 'unnamed'];
  });
}
