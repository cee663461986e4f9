import { expect, it } from 'vitest';
import { makeClinic } from '@/lib/test-support/database';
import { succeeded } from '@/lib/test-support/outcome';
import { exportPackAction } from './mutations';

it('S29: eight exports by one member at the same time take turns or are refused as busy, and delay no other clinic', async () => {
  const [ours, theirs] = [await makeClinic(), await makeClinic()];
  const eight = Array.from({ length: 8 }, () => exportPackAction.runAs(ours.editor, { slug: null }));
  expect(succeeded(await exportPackAction.runAs(theirs.editor, { slug: null }))).toMatchObject({ is: 'written' });
  const outcomes = await Promise.all(eight);
  const refused = outcomes.filter((outcome) => !outcome.ok);
  expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(2);
  expect(refused.length).toBeGreaterThan(0);
  for (const outcome of refused) {
    expect(outcome).toMatchObject({ failure: { code: 'busy', retryAfterSeconds: expect.any(Number) } });
  }
});
