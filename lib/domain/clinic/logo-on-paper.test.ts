import { expect, it } from 'vitest';
import { logoWarningsOf } from './logo-on-paper';

/** A picture of one lightness, with a frame of white around it. */
function picture(widthPx: number, heightPx: number, lightness: number, margin = 0) {
  const pixels = new Uint8Array(widthPx * heightPx).fill(255);
  for (let y = margin; y < heightPx - margin; y += 1) {
    pixels.fill(lightness, y * widthPx + margin, (y + 1) * widthPx - margin);
  }
  return logoWarningsOf({ widthPx, heightPx }, pixels);
}

it.each([
  ['a dark logo', picture(300, 100, 40), []],
  ['a wide wordmark', picture(600, 60, 40), []],
  ['a white logo on transparent ground', picture(300, 100, 255), ['pale']],
  ['a nearly white logo', picture(300, 100, 235), ['pale']],
  ['a yellow logo', picture(300, 100, 211), ['pale']],
  ['a picture of 15,000 × 10 pixels, scaled to 600 × 1', picture(600, 1, 0), ['thin']],
  ['a very tall picture', picture(16, 240, 0), ['thin']],
  ['a small drawing in wide margins', picture(600, 210, 0, 95), ['thin']],
  ['an icon of 16 pixels', picture(16, 16, 0), ['coarse']],
  ['a tiny white dot', picture(4, 4, 255), ['pale', 'coarse']],
])('warns of what paper does not show: %s', (_what, found, warnings) => expect(found).toEqual(warnings));

it('does not warn of a thin drawing', () => {
  const pixels = new Uint8Array(300 * 100).fill(255);
  for (let x = 0; x < 300; x += 1) pixels[(Math.floor(x / 4) + 10) * 300 + x] = 0;
  expect(logoWarningsOf({ widthPx: 300, heightPx: 100 }, pixels)).toEqual([]);
});
