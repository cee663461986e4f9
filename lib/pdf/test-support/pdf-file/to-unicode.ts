import { Keyword, Lexer } from './lexer';
import { type PdfDict, type PdfFile, type PdfObject, PdfString, utf16 } from './objects';

/** What the codes of a font stand for, by its ToUnicode table (ISO 32000-1, 9.10.3). */
export type CharacterMap = {
  /** What each code stands for, in the order of the codes; '' where the table does not say. */
  read(bytes: Uint8Array): string[];
};

/** What cannot be read out: a glyph without a character, or one that could not be told. */
const noCharacter: ReadonlySet<string> = new Set(['\0', '\ufffd', '\ufffe', '\uffff']);

/** undefined for a font that has no such table. */
export function characterMapOf(file: PdfFile, font: PdfDict): CharacterMap | undefined {
  const table = file.stream(font.get('ToUnicode'));
  if (!table) return undefined;
  const characters = entriesOf(table.bytes);
  const codeLength = file.name(font.get('Subtype')) === 'Type0' ? 2 : 1;
  return {
    read(bytes) {
      return Array.from({ length: Math.floor(bytes.length / codeLength) }, (_, index) => {
        const code = codeAt(bytes.subarray(index * codeLength, (index + 1) * codeLength));
        const text = characters.get(code) ?? '';
        return [...text].every((character) => noCharacter.has(character)) ? '' : text;
      });
    },
  };
}

const codeAt = (bytes: Uint8Array): number => bytes.reduce((code, byte) => code * 256 + byte, 0);

function entriesOf(bytes: Uint8Array): Map<number, string> {
  const lexer = new Lexer(bytes);
  const characters = new Map<number, string>();
  let operands: PdfObject[] = [];
  for (let next = lexer.next(); next !== undefined; next = lexer.next()) {
    if (!(next instanceof Keyword)) {
      operands.push(next);
      continue;
    }
    if (next.word === 'endbfchar') addCharacters(operands, characters);
    if (next.word === 'endbfrange') addRanges(operands, characters);
    operands = [];
  }
  return characters;
}

function addCharacters(operands: readonly PdfObject[], characters: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [operands[at], operands[at + 1]];
    if (code instanceof PdfString && text instanceof PdfString) characters.set(codeAt(code.bytes), utf16(text.bytes));
  }
}

function addRanges(operands: readonly PdfObject[], characters: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [first, last, target] = [operands[at], operands[at + 1], operands[at + 2]];
    if (!(first instanceof PdfString) || !(last instanceof PdfString)) continue;
    const start = codeAt(first.bytes);
    for (let code = start; code <= codeAt(last.bytes); code++) {
      if (Array.isArray(target)) {
        const one = target[code - start];
        if (one instanceof PdfString) characters.set(code, utf16(one.bytes));
      } else if (target instanceof PdfString) {
        const text = utf16(target.bytes);
        const end = text.codePointAt(text.length - 1) ?? 0;
        characters.set(code, text.slice(0, -1) + String.fromCodePoint(end + code - start));
      }
    }
  }
}
