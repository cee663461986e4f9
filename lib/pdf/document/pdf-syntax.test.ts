import { describe, expect, it } from 'vitest';
import { pdfText, toSyntax } from './pdf-syntax';

describe('a value in PDF’s syntax', () => {
  it('tells a name from text', () => {
    expect(toSyntax('Catalog')).toBe('/Catalog');
    expect(toSyntax(pdfText('Catalog'))).toBe('(Catalog)');
  });

  it('escapes what would end text early', () => {
    expect(toSyntax(pdfText('5 (five) \\ 6\r\n'))).toBe('(5 \\(five\\) \\\\ 6\\r\\n)');
  });

  it('writes text beyond ASCII as UTF-16, pairs for what lies past it', () => {
    expect(toSyntax(pdfText('≥ 2 é'))).toBe('<FEFF2265002000320020 00e9>'.replace(' ', ''));
    expect(toSyntax(pdfText('😀'))).toBe('<FEFFd83dde00>');
  });

  it('writes numbers without an exponent, and refuses what is none', () => {
    expect(toSyntax([1e-7, -0.25, 12.3456789])).toBe('[0 -0.25 12.345679]');
    expect(() => toSyntax(Number.NaN)).toThrow('Not a number');
    expect(() => toSyntax(Number.POSITIVE_INFINITY)).toThrow('Not a number');
  });

  it('writes dates in UTC', () => {
    expect(toSyntax(new Date('2026-11-22T18:44:00.000Z'))).toBe('(D:20261122184400Z)');
  });

  it('leaves out entries without a value and keeps null', () => {
    expect(toSyntax({ Alt: undefined, K: null, Marked: true })).toBe('<</K null/Marked true>>');
  });
});
