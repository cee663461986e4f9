import { describe, expect, it } from 'vitest';
import { initials } from './appearance';

describe('the letters of a member', () => {
  it.each([
    ['Dr. Amara Osei', 'AO'],
    ['Osei', 'O'],
    ['María del Carmen Núñez', 'MN'],
    ['élan vital', 'ÉV'],
    ['王小明', '王'],
    ['Dr.', 'D'],
  ])('%s → %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});
