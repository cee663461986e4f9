import { type PdfDict, PdfName, type PdfObject, PdfRef, PdfString } from './objects';

/** A word of a content stream that tells what to do with the operands before it, or a keyword of a file. */
export class Keyword {
  constructor(readonly word: string) {}
}

const white = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const delimiters = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const isRegular = (byte: number): boolean => !white.has(byte) && !delimiters.has(byte);

/** Reads objects one after the other out of bytes. */
export class Lexer {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  get isAtEnd(): boolean {
    this.#skipWhite();
    return this.at >= this.bytes.length;
  }

  /** The next object, with a reference made of its three words; undefined at the end. */
  next(): PdfObject | Keyword | undefined {
    if (this.isAtEnd) return undefined;
    const first = this.bytes[this.at] ?? 0;
    switch (String.fromCharCode(first)) {
      case '/':
        return new PdfName(this.#name());
      case '(':
        return new PdfString(this.#literal());
      case '[':
        return this.#array();
      case '<':
        return this.bytes[this.at + 1] === first ? this.#dict() : new PdfString(this.#hex());
      case ']':
      case '}':
      case '{':
      case ')':
        throw new Error(`"${String.fromCharCode(first)}" stands alone at byte ${this.at}`);
      default:
        return this.#wordOrNumber();
    }
  }

  object(): PdfObject {
    const found = this.next();
    if (found === undefined || found instanceof Keyword) {
      throw new Error(`No object at byte ${this.at}${found ? `, but ${found.word}` : ''}`);
    }
    return found;
  }

  #skipWhite(): void {
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === 0x25) while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a) this.at++;
      else if (!white.has(byte)) return;
    }
  }

  #regular(): string {
    const start = this.at;
    while (this.at < this.bytes.length && isRegular(this.bytes[this.at] ?? 0)) this.at++;
    return Buffer.from(this.bytes.subarray(start, this.at)).toString('latin1');
  }

  #name(): string {
    this.at++;
    return this.#regular().replace(/#([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  #wordOrNumber(): PdfObject | Keyword {
    const word = this.#regular();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return /^\d+$/.test(word) ? this.#reference(Number(word)) : Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new Keyword(word);
  }

  /** "12 0 R", or the number alone. */
  #reference(id: number): PdfObject {
    const rest = Buffer.from(this.bytes.subarray(this.at, this.at + 12)).toString('latin1');
    const [matched] = /^\s+\d+\s+R(?![\w.])/.exec(rest) ?? [];
    if (matched === undefined) return id;
    this.at += matched.length;
    return new PdfRef(id);
  }

  #array(): PdfObject[] {
    this.at++;
    const items: PdfObject[] = [];
    while (!this.isAtEnd && this.bytes[this.at] !== 0x5d) items.push(this.object());
    this.at++;
    return items;
  }

  #dict(): PdfDict {
    this.at += 2;
    const dict: PdfDict = new Map();
    while (!this.isAtEnd && this.bytes[this.at] !== 0x3e) {
      const key = this.object();
      if (!(key instanceof PdfName)) throw new Error(`A key of a dictionary is not a name at byte ${this.at}`);
      dict.set(key.name, this.object());
    }
    this.at += 2;
    return dict;
  }

  #hex(): Uint8Array {
    const end = this.bytes.indexOf(0x3e, this.at);
    const digits = Buffer.from(this.bytes.subarray(this.at + 1, end))
      .toString('latin1')
      .replace(/\s/g, '');
    this.at = end + 1;
    return new Uint8Array(Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'));
  }

  #literal(): Uint8Array {
    const out: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error('A string has no end');
      if (byte === 0x5c) out.push(...this.#escaped());
      else if (byte === 0x28 && depth++ === 0) continue;
      else if (byte === 0x29 && --depth === 0) return new Uint8Array(out);
      else out.push(byte);
    }
  }

  #escaped(): number[] {
    const [octal] = /^[0-7]{1,3}/.exec(Buffer.from(this.bytes.subarray(this.at, this.at + 3)).toString('latin1')) ?? [];
    if (octal !== undefined) {
      this.at += octal.length;
      return [Number.parseInt(octal, 8) & 0xff];
    }
    const character = String.fromCharCode(this.bytes[this.at++] ?? 0);
    if (character === '\n') return [];
    const plain: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    return [(plain[character] ?? character).charCodeAt(0)];
  }
}
