/**
 * The objects of a PDF file as a reader of it sees them (ISO 32000-1, 7.3). It knows nothing of how ours are
 * written: what is checked with it, is checked from the bytes.
 */
export type PdfObject = null | boolean | number | PdfName | PdfString | PdfRef | PdfObject[] | PdfDict | PdfStream;

export class PdfName {
  constructor(readonly name: string) {}
}

export class PdfString {
  constructor(readonly bytes: Uint8Array) {}

  /** As text: UTF-16 where its mark says so, else one character a byte. */
  get text(): string {
    const [first, second] = this.bytes;
    const isUtf16 = first === 0xfe && second === 0xff;
    return isUtf16 ? utf16(this.bytes.subarray(2)) : Buffer.from(this.bytes).toString('latin1');
  }
}

export function utf16(bytes: Uint8Array): string {
  return Buffer.from(bytes).swap16().toString('utf16le');
}

export class PdfRef {
  constructor(readonly id: number) {}
}

export type PdfDict = Map<string, PdfObject>;

export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    /** Unpacked. */
    readonly bytes: Uint8Array,
  ) {}
}

/** A whole file: its objects by number, and the entry of its catalog. */
export class PdfFile {
  constructor(
    readonly objects: Map<number, PdfObject>,
    readonly trailer: PdfDict,
  ) {}

  /** What a reference leads to; anything else as it is; null for what is not there. */
  resolve(value: PdfObject | undefined): PdfObject {
    let found = value ?? null;
    for (let steps = 0; found instanceof PdfRef; steps++) {
      if (steps > 20) throw new Error('References lead round in a circle');
      found = this.objects.get(found.id) ?? null;
    }
    return found;
  }

  dict(value: PdfObject | undefined): PdfDict | undefined {
    const found = this.resolve(value);
    if (found instanceof Map) return found;
    return found instanceof PdfStream ? found.dict : undefined;
  }

  stream(value: PdfObject | undefined): PdfStream | undefined {
    const found = this.resolve(value);
    return found instanceof PdfStream ? found : undefined;
  }

  /** An array; one thing alone counts as an array of it, as in a structure element's kids. */
  list(value: PdfObject | undefined): PdfObject[] {
    const found = this.resolve(value);
    if (Array.isArray(found)) return found;
    return found === null ? [] : [value ?? null];
  }

  name(value: PdfObject | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof PdfName ? found.name : undefined;
  }

  number(value: PdfObject | undefined): number | undefined {
    const found = this.resolve(value);
    return typeof found === 'number' ? found : undefined;
  }

  text(value: PdfObject | undefined): string | undefined {
    const found = this.resolve(value);
    return found instanceof PdfString ? found.text : undefined;
  }

  get catalog(): PdfDict {
    const root = this.dict(this.trailer.get('Root'));
    if (!root) throw new Error('The file has no catalog');
    return root;
  }

  /** The pages in their order, each with its number as an object. */
  get pages(): { id: number; dict: PdfDict }[] {
    const below = (value: PdfObject): { id: number; dict: PdfDict }[] => {
      const dict = this.dict(value);
      if (!dict || !(value instanceof PdfRef)) throw new Error('A page is not an object of its own');
      if (this.name(dict.get('Type')) === 'Page') return [{ id: value.id, dict }];
      return this.list(dict.get('Kids')).flatMap(below);
    };
    return below(this.catalog.get('Pages') ?? null);
  }
}
