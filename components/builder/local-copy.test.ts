import { beforeEach, describe, expect, it } from 'vitest';
import { draftOf, paragraphs, version } from '@/lib/domain/handout/test-support';
import { createLocalCopy, forgetOldCopies, isSameContent } from './local-copy';

/** localStorage as browsers have it, with a limit. */
class FakeStorage implements Storage {
  [name: string]: unknown;
  readonly #limit: number;
  constructor(limit = 1_000_000) {
    this.#limit = limit;
  }
  get length() {
    return Object.keys(this).length;
  }
  clear() {
    for (const name of Object.keys(this)) delete this[name];
  }
  getItem(name: string) {
    return Object.hasOwn(this, name) ? String(this[name]) : null;
  }
  key(index: number) {
    return Object.keys(this)[index] ?? null;
  }
  removeItem(name: string) {
    delete this[name];
  }
  setItem(name: string, value: string) {
    if (value.length > this.#limit) throw new Error('QuotaExceededError');
    this[name] = value;
  }
}

const keyOf = (seed: number) => Promise.resolve(new Uint8Array(32).fill(seed));
const content = draftOf([version(1, 'about')], { note: 'Maria works nights.' });
const copy = { version: 5, content, versions: [version(1, 'about')] };

let storage: FakeStorage;
beforeEach(() => {
  storage = new FakeStorage();
});
const open = (seed: number | null = 1, at = 1_000) =>
  createLocalCopy('draft-1', {
    storage,
    fetchKey: () => (seed === null ? Promise.resolve(null) : keyOf(seed)),
    now: () => at,
  });

describe('words kept in the browser', () => {
  it('come back for the same member on the next page', async () => {
    const page = open();
    await page.keep(copy);
    expect(page.holds(content)).toBe(true);
    expect(await open().read()).toEqual(copy);
  });

  it('cannot be read there, nor by another member, nor when a byte was changed', async () => {
    await open().keep(copy);
    const [name = '', stored = ''] = [storage.key(0) ?? '', storage.getItem(storage.key(0) ?? '') ?? ''];
    expect(`${name} ${stored} ${atob(JSON.parse(stored).words)}`).not.toMatch(/Maria|nights|twitches/);
    expect(await open(2).read()).toBeNull();
    const sealed = JSON.parse(stored);
    const words = atob(sealed.words);
    const altered = btoa(`${String.fromCharCode(words.charCodeAt(0) ^ 1)}${words.slice(1)}`);
    storage.setItem(name, JSON.stringify({ ...sealed, words: altered }));
    expect(await open().read()).toBeNull();
  });

  it('of one member stay when another finishes with the same draft', async () => {
    await open(1).keep(copy);
    const other = open(2);
    await other.prepare();
    other.forget();
    expect(await open(1).read()).toEqual(copy);
  });

  it('are gone once the server has them, also when they were just being sealed', async () => {
    const page = open();
    await page.prepare();
    const waiting = page.keep(copy);
    page.forget();
    await waiting;
    expect(storage.length).toBe(0);
    const sealing = page.keep(copy);
    // The key is at hand after some ticks; the sealing itself is done elsewhere and takes longer.
    for (let tick = 0; tick < 20; tick += 1) await null;
    page.forget();
    await sealing;
    expect(await open().read()).toBeNull();
    expect(page.holds(content)).toBe(false);
  });

  it('are not said to be kept when they are not: no key, or no room', async () => {
    const signedOut = open(null);
    await signedOut.keep(copy);
    expect(signedOut.holds(content)).toBe(false);
    storage = new FakeStorage(100);
    const full = open();
    await full.keep(copy);
    expect(full.holds(content)).toBe(false);
  });

  it('go after two weeks', async () => {
    await open(1, 1_000).keep(copy);
    forgetOldCopies(storage, 1_000 + 13 * 86_400_000);
    expect(storage.length).toBe(1);
    forgetOldCopies(storage, 1_000 + 15 * 86_400_000);
    expect(storage.length).toBe(0);
    for (const damaged of ['', '{"at":', 'null', '{"at":"soon"}'])
      storage.setItem(`plainleaf.draft.${damaged}`, damaged);
    forgetOldCopies(storage, 0);
    expect(storage.length).toBe(0);
  });
});

it('two drafts are the same whatever the order of their parts', () => {
  const { note, ...rest } = content;
  expect(isSameContent({ note, ...rest }, content)).toBe(true);
  expect(isSameContent({ ...content, note: 'Other' }, content)).toBe(false);
});

it('two drafts are the same when only the server’s word for who changed a section, and when, is another', () => {
  const by = (editedBy: string, editedAt: string, heading = 'Ours') => ({
    ...content,
    sections: content.sections.map((section) => ({
      ...section,
      edit: { heading, body: paragraphs('Ours.'), editedBy, editedAt },
    })),
  });
  const here = by('Dr. Osei', '2026-11-22T10:00:00Z');
  expect(isSameContent(here, by('Dr. Lee', '2026-11-29T10:00:00Z'))).toBe(true);
  expect(isSameContent(here, by('Dr. Osei', '2026-11-22T10:00:00Z', 'Other'))).toBe(false);
});

it('a copy that signing out in another tab has removed is not safe any more', async () => {
  const copies = open();
  await copies.keep(copy);
  expect(copies.holds(content)).toBe(true);
  storage.clear();
  expect(copies.holds(content)).toBe(false);
});
