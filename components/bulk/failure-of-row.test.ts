import { expect, it } from 'vitest';
import { findingsOf } from '@/lib/domain/handout/checks/test-support';
import { version } from '@/lib/domain/handout/test-support';
import { failureOfRow } from './failure-of-row';

it('says that a list cannot answer a question about each patient, and what to do', () => {
  const versions = [
    version(1, 'urgent-help'),
    version(2, 'treatment', {
      body: {
        type: 'doc',
        content: [
          {
            type: 'passage',
            attrs: { when: 'kidney-disease' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Because you have kidney disease, …' }] }],
          },
        ],
      },
    }),
  ];
  const findings = findingsOf(versions).filter(({ severity }) => severity === 'blocks');
  expect(failureOfRow({ failure: 'blocked', findings })).toContain(
    '“Kidney disease” has no answer: A list cannot answer it for each patient; make these handouts one at a time.',
  );
});
