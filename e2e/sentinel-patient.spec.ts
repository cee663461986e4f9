import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';
import { addNote, issueAndDownload, openDraft, saved } from './jobs';
import { ownPageHeaders } from './own-page';

/** A patient whose words stand nowhere else; whatever holds one of them has leaked it. */
const sentinel = { name: 'Quillfeather Zyxwander', record: 'SNTL-7719-ZQX', note: 'Perforated xylothorax on the left' };
const words = ['quillfeather', 'zyxwander', 'sntl-7719', 'sntl7719', 'xylothorax'];

const holds = (text: string): string[] => {
  const lower = text.toLowerCase();
  return words.filter((word) => lower.includes(word) || lower.includes(Buffer.from(word).toString('hex')));
};

test('S25 S36 a patient is in no address, no browser storage, no log and no readable column', async ({
  page,
  context,
  signIn,
  clinicMaker,
}) => {
  const addresses: string[] = [];
  context.on('request', (request) => addresses.push(request.url(), request.headers().referer ?? ''));
  await signIn('clinician');
  await openDraft(page);
  await page.getByRole('textbox', { name: 'Patient name' }).fill(sentinel.name);
  // The builder looks up what this patient was given before: the record number must be in its body, not in an address.
  const givenBefore = page.waitForRequest(
    (request) => request.method() === 'POST' && request.postData()?.includes(sentinel.record) === true,
  );
  await page.getByRole('textbox', { name: 'Record number' }).fill(sentinel.record);
  await givenBefore;
  await addNote(page, sentinel.note);
  await saved(page);
  const draft = new URL(page.url()).pathname;
  // What breaks must not take its input into the log: a wrong shape, no JSON, and text where the driver fails.
  for (const data of [
    { version: 1, content: { title: sentinel.name } },
    `{"${sentinel.name}`,
    { version: 1, content: sentinel, [sentinel.name]: `${sentinel.record}\u0000` },
  ]) {
    await page.request.put(`/api${draft.replace('/handouts/', '/drafts/')}`, {
      data,
      headers: await ownPageHeaders(page.request),
    });
  }
  const issued = await issueAndDownload(page);
  expect(issued.fileName).not.toMatch(/quill/i);
  await page.goto('/handouts');
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill('Quillfeather');
  await expect(page.getByRole('row').filter({ hasText: sentinel.name })).toHaveCount(1);
  await page.getByRole('searchbox', { name: 'Search handouts' }).fill(sentinel.record);
  await expect(page.getByRole('row').filter({ hasText: sentinel.name })).toHaveCount(1);

  expect(addresses.length).toBeGreaterThan(20);
  expect(holds(addresses.join('\n')), 'addresses').toEqual([]);
  const stored = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      databases,
      cached,
      document.cookie,
      document.title,
    ]);
  });
  expect(holds(stored), 'browser storage').toEqual([]);
  expect(holds(JSON.stringify(await context.cookies())), 'cookies').toEqual([]);

  const log = await readFile(process.env.TEST_SERVER_LOG ?? '', 'utf8');
  expect(holds(log), 'the server’s log').toEqual([]);

  const { rows: tables } = await clinicMaker.asSuperuser(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    [],
  );
  expect(tables.length).toBeGreaterThan(15);
  for (const { name } of tables) {
    const { rows } = await clinicMaker.asSuperuser(
      `select coalesce(string_agg(t::text, E'\\n'), '') as dump from "${name}" t`,
      [],
    );
    expect(holds(String(rows[0]?.dump)), `table ${name}`).toEqual([]);
  }
});
