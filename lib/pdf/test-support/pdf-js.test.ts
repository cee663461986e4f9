import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { renderHandout } from '../render';
import { muscleTwitches } from './muscle-twitches';
import { readPdf } from './read-pdf';

/** All built-in JavaScript functions as `[owner, name]`, read from a new realm that no library has changed. */
const [names, sourceOf] = runInNewContext(`[
  Object.getOwnPropertyNames(globalThis).filter((owner) => /^[A-Z]/.test(owner)).flatMap((owner) =>
    [[owner], [owner, 'prototype']].flatMap((path) => {
      const found = path.reduce((value, name) => value?.[name], globalThis);
      if (found === undefined || found === null) return [];
      return Object.entries(Object.getOwnPropertyDescriptors(found))
        .filter(([, { value }]) => typeof value === 'function')
        .map(([name]) => [...path, name]);
    }),
  ),
  (value) => Function.prototype.toString.call(value),
]`) as [string[][], (value: unknown) => string];

it('reading a PDF leaves the functions of the language as they are on the server', async () => {
  await readPdf((await renderHandout(muscleTwitches())).bytes);
  const replaced = names.filter((path) => {
    const value = path.reduce<unknown>((owner, name) => Reflect.get(Object(owner), name), globalThis);
    return !sourceOf(value).includes('[native code]');
  });
  expect(names.length).toBeGreaterThan(300);
  expect(replaced.map((path) => path.join('.'))).toEqual([]);
});
