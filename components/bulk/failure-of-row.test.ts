import { expect, it } from 'vitest';
import type { BlockNode } from '@/lib/domain/handout/body';
import { findingsOf } from '@/lib/domain/handout/checks/test-support';
import type { Condition } from '@/lib/domain/handout/conditions';
import { emptyPatient } from '@/lib/domain/handout/empty-draft';
import { version } from '@/lib/domain/handout/test-support';
import { failureOfRow } from './failure-of-row';

/** Why a row without a date of birth fails whose handout has a passage for this reader alone. */
function failureWith(when: Condition): string {
  const text = 'This is for some readers.';
  const passage: BlockNode = {
    type: 'passage',
    attrs: { when },
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  };
  const versions = [version(1, 'urgent-help'), version(2, 'treatment', { body: { type: 'doc', content: [passage] } })];
  const patient = { ...emptyPatient, name: 'Maria Núñez' };
  const findings = findingsOf(versions, { draft: { patient } }).filter(({ severity }) => severity === 'blocks');
  return failureOfRow({ failure: 'blocked', findings });
}

it('says that a list cannot answer a question about each patient, and what to do', () => {
  expect(failureWith('kidney-disease')).toContain(
    '“Kidney disease” has no answer: A list cannot answer it for each patient; make these handouts one at a time.',
  );
  expect(failureWith('left')).toContain('“Side” has no answer: A list cannot answer it for each patient');
});

it('asks for the date of birth, which answers a question about the age', () => {
  expect(failureWith('over-65')).toContain('“Over 65” has no answer: Add the date of birth to this row.');
  expect(failureWith('child')).toContain('“Adult or child” has no answer: Add the date of birth to this row.');
});
