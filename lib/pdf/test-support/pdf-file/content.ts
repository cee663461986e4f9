import { rightToLeft } from '../../shaping/shape-text';
import { Keyword, Lexer } from './lexer';
import { type PdfDict, type PdfFile, PdfName, type PdfObject, PdfString } from './objects';
import { type CharacterMap, characterMapOf } from './to-unicode';

/** A stretch of marked content: what it is said to be, and its number where the structure names it. */
type Mark = { tag: string; properties: PdfDict; mcid: number | undefined };

/** One operator that puts something on the page, with the marks around it, outermost first. */
type Painting = {
  operator: string;
  marks: readonly Mark[];
  /** Of an operator that shows text: its characters, and how many of them the font tells no character for. */
  text: string;
  unknown: number;
};

export type PageContent = {
  paintings: Painting[] /** Marks that end without a beginning, or never end. */;
  unbalanced: number;
};

const paintsPath = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const showsText = new Set(['Tj', 'TJ', "'", '"']);
const paintsOther = new Set(['sh', 'Do', 'EI']);

/** What a page paints, in the order of painting. */
export function contentOf(file: PdfFile, page: PdfDict): PageContent {
  const resources = file.dict(page.get('Resources')) ?? new Map();
  const maps = new Map<string, CharacterMap | undefined>();
  const mapOf = (font: string): CharacterMap | undefined => {
    if (!maps.has(font)) {
      const dict = file.dict(file.dict(resources.get('Font'))?.get(font));
      maps.set(font, dict && characterMapOf(file, dict));
    }
    return maps.get(font);
  };
  const paintings: Painting[] = [];
  const open: Mark[] = [];
  let unbalanced = 0;
  let font = '';
  for (const { operator, operands } of operatorsOf(bytesOf(file, page))) {
    if (operator === 'Tf' && operands[0] instanceof PdfName) font = operands[0].name;
    else if (operator === 'BMC' || operator === 'BDC') open.push(markOf(file, resources, operands));
    else if (operator === 'EMC' && !open.pop()) unbalanced++;
    else if (showsText.has(operator)) {
      const shown = operands.flat().filter((part) => part instanceof PdfString);
      // A font without a table is a fault of its own, not one of each of its characters.
      const read = shown.flatMap((part) => mapOf(font)?.read(part.bytes) ?? []);
      const unknown = read.filter((text) => text === '').length;
      paintings.push({ operator, marks: [...open], text: inWrittenOrder(read), unknown });
    } else if (paintsPath.has(operator) || paintsOther.has(operator)) {
      paintings.push({ operator, marks: [...open], text: '', unknown: 0 });
    }
  }
  return { paintings, unbalanced: unbalanced + open.length };
}

/** Words from right to left are shown from their last letter on; a reader turns them round again, each letter whole. */
function inWrittenOrder(shown: readonly string[]): string {
  return shown.some((text) => rightToLeft.test(text)) ? [...shown].reverse().join('') : shown.join('');
}

function bytesOf(file: PdfFile, page: PdfDict): Uint8Array {
  const parts = file
    .list(page.get('Contents'))
    .flatMap((part) => [file.stream(part)?.bytes ?? new Uint8Array(), Buffer.from('\n')]);
  return new Uint8Array(Buffer.concat(parts));
}

function operatorsOf(bytes: Uint8Array): { operator: string; operands: PdfObject[] }[] {
  const lexer = new Lexer(bytes);
  const found: { operator: string; operands: PdfObject[] }[] = [];
  let operands: PdfObject[] = [];
  for (let next = lexer.next(); next !== undefined; next = lexer.next()) {
    if (!(next instanceof Keyword)) operands.push(next);
    else {
      if (next.word === 'BI') throw new Error('A picture inside the content is not expected here');
      found.push({ operator: next.word, operands });
      operands = [];
    }
  }
  return found;
}

function markOf(file: PdfFile, resources: PdfDict, [tag, given]: PdfObject[]): Mark {
  const named = given instanceof PdfName ? file.dict(resources.get('Properties'))?.get(given.name) : given;
  const properties = file.dict(named) ?? new Map();
  return { tag: tag instanceof PdfName ? tag.name : '', properties, mcid: file.number(properties.get('MCID')) };
}
