import { it } from 'vitest';
import { checkHandouts } from './test-support/check-handouts';

it('prints a thousand handouts with no overlap, no forbidden line end, and the same words on paper, screen and in text', {
  timeout: 1_800_000,
}, async () => {
  await checkHandouts(1_000, 78);
});
