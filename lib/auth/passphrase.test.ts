import { hash } from '@node-rs/argon2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseProblem } from '../domain/access/passphrase';
import { commonPassphrases, isCommonPassphrase } from './common-passphrases';
import { hashesAtOnce, hashPassphrase, isWeakerHash, passphraseMatches, unqueued } from './passphrase';

const names = ['Dr. Amara Osei', 'amara.osei@riverside.example', 'Riverside Family Practice', 'Plainleaf'];
const problem = (passphrase: string) => passphraseProblem(passphrase, { isCommon: isCommonPassphrase, names });

describe('S13: a passphrase', () => {
  it.each([
    ['', 'too-short'],
    ['fourteen chars', 'too-short'],
    ['x'.repeat(513), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'repetitive'],
    ['1234567890123456', 'repetitive'],
    ['abcdefghijklmnopqrst', 'repetitive'],
    ['passwordpassword', 'common'],
    ['Password12345678!', 'common'],
    ['  iloveyou 123456 ', 'common'],
    ['1qaz2wsx3edc4rfv', 'common'],
    ['Riverside Family Practice', 'names-only'],
    ['AmaraOsei-Riverside2026', 'names-only'],
    ['plainleaf riverside', 'names-only'],
  ])('%j is refused: %s', (passphrase, expected) => {
    expect(problem(passphrase)).toBe(expected);
  });

  it.each([
    'three teal bicycles',
    'only lower case words here',
    '492817650384719',
    'пять синих велосипедов',
    'ليس من السهل تخمينها',
    'Riverside has eleven green doors',
    'seven 🌿 leaves fall 🍂',
    'a sentence about the river that goes on for well over sixty-four characters, as it may',
  ])('%j is allowed: length counts, not a mix of signs', (passphrase) => {
    expect(problem(passphrase)).toBeNull();
  });

  it('is compared with at least 3,000 common ones, and each of them is refused, also when padded to the length', () => {
    const words = commonPassphrases.filter((one) => /^[a-z]{6,}$/.test(one));
    expect(words.length).toBeGreaterThanOrEqual(3_000);
    expect(words.filter((word) => problem(`${word}2468013579!`) === null)).toEqual([]);
  });

  it('counts every character: one that differs in the last of 512 is another', async () => {
    const long = 'seven green leaves '.repeat(26).slice(0, 511);
    const stored = await hashPassphrase(`${long}a`, unqueued);
    expect(await passphraseMatches(stored, `${long}a`, unqueued)).toBe(true);
    expect(await passphraseMatches(stored, `${long}b`, unqueued)).toBe(false);
  });

  it('is looked at in bounded time, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        problem(text);
      }),
    );
  });
});

describe('hashing at once', () => {
  it.each([
    [1, 1],
    [2, 1],
    [4, 3],
    [16, 3],
  ])('leaves a core and a thread of libuv to others on %i cores: %i', (cores, atOnce) => {
    expect(hashesAtOnce(cores)).toBe(atOnce);
  });
});

describe('S14: the stored hash', () => {
  it('is argon2id with at least 19 MiB, 2 passes and 1 lane', async () => {
    expect(await hashPassphrase('three teal bicycles', unqueued)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it.each([
    [{ memoryCost: 19_456, timeCost: 1, parallelism: 1 }, true],
    [{ memoryCost: 8_192, timeCost: 2, parallelism: 1 }, true],
    [{ memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 1 }, true],
    [{ memoryCost: 19_456, timeCost: 2, parallelism: 1 }, false],
    [{ memoryCost: 32_768, timeCost: 3, parallelism: 1 }, false],
  ])('made with %j is renewed: %s', async (options, renewed) => {
    expect(isWeakerHash(await hash('three teal bicycles', options))).toBe(renewed);
  });

  it('of no known form is renewed', () => {
    expect(isWeakerHash('$2b$12$abcdefghijklmnopqrstuv')).toBe(true);
  });
});
