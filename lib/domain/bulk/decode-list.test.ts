import { describe, expect, it } from 'vitest';
import { decodeList, detectEncoding, type ListEncoding, tellingLines } from './decode-list';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));
const utf16 = (text: string, isBig = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};
/** The bytes that an encoding of one byte a letter has for a text. */
function encode(text: string, encoding: ListEncoding): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const byLetter = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Uint8Array.from(text, (letter) => byLetter.get(letter) ?? 0x3f);
}
const list = 'Name;Né le\r\nZoë Núñez;1.2.1980\r\n';

describe('a file that says what it is', () => {
  it.each([
    ['plain ASCII', utf8('Name\nTom'), 'Name\nTom'],
    ['UTF-8', utf8(list), list],
    ['UTF-8 with its mark', utf8(`\uFEFF${list}`), list],
    ['UTF-16 with its mark', utf16(`\uFEFF${list}`), list],
    ['UTF-16 with its mark, big endian', utf16(`\uFEFF${list}`, true), list],
  ])('is read without a question: %s', (_, bytes, text) => {
    expect(detectEncoding(bytes)).toEqual({ is: 'certain', text });
  });
});

describe('a file that does not', () => {
  it.each<[ListEncoding, string]>([
    ['windows-1252', 'Name\nZoë Núñez\nJürgen Groß'],
    ['windows-1250', 'Name\nŁukasz Wójcik\nMałgorzata Żak'],
    ['macintosh', 'Name\nZoë Núñez\nRenée Façade'],
    ['windows-1251', 'Имя\nИван Петров\nОльга Смирнова'],
    ['windows-1253', 'Όνομα\nΓιώργος Παπάς'],
    ['windows-1256', 'الاسم\nمحمد علي'],
  ])('is asked about, with %s as the guess', (encoding, text) => {
    const bytes = encode(text, encoding);
    expect(detectEncoding(bytes)).toEqual({ is: 'unsure', guess: encoding });
    expect(decodeList(bytes, encoding)).toBe(text);
  });

  it.each([
    ['utf-16le', utf16(list)],
    ['utf-16be', utf16(list, true)],
  ] as const)('is asked about, with %s as the guess where its mark is missing', (guess, bytes) => {
    expect(detectEncoding(bytes)).toEqual({ is: 'unsure', guess });
    expect(decodeList(bytes, guess)).toBe(list);
  });

  it('shows the lines that tell whether the letters are right', () => {
    expect(tellingLines('\uFEFFName\r\nTom\r\nZoë\r\nAna\r\nÉva\r\nJosé', 2)).toEqual([
      { line: 3, text: 'Zoë' },
      { line: 5, text: 'Éva' },
    ]);
  });
});

describe('a file in two encodings', () => {
  it.each([
    ['UTF-8 with one line in Windows-1252', [utf8('Name\nZoë\nJosé\n'), encode('Núñez\n', 'windows-1252')], 4],
    ['UTF-8 by its mark', [utf8('\uFEFFName\n'), encode('Zoë\n', 'windows-1252')], 2],
    ['UTF-16 with half a letter', [utf16('\uFEFFName\nZo\n'), Uint8Array.of(0x41)], 3],
  ])('is not read, and the line is named: %s', (_, parts, line) => {
    expect(detectEncoding(new Uint8Array(Buffer.concat(parts)))).toEqual({ is: 'mixed', line });
  });
});

it.each([
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0)],
  ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1)],
  ['a PDF', utf8('%PDF-1.7\nabc')],
  ['rich text', utf8('{\\rtf1 Tom}')],
  ['a page of the web', utf8('\uFEFF<html><table>')],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13)],
])('%s is not taken for a list', (_, bytes) => {
  expect(detectEncoding(bytes)).toEqual({ is: 'not-text' });
});
