import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemOf } from './word-forms';

describe('the forms of a word', () => {
  it.each([
    ['pregnant', 'pregnancy', 'pregnancies'],
    ['twitch', 'twitches', 'twitching', 'twitched', 'twitchy'],
    ['cause', 'causes', 'causing', 'caused'],
    ['headache', 'headaches'],
    ['dizzy', 'dizziness'],
    ['run', 'running', 'runs'],
    ['embed', 'embedded', 'embedding'],
    ['treat', 'treatment', 'treatments', 'treated', 'treating'],
    ['allergy', 'allergies', 'allergic'],
    ['infection', 'infections', 'infected'],
    ['muscle', 'muscles'],
    ['sleep', 'sleeping', 'sleepy'],
    ['contraccion', 'contracciones'],
    ['embarazo', 'embarazada', 'embarazadas'],
    ['dolor', 'dolores'],
  ])('share a beginning: %s', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1);
  });

  it.each([
    ['rest', 'restless'],
    ['test', 'treatment'],
    ['back', 'neck'],
    ['heart', 'heat'],
    ['virus', 'viral'],
    ['ear', 'eye'],
  ])('are not mixed up with other words: %s, %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });

  it('begin with the stem, which is its own stem and long enough to mean something', () => {
    const word = fc.stringMatching(/^[a-z]{1,14}(?:ing|es|ancy|ment|ed|s)?$/);
    fc.assert(
      fc.property(word, (form) => {
        const stem = stemOf(form);
        expect(form.startsWith(stem)).toBe(true);
        expect(stem.length).toBeGreaterThanOrEqual(Math.min(3, form.length));
        expect(stemOf(stem)).toBe(stem);
      }),
      { examples: [['aarrr'], ['hopedd']] },
    );
  });

  it('leaves an endless word unchanged', () => {
    const endless = `hea${'d'.repeat(20_000)}`;
    expect(stemOf(endless)).toBe(endless);
  });
});
