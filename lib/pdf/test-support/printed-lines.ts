import { getDocument } from './pdf-js';

/** The words of one structure element on one page, line by line; what a picture shows is its only line. */
export type PrintedText = { role: string; page: number; lines: string[]; lang: string | undefined };

type Item = { text: string; y: number };
type TreeNode = NonNullable<Awaited<ReturnType<Page['getStructTree']>>> & { alt?: string; lang?: string };
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

/** Reads a tagged PDF with pdf.js: what each element says, page by page in reading order, without headers and footers. */
export async function printedTexts(bytes: Uint8Array): Promise<PrintedText[]> {
  // pdf.js takes the buffer over; the caller keeps its own.
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const found: PrintedText[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const items = await itemsByContent(page);
    const tree = await page.getStructTree();
    if (!tree) throw new Error(`Page ${number} has no structure`);
    walk(tree, undefined, ({ role, ids, alt, lang }) => {
      const lines = alt === undefined ? linesOf(ids.flatMap((id) => items.get(id) ?? [])) : [alt];
      if (lines.length > 0) found.push({ role, page: number, lines, lang });
    });
  }
  await task.destroy();
  return found;
}

async function itemsByContent(page: Page): Promise<Map<string, Item[]>> {
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const found = new Map<string, Item[]>();
  const open: string[] = [];
  for (const item of content.items) {
    if ('str' in item) {
      const id = open.at(-1) ?? '';
      found.set(id, [...(found.get(id) ?? []), { text: item.str, y: item.transform[5] ?? 0 }]);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? '');
  }
  return found;
}

type Told = { role: string; ids: string[]; alt?: string; lang: string | undefined };

/** Tells each element in reading order, with the ids of its own content and that of the links in it. */
function walk(element: TreeNode, around: string | undefined, tell: (told: Told) => void): void {
  const { role, alt, lang = around } = element;
  if (alt !== undefined) {
    // pdf.js lists the pictures of an element on each of its pages, with content on their own page alone.
    if (element.children.length > 0) tell({ role, ids: [], alt, lang });
    return;
  }
  let ids: string[] = [];
  const flush = (): void => {
    if (ids.length > 0) tell({ role, ids, lang });
    ids = [];
  };
  const read = (inside: TreeNode): void => {
    for (const child of inside.children) {
      if (!('children' in child)) ids.push(child.id);
      else if (child.role === 'Link' || child.role === 'Span') read(child);
      else {
        // What stands inside comes after the words before it.
        flush();
        walk(child, lang, tell);
      }
    }
  };
  read(element);
  flush();
}

function linesOf(items: readonly Item[]): string[] {
  const lines: string[] = [];
  let at = Number.NaN;
  for (const { text, y } of items) {
    // A space that pdf.js finds between two columns is no line.
    if (text.trim() === '' && !(Math.abs(y - at) < 1)) continue;
    if (Math.abs(y - at) < 1) lines[lines.length - 1] += text;
    else lines.push(text);
    at = y;
  }
  return lines;
}
