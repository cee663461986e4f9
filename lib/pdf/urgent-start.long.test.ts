import { describe, expect, it } from 'vitest';
import { beginningOf, handoutsToBegin } from './test-support/first-page';

describe.each(handoutsToBegin)('a handout %s', (_, document) => {
  it.each(['standard', 'large', 'extra-large'] as const)(
    'begins with the emergencies on page 1 of A4 in %s print',
    async (size) => {
      const { page, sign } = await beginningOf(document, { size, pageSize: 'a4' });
      expect(page).toContain(sign);
    },
  );
});
