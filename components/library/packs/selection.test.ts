import { describe, expect, it } from 'vitest';
import { choose } from './selection';

const items = [
  { id: 'topic', needs: [] },
  { id: 'about', needs: ['topic'] },
  { id: 'about in Spanish', needs: ['topic', 'about'] },
  { id: 'note', needs: [] },
];

describe('what is chosen of a pack', () => {
  it('comes with what it needs', () => {
    expect([...choose(items, new Set(['note']), { ids: ['about in Spanish'], on: true })].sort()).toEqual([
      ...['about', 'about in Spanish', 'note', 'topic'],
    ]);
  });

  it('goes with what needs it', () => {
    const all = new Set(items.map(({ id }) => id));
    expect([...choose(items, all, { ids: ['about'], on: false })]).toEqual(['topic', 'note']);
    expect([...choose(items, all, { ids: ['topic'], on: false })]).toEqual(['note']);
  });
});
