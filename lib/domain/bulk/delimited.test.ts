import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../csv';
import { decodeList, isText } from './decode-list';
import { parseDelimited } from './delimited';

const cell = fc
  .string({ unit: fc.constantFrom('a', 'Ñ', '"', ',', ';', '\t', '\n', '\r', ' ', '1', '/', '字'), maxLength: 8 })
  .map((text) => text.replace(/\s+/g, ' ').trim());

describe('a table as text', () => {
  it.each([
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
  ])('comes back as it was written, whatever its cells hold (%j %j)', (delimiter, lineEnd) => {
    const rows = fc
      .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 })
      .map((records) => [['Name', 'Born', 'Number'], ...records.map(([a, b, c]) => [`x${a}`, `y${b}`, `z${c}`])]);
    fc.assert(
      fc.property(rows, (records) => {
        const text = records
          .map((record) => record.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter))
          .join(lineEnd);
        // The headings are not quoted, so that the text speaks for its delimiter by itself.
        const written = text.replace(/^[^\r\n]*/, ['Name', 'Born', 'Number'].join(delimiter));
        expect(parseDelimited(written)).toEqual(records);
      }),
    );
  });

  it('never throws, and never makes a cell of more than one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(parseDelimited(text).flat().join('')).not.toMatch(/[\r\n\t]/);
      }),
    );
  });

  it('reads what our own list export writes', () => {
    expect(parseDelimited(toCsv(['Patient', 'Date of birth'], [['Núñez, Maria', '1981-03-14']]))).toEqual([
      ['Patient', 'Date of birth'],
      ['Núñez, Maria', '1981-03-14'],
    ]);
  });

  it('takes rows copied from a spreadsheet, with empty lines and a nickname in quotes inside a name', () => {
    const pasted = 'Name\tDOB\r\n\r\nRobert "Bob" Reed\t14/03/1981\r\n\t\r\n"Ana\nRuiz"\t\r\n';
    expect(parseDelimited(pasted)).toEqual([['Name', 'DOB'], ['Robert "Bob" Reed', '14/03/1981'], ['Ana Ruiz']]);
  });

  it('keeps the comma of a name where semicolons part the cells, and heeds Excel’s own word for it', () => {
    expect(parseDelimited('Reed, Tom;1\nRuiz, Ana;2')).toEqual([
      ['Reed, Tom', '1'],
      ['Ruiz, Ana', '2'],
    ]);
    expect(parseDelimited('sep=,\r\nTom;Reed,1')).toEqual([['Tom;Reed', '1']]);
  });
});

describe('a list’s file', () => {
  const text = 'Name;Né le\nZoë;1.2.1980';
  it('is read as Excel saves it, in each of its codings', () => {
    const utf16 = new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
    for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), Buffer.from(text, 'latin1'), utf16]) {
      expect(isText(bytes)).toBe(true);
      expect(parseDelimited(decodeList(bytes))).toEqual([
        ['Name', 'Né le'],
        ['Zoë', '1.2.1980'],
      ]);
    }
  });

  it('that is a workbook or a PDF is not taken for text', () => {
    expect(isText(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]))).toBe(false);
    expect(isText(Buffer.from('%PDF-1.7\nabc'))).toBe(false);
  });
});
