import { connect } from '../lib/db/client';
import { makeSetUpToken } from '../lib/features/set-up/mutations';
import { type EmptyServer, openEmptyServer } from './empty-server';
import { expect, expectNoAxeViolations, test } from './fixtures';

test.describe.configure({ mode: 'serial' });

let server: EmptyServer;
test.beforeAll(async () => {
  server = await openEmptyServer();
});
test.afterAll(async () => {
  await server.stop();
});

/** As a start prints it. */
async function printedLink(): Promise<string> {
  const db = connect(server.appUrl, 1);
  const token = await makeSetUpToken(db, { hasAccounts: false, now: new Date() });
  await db.$disconnect();
  return `${server.baseUrl}/set-up/${token}`;
}

test('an empty server is set up through the printed link, once; without mail an invitation is a link to copy', async ({
  page,
  browser,
}) => {
  const link = await printedLink();
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Set up your clinic' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByText('Give the clinic a name')).toBeVisible();
  await expectNoAxeViolations(page);

  await page.getByRole('textbox', { name: 'Name of the clinic' }).fill('First Street Clinic');
  await page.getByRole('textbox', { name: 'Phone' }).fill('541-555-0147');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Priya Raman');
  await page.getByRole('textbox', { name: 'Email' }).fill('priya@first.example');
  await page.getByRole('textbox', { name: 'Choose a password' }).fill('seven quiet otters paddle');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('combobox', { name: 'What is this handout about?' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('combobox', { name: 'What is this handout about?' }).fill('twitch');
  await expect(page.getByRole('option').first()).toContainText(/twitch/i);

  await page.goto(`${server.baseUrl}/admin`);
  await expect(page.getByRole('region', { name: 'Members of your clinic' })).toContainText('Priya Raman');
  await page.getByRole('textbox', { name: 'Email of the new member' }).fill('amara@first.example');
  await page.getByRole('button', { name: 'Invite' }).click();
  const invitation = page.getByRole('textbox', { name: 'Link of the invitation' });
  await expect(invitation).toHaveValue(/\/invitation\/[\w-]{43}$/);
  await expect(page.getByText('This server sends no mail.')).toBeVisible();
  await expectNoAxeViolations(page);

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(await invitation.inputValue());
  await expect(guest.getByRole('heading', { name: 'Join First Street Clinic' })).toBeVisible();
  await guest.goto(`${server.baseUrl}/reset`);
  await expect(guest.getByRole('heading', { name: 'This server sends no mail' })).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'This link opens nothing' })).toBeVisible();
  await guest.context().close();
});

test('S11 over https the session cookie is __Host-, Secure, HttpOnly and Lax, and opens the session', async ({
  playwright,
}) => {
  const secure = await openEmptyServer({ publicUrl: 'https://handouts.example' });
  try {
    const db = connect(secure.appUrl, 1);
    const token = await makeSetUpToken(db, { hasAccounts: false, now: new Date() });
    const { setUp } = await import('../lib/features/set-up/mutations');
    await setUp(
      {
        token: token ?? '',
        clinicName: 'First Street Clinic',
        country: 'US',
        phone: '',
        timeZone: 'UTC',
        name: 'Priya Raman',
        email: 'priya@first.example',
        passphrase: 'seven quiet otters paddle',
      },
      { now: new Date() },
      db,
    );
    await db.$disconnect();

    // The test sets the host and the cookies by hand, as a TLS proxy would, because this connection has no TLS.
    const behindProxy = { baseURL: secure.baseUrl, extraHTTPHeaders: { host: 'handouts.example' } };
    const request = await playwright.request.newContext(behindProxy);
    const csrf = await request.get('/api/auth/csrf');
    const { csrfToken } = await csrf.json();
    const answer = await request.post('/api/auth/callback/credentials', {
      headers: { cookie: pairsOf(csrf.headersArray()), origin: 'https://handouts.example' },
      form: { csrfToken, email: 'priya@first.example', password: 'seven quiet otters paddle', json: 'true' },
    });
    const cookies = answer.headersArray().filter(({ name }) => name.toLowerCase() === 'set-cookie');
    const session = cookies.find(({ value }) => value.includes('plainleaf.session'))?.value ?? '';
    expect(session).toMatch(/^__Host-plainleaf\.session=/);
    // Browsers read the names and values of attributes in any case.
    const attributes = session.toLowerCase().split('; ').slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
    expect(session).not.toMatch(/Domain=/i);
    // A page that answers when it is decided, not one that begins before: that one is 200 for everybody.
    const admin = await request.get('/admin', { headers: { cookie: pairsOf(cookies) }, maxRedirects: 0 });
    expect(admin.status()).toBe(200);
    // Other cookies have the prefix too: this one's is what keeps a neighbour's page from setting it.
    const renamed = session.split('; ')[0]?.replace('__Host-', '') ?? '';
    expect(renamed).toMatch(/^plainleaf\.session=./);
    await request.dispose();
    // A client that kept nothing of the answer.
    const stranger = await playwright.request.newContext(behindProxy);
    const refused = await stranger.get('/admin', { headers: { cookie: renamed }, maxRedirects: 0 });
    expect(refused.status()).not.toBe(200);
    await stranger.dispose();
  } finally {
    await secure.stop();
  }
});

function pairsOf(headers: readonly { name: string; value: string }[]): string {
  return headers
    .filter(({ name }) => name.toLowerCase() === 'set-cookie')
    .map(({ value }) => value.split(';')[0])
    .join('; ');
}
