import { expect, it, vi } from 'vitest';
import { makeClinic, rowsOf, sqlAsOwner } from '@/lib/test-support/database';
import { newDraft } from '@/lib/test-support/handouts';
import { browseAs, comeFromElsewhere } from './test-support/browser';
import { everyPage } from './test-support/visits';

vi.mock('next/headers', async () => (await import('./test-support/browser')).nextHeaders);

it('S5 a page that another site’s link reaches past the proxy shows nothing and records nothing', async () => {
  const { admin, id } = await makeClinic();
  const draft = await newDraft(admin);
  const events = async () =>
    (await sqlAsOwner('select count(*)::int as n from audit_event where clinic_id = $1', [id])).rows;
  await browseAs(admin);
  comeFromElsewhere();
  const before = [await rowsOf(id), await events()];
  const opened: string[] = [];
  const visits = everyPage([draft.id], [{}, { topic: 'muscle-twitches' }]);
  for (const { file, go } of visits) {
    const answer = await go().then(
      () => 'opened',
      (error: unknown) => (error instanceof Error ? error.message : 'unknown'),
    );
    if (answer !== 'forbidden') opened.push(`${file} ${answer}`);
  }
  // The home page is open to links, and records nothing.
  expect([...new Set(opened)]).toEqual(['../(clinic)/(home)/page.tsx opened']);
  expect(visits.length).toBeGreaterThan(25);
  expect([await rowsOf(id), await events()]).toEqual(before);
});
