import { expect, it } from 'vitest';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import { renderHandout } from './render';
import { pageFixtures } from './test-support/fixtures';
import { handoutIn } from './test-support/language-handouts';
import { type SeenPage, seePdf } from './test-support/see-pdf';

const fixtures: Record<string, HandoutDocument> = {
  ...(await pageFixtures()),
  'in Arabic': handoutIn('arabic'),
  'in Hindi': handoutIn('hindi'),
};

const shown = ['muscle twitches', 'in greyscale, with a logo', 'tables over pages', 'in Arabic', 'in Hindi'] as const;

/** How many values of the page’s pixels differ between the two, however little. */
function differing(one: SeenPage | undefined, other: SeenPage | undefined): number {
  if (!one || !other) throw new Error('Both have the page');
  expect([one.pixels.width, one.pixels.height]).toEqual([other.pixels.width, other.pixels.height]);
  const [bytes, others] = [one.pixels.data, other.pixels.data];
  let count = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] !== others[at]) count += 1;
  return count;
}

it.each(shown)('tags change no dot of a handout: %s', async (name) => {
  const document = fixtures[name];
  if (!document) throw new Error(`There is no fixture "${name}"`);
  const [tagged, untagged] = await Promise.all([renderHandout(document), renderHandout(document, { tagged: false })]);
  const [pages, twins] = [await seePdf(tagged.bytes, 2), await seePdf(untagged.bytes, 2)];
  expect(twins).toHaveLength(pages.length);
  expect(pages.map((page, index) => differing(page, twins[index]))).toEqual(pages.map(() => 0));
});
