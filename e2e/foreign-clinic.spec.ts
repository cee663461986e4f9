import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures';

test('another clinic’s addresses are 404, and no different from made-up ones', async ({
  page,
  signIn,
  otherClinic,
  readyDraft,
  readyHandout,
}) => {
  const theirHandout = await readyHandout('clinician', { where: otherClinic });
  const theirDraft = await readyDraft('clinician', { where: otherClinic });

  await signIn('admin');
  for (const path of [
    theirHandout,
    `${theirHandout}/patient`,
    theirDraft,
    `/handouts/${randomUUID()}`,
    '/handouts/1',
    '/library/no-such-topic',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.locator('body')).not.toContainText('Maria');
  }
  for (const id of [theirHandout, theirDraft, `/handouts/${randomUUID()}`, '/handouts/1']) {
    const pdf = await page.request.get(`/api${id}/pdf`);
    expect(pdf.status(), id).toBe(404);
    expect(await pdf.json()).toEqual({ ok: false, failure: { code: 'not-found' } });
    const record = await page.request.get(`/api${id}/record`);
    expect(record.status(), id).toBe(404);
    expect(await record.json()).toEqual({ ok: false, failure: { code: 'not-found' } });
  }
  await page.goto('/handouts');
  await expect(page.getByText('No handouts issued yet')).toBeVisible();
});

test('a write from another site is refused', async ({ page, signIn, readyDraft }) => {
  await signIn('clinician');
  const id = (await readyDraft('clinician')).replace('/handouts/', '');
  for (const headers of [
    { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ]) {
    const answer = await page.request.put(`/api/drafts/${id}`, { data: {}, headers });
    expect(answer.status()).toBe(403);
  }
});

test('what only admins may see is not there for a clinician', async ({ page, signIn }) => {
  await signIn('clinician');
  expect((await page.goto('/admin'))?.status()).toBe(404);
  await signIn('admin');
  expect((await page.goto('/admin'))?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
