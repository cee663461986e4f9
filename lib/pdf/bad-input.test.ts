import { describe, expect, it, vi } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderHandout } from './render';
import { bullets, muscleTwitches, paragraph, run, section, table } from './test-support/muscle-twitches';
import { fontsIn, type ReadPdf, readPdf } from './test-support/read-pdf';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const sentence = 'A twitch is a small, quick movement in a muscle. ';

async function print(document: HandoutDocument): Promise<ReadPdf> {
  const pdf = await readPdf((await renderHandout(document)).bytes);
  for (const page of pdf.pages) {
    for (const item of page.items) {
      expect(item.x + item.width, `"${item.text.slice(0, 40)}" inside the page`).toBeLessThanOrEqual(page.width - 50);
      expect(item.y, `"${item.text.slice(0, 40)}" above the page's end`).toBeGreaterThan(20);
    }
  }
  return pdf;
}

const lettersOf = (text: string, letter: string): number => text.split(letter).length - 1;

describe('input at its limits', () => {
  it('prints a note of 20,000 characters to its last word', async () => {
    const note = sentence.repeat(500).slice(0, 19_990).trimEnd();
    const pdf = await print(muscleTwitches({ sections: [section('Notes', [paragraph(`${note} THE END`)])] }));
    expect(pdf.text).toContain('THE END');
    expect(pdf.text.split('movement').length - 1).toBe(note.split('movement').length - 1);
  });

  it('prints a note of thousands of lines', async () => {
    const pdf = await print(muscleTwitches({ sections: [section('Notes', [paragraph(`${'ab\n'.repeat(400)}last`)])] }));
    expect(pdf.text).toContain('last');
  });

  it('prints 60 sections', async () => {
    const sections = Array.from({ length: 60 }, (_, index) =>
      section(`Section ${index + 1}`, [paragraph(sentence.repeat(4)), bullets('one', 'two', `three of ${index + 1}`)]),
    );
    const pdf = await print(muscleTwitches({ sections }));
    for (let number = 1; number <= 60; number++) expect(pdf.text).toContain(`three of ${number}`);
  });

  it('breaks words of 3,000 characters without losing one and without adding hyphens', async () => {
    const pdf = await print(
      muscleTwitches({
        sections: [
          section('Words', [
            paragraph(`before ${'ж'.repeat(3_000)} after`),
            bullets('ю'.repeat(3_000)),
            table('', ['Name', 'Other'], [['я'.repeat(3_000), 'cell']]),
          ]),
        ],
      }),
    );
    expect(lettersOf(pdf.text, 'ж')).toBe(3_000);
    expect(lettersOf(pdf.text, 'ю')).toBe(3_000);
    expect(lettersOf(pdf.text, 'я')).toBe(3_000);
    expect(pdf.text).not.toMatch(/[жюя] ?-/);
  });

  it('lets an urgent-help section longer than a page flow on rather than cutting it off', async () => {
    const blocks = Array.from({ length: 80 }, (_, index) => paragraph(`Sign ${index + 1}: ${sentence}`));
    const pdf = await print(
      muscleTwitches({
        sections: [section('Call 911 if', blocks, { kind: 'urgent-help' }), section('After', [paragraph('ok')])],
      }),
    );
    expect(pdf.pages[0]?.text).toContain('Call 911 if');
    for (let number = 1; number <= 80; number++) expect(pdf.text).toContain(`Sign ${number}:`);
  });

  it.each(['info', 'caution', 'urgent'] as const)('lets a %s callout longer than a page flow on', async (tone) => {
    const items = Array.from({ length: 90 }, (_, index) => `point ${index + 1};`);
    const pdf = await print(
      muscleTwitches({ sections: [section('Box', [{ type: 'callout', tone, blocks: [bullets(...items)] }])] }),
    );
    for (const item of items) expect(pdf.text).toContain(item);
  });

  it('lets a table cell longer than a page flow on', async () => {
    const pdf = await print(
      muscleTwitches({
        sections: [
          section('T', [
            table(
              '',
              ['a', 'b'],
              [
                ['k', `${sentence.repeat(120)}CELL END`],
                ['next', 'row'],
              ],
            ),
          ]),
        ],
      }),
    );
    expect(pdf.text).toContain('CELL END');
    expect(pdf.text).toContain('next row');
  });

  it('prints names, titles and numbers at their longest with the urgent box still on page 1', async () => {
    const long = 'Maximiliana Wolkenstein '.repeat(8).trim();
    const document = muscleTwitches({
      title: 'A title that goes on and on '.repeat(7).trim(),
      patient: { name: long, dateOfBirth: 'September 28, 1981', recordNumber: '1234567890 '.repeat(18).trim() },
      followUp: 'in about four weeks or earlier '.repeat(6).trim(),
    });
    const pdf = await print(document);
    expect(pdf.pages[0]?.text).toContain('Call 911 if you have');
    for (const page of pdf.pages) expect(page.text).toContain(long);
  });

  it('prints an empty document', async () => {
    const pdf = await print(
      muscleTwitches({
        title: '',
        subtitle: '',
        sections: [],
        sources: [],
        patient: { name: '', dateOfBirth: '', recordNumber: '' },
        followUp: '',
        reference: '',
        editStatement: '',
      }),
    );
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.text).toContain('Page 1 of 1');
  });

  it('prints tables of one column, and of ten', async () => {
    const header = Array.from({ length: 10 }, (_, index) => `Head${index}`);
    const pdf = await print(
      muscleTwitches({
        sections: [
          section('T', [
            table('one', ['Only'], [['cell']]),
            table('ten', header, [header.map((_, index) => `value ${index}`)]),
          ]),
        ],
      }),
    );
    expect(pdf.text).toContain('Only cell');
    expect(pdf.text).toContain('Head9');
  });
});

describe('text that is not plain', () => {
  it.each([
    ['Vietnamese', 'Đặng Thị Ngọc Ánh bị co giật cơ'],
    ['Russian', 'Иванова Ольга Сергеевна'],
    ['Greek', 'Παπαδόπουλος Γεώργιος'],
    ['Polish', 'Łukasz Żółć'],
    ['signs', '≤ 5 ≥ 3 ± 0.5 µg 37 °C 2 × 3 → ½ ™ ✓ ☐ ≈ ∞'],
  ])('prints %s as written, in regular, bold and italic', async (_, text) => {
    const { bytes } = await renderHandout(
      muscleTwitches({
        sections: [
          section('S', [paragraph(text), paragraph(run(text, { bold: true })), paragraph(run(text, { italic: true }))]),
        ],
      }),
    );
    expect((await readPdf(bytes)).text.split(text).length - 1).toBe(3);
    expect((await fontsIn(bytes)).filter((name) => !/Atkinson|NotoSans/.test(name))).toEqual([]);
  });

  it('sets a detached accent with its letter', async () => {
    const pdf = await print(muscleTwitches({ sections: [section('S', [paragraph('Ngọc Ánh'.normalize('NFD'))])] }));
    expect(pdf.text).toContain('Ngọc Ánh');
  });

  it('prints the words around control characters and direction marks', async () => {
    const pdf = await print(
      muscleTwitches({ sections: [section('S', [paragraph('one\u0000\u0007two\u200b\u202e three\tfour\r\nfive')])] }),
    );
    expect(pdf.text).toContain('onetwo three four five');
  });

  it.each([
    ['an emoji', '😀', 'U+1F600'],
    ['Cherokee', 'ᏣᎳᎩ', 'U+13E3'],
    ['Tibetan', 'བོད', 'U+0F56'],
    ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ', 'U+182E'],
  ])('refuses %s by its code point rather than printing another sign', async (_, text, codePoint) => {
    const document = muscleTwitches({ sections: [section('S', [paragraph(`before ${text} after`)])] });
    await expect(renderHandout(document)).rejects.toMatchObject({ name: 'UnprintableCharacterError', codePoint });
  });

  it('never parts bold words from what follows them with a hyphen', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, index) =>
      paragraph(
        `${'a'.repeat(index + 1)} `,
        run('strengtheningstrengthening', { bold: true }),
        `.${'b'.repeat(20)} `,
        run('HyperthyroidismHyperthyroidism', { bold: true }),
        `, ${'c'.repeat(index + 1)}`,
      ),
    );
    const pdf = await print(muscleTwitches({ sections: [section('S', paragraphs)], sources: [] }));
    expect(pdf.text).not.toMatch(/[a-z]- /);
  });

  it('refuses a link that is not https, tel or mailto', async () => {
    const document = muscleTwitches({
      sections: [section('S', [paragraph(run('x', { href: 'javascript:alert(1)' }))])],
    });
    await expect(renderHandout(document)).rejects.toThrow(/Links must start with/);
  });
});
