/**
 * Values as pdfkit holds them, written in PDF's syntax (ISO 32000-1, 7.3). A plain string is a name, a
 * String object is text, whatever else has a toString of its own (a reference, a tree) writes itself.
 */
export type PdfValue =
  | string
  | number
  | boolean
  | PdfText
  | Uint8Array
  | Date
  | null
  | undefined
  | PdfReference
  | PdfValue[]
  | PdfDictionary;
/** A String object: pdfkit tells text from names by it. */
export type PdfText = InstanceType<StringConstructor>;
export type PdfDictionary = { [key: string]: PdfValue };

/** What is used of pdfkit's indirect object. */
export type PdfReference = {
  id: number;
  data: PdfDictionary;
  /** The stream's parts; empty for an object without a stream. */
  buffer: Uint8Array[];
  offset?: number;
  /** Whether the stream is to be deflated. */
  compress: boolean;
  write(chunk: Uint8Array | string): void;
  end(chunk?: Uint8Array | string): void;
  finalize(): void;
  toString(): string;
};

export function pdfText(value: string): PdfText {
  return new String(value);
}

export function toSyntax(value: PdfValue): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return numberSyntax(value);
  if (typeof value === 'boolean') return String(value);
  if (value instanceof String) return textSyntax(value.toString());
  if (value instanceof Date) return textSyntax(dateText(value));
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  if (Array.isArray(value)) return `[${value.map(toSyntax).join(' ')}]`;
  if (isDictionary(value)) return dictionarySyntax(value);
  return value.toString();
}

function isDictionary(value: object): value is PdfDictionary {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function dictionarySyntax(dictionary: PdfDictionary): string {
  const entries = Object.entries(dictionary).filter(([, value]) => value !== undefined);
  return `<<${entries.map(([key, value]) => `/${key}${apart(toSyntax(value))}`).join('')}>>`;
}

/** A delimiter ends the name before it; anything else needs a space. */
function apart(syntax: string): string {
  return /^[/([<]/.test(syntax) ? syntax : ` ${syntax}`;
}

/** @throws Error for a number that PDF cannot hold, such as NaN. */
export function numberSyntax(value: number): string {
  if (!(Math.abs(value) < 1e21)) throw new Error(`Not a number for a PDF: ${value}`);
  const rounded = Math.round(value * 1e6) / 1e6;
  // The shortest form of a very small number has an exponent, which PDF does not know.
  return Math.abs(rounded) < 1e-5 ? '0' : String(rounded);
}

const escapes: Record<string, string> = { '(': '\\(', ')': '\\)', '\\': '\\\\', '\r': '\\r', '\n': '\\n' };

/** As it is where ASCII holds it, else UTF-16 with its mark, in hexadecimal digits. */
function textSyntax(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every ASCII character may stand as it is
  if (/^[\x00-\x7f]*$/.test(value)) return `(${value.replace(/[()\\\r\n]/g, (character) => escapes[character] ?? '')})`;
  return `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
}

/** In UTC, so that no machine's time zone shows. */
function dateText(date: Date): string {
  return `D:${date.toISOString().replace(/[-:T]|\.\d+/g, '')}`;
}
