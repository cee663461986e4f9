import { describe, expect, it } from 'vitest';
import { addressOf, filledIn, noFilters } from './history-filters';
import { filtersFromQuery } from './history-query';

describe('the filters of the history in an address', () => {
  it('come back as they went out', () => {
    const filters = {
      topic: 'muscle-twitches',
      clinician: '3f0e8f60-6f0e-4b8f-9a53-0e8a8f5f1c11',
      language: 'es',
      state: 'withdrawn' as const,
      from: '2026-11-01',
      to: '2026-11-22',
    };
    const query = Object.fromEntries(new URLSearchParams(addressOf(filters).split('?')[1]));
    expect(filtersFromQuery(query)).toEqual(filters);
  });

  it('never hold the text that was searched for', () => {
    expect(filtersFromQuery({ q: 'Maria' })).toEqual(noFilters);
    expect(addressOf(noFilters)).toBe('/handouts');
  });

  it('ignore what they do not understand', () => {
    expect(
      filtersFromQuery({
        clinician: 'me',
        state: 'lost',
        language: ['es'],
        from: '2026-02-30',
        to: ['2026-01-01', 'x'],
      }),
    ).toEqual(noFilters);
  });

  it('leave out what is not set', () => {
    expect(filledIn({ ...noFilters, topic: 'migraine' })).toEqual({ topic: 'migraine' });
  });
});
