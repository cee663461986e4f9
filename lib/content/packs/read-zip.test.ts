import { randomBytes } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type HandmadeEntry, handmadeZip } from '@/lib/test-support/zip-file';
import { packLimits, readPackZip, type ZipProblem } from './read-zip';

const good: HandmadeEntry = { name: 'twitches/en.md', bytes: '# Twitches' };

function refusalOf(bytes: Uint8Array): { problem: ZipProblem; name: string } | null {
  const reading = readPackZip(bytes);
  return reading.ok ? null : { problem: reading.problem, name: reading.name };
}

const refused = (...entries: HandmadeEntry[]) => refusalOf(handmadeZip(entries))?.problem ?? null;

describe('a pack as a ZIP file', () => {
  it('is read, stored or packed, with or without folders of its own, whatever else computers put in', () => {
    const zip = zipSync({
      'my pack/b/es.md': [new TextEncoder().encode('¿Qué?'), { level: 9 }],
      'my pack/a/en.md': [new TextEncoder().encode('What?'), { level: 0 }],
      'my pack/README.md': new Uint8Array(3),
      '__MACOSX/a/._en.md': new Uint8Array([0, 5, 22, 7]),
    });
    expect(readPackZip(zip)).toEqual({
      ok: true,
      files: [
        { path: 'a/en.md', text: 'What?' },
        { path: 'b/es.md', text: '¿Qué?' },
      ],
    });
    expect(refused(good, { name: 'twitches/', bytes: '', stored: true, mode: 0o40755 })).toBeNull();
  });

  it('is no ZIP file, is cut short, or holds nothing', () => {
    expect(refusalOf(Buffer.from('# Twitches, a text of some length'))?.problem).toBe('not-a-zip');
    expect(refusalOf(new Uint8Array())?.problem).toBe('not-a-zip');
    const whole = handmadeZip([good]);
    for (let length = 22; length < whole.length; length += 1) {
      expect(refusalOf(whole.subarray(0, length))?.problem).toBe('damaged');
    }
    expect(refused()).toBe('empty');
    expect(refused({ ...good, name: 'README.md' })).toBe('empty');
  });

  it('never breaks the reader, whichever byte is wrong', () => {
    const whole = handmadeZip([good, { name: 'b/es.md', bytes: 'x'.repeat(300) }]);
    for (let place = 0; place < whole.length; place += 1) {
      for (const value of [0, 255, (whole[place] ?? 0) ^ 1]) {
        const bent = Uint8Array.from(whole);
        bent[place] = value;
        expect(() => readPackZip(bent)).not.toThrow();
      }
    }
    for (let round = 0; round < 200; round += 1) {
      const noise = Buffer.concat([Buffer.from('PK'), randomBytes(200), whole.subarray(-22)]);
      expect(readPackZip(new Uint8Array(noise)).ok).toBe(false);
    }
  });
});

describe('a ZIP file meant to do harm is refused', () => {
  it.each([
    '../en.md',
    'a/../../en.md',
    '/etc/en.md',
    'C:/a/en.md',
    'a\\..\\en.md',
    './a/en.md',
    'a//en.md',
    '~/a/en.md',
    'a/\u0000en.md',
    'a/\u202Edm.en.md',
    `${'a'.repeat(400)}/en.md`,
  ])('with the name %j', (name) => {
    expect(refusalOf(handmadeZip([{ ...good, name }]))).toEqual({ problem: 'unsafe-name', name });
  });

  it('with a name that its own header gives in another way', () => {
    expect(refused({ ...good, localName: '../../../en.md' })).toBe('damaged');
  });

  it.each([0o120777, 0o020666, 0o010644, 0o140755])('with a link or device, mode %o', (mode) => {
    expect(refused({ ...good, mode })).toBe('link');
  });

  it('with an entry that is locked, or packed in a way of its own', () => {
    expect(refused({ ...good, says: { flags: 0x0801 } })).toBe('encrypted');
    expect(refused({ ...good, says: { flags: 0x0041 } })).toBe('encrypted');
    expect(refused({ ...good, says: { method: 99 } })).toBe('unsupported');
    expect(refused({ ...good, says: { method: 12 } })).toBe('unsupported');
  });

  it('with bytes that are not those that were packed', () => {
    expect(refused({ ...good, says: { crc: 1 } })).toBe('damaged');
    expect(refused({ ...good, says: { unpacked: 3 } })).toBe('damaged');
    expect(refused({ ...good, tail: 5 })).toBe('damaged');
  });

  it('that unpacks to more than it says or than a library has', () => {
    const zeros = new Uint8Array(packLimits.entryBytes + 1);
    // What its header says is not believed: it is stopped while it is unpacked.
    expect(refused({ name: 'a/en.md', bytes: zeros, says: { unpacked: 10 } })).toBe('unpacks-too-large');
    expect(refused({ name: 'a/en.md', bytes: new Uint8Array(200_000).fill(97) })).toBe('unpacks-too-large');
    expect(refused({ name: 'a/en.md', bytes: zeros, stored: true })).toBe('unpacks-too-large');
    // Each within its own bounds, all together not.
    const page = randomBytes(2_000).toString('hex').repeat(60);
    const many = Array.from({ length: 51 }, (_, index) => ({ name: `a${index}/en.md`, bytes: page }));
    expect(refused(...many)).toBe('unpacks-too-large');
    expect(refused(...many.slice(0, 40))).toBeNull();
  });

  it('whose entries share their bytes', () => {
    const bomb = Array.from({ length: 30 }, (_, index) => ({ ...good, ...(index > 0 && { sharesWith: 0 }) }));
    expect(refused(...bomb.map((entry, index) => ({ ...entry, name: `a${index}/en.md` })))).toBe('damaged');
    expect(refused(good, { ...good, name: 'Twitches/en.md', localName: 'twitches/en.md', sharesWith: 0 })).toBe(
      'same-name',
    );
  });

  it('in which an entry lies within another', () => {
    const inner = handmadeZip([good]);
    const littered = handmadeZip([{ name: '__MACOSX/a', bytes: inner, stored: true }, good]);
    const first = Buffer.from(littered).indexOf('PK\u0003\u0004', 4, 'latin1');
    const at = Buffer.from(littered).lastIndexOf(good.name) - 4;
    expect(refusalOf(littered)).toBeNull();
    // The second entry is said to begin where the first one holds a copy of it.
    new DataView(littered.buffer).setUint32(at, first, true);
    expect(refusalOf(littered)?.problem).toBe('damaged');
  });

  it('with too many entries, or too large as it came', () => {
    const many = Array.from({ length: packLimits.entries + 1 }, (_, index) => ({ ...good, name: `a${index}/en.md` }));
    expect(refused(...many)).toBe('too-many-files');
    expect(refusalOf(new Uint8Array(packLimits.bytes + 1))?.problem).toBe('too-large');
  });

  it('with one name twice, or in two ways of writing it', () => {
    expect(refused(good, good)).toBe('same-name');
    expect(refused(good, { ...good, name: 'TWITCHES/en.md' })).toBe('same-name');
    expect(refused(good, { ...good, name: 'other/twitches/en.md' })).toBe('same-name');
  });

  it('with another archive in it, under whatever name', () => {
    expect(refused({ name: 'a/more.zip', bytes: handmadeZip([good]) })).toBe('nested-zip');
    expect(refused({ name: 'a/en.md', bytes: handmadeZip([good]) })).toBe('nested-zip');
  });

  it('with anything but text in its place', () => {
    expect(refused({ name: 'a/en.html', bytes: '<script>' })).toBe('wrong-type');
    expect(refused({ name: 'a/en.md', bytes: new Uint8Array([0xff, 0xfe, 0x41]) })).toBe('wrong-type');
    expect(refused({ name: 'a/en.md', bytes: 'a\u0000b' })).toBe('wrong-type');
    expect(refused({ name: 'en.md', bytes: 'a' })).toBe('wrong-place');
  });
});
