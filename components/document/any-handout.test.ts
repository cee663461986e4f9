import { it } from 'vitest';
import { checkHandouts } from './test-support/check-handouts';

it('prints sixty handouts with no overlap, no forbidden line end, and the same words on paper, screen and in text', {
  timeout: 240_000,
}, async () => {
  await checkHandouts(60, 20);
});
