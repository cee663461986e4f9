import type { Browser, Page } from '@playwright/test';
import { builtActions } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import type { BrowserTestClinic } from './clinics';
import { expect, expectNoAxeViolations, test, waitForScripts } from './fixtures';
import { linkMailedTo, mailsTo } from './mail';

const strong = 'seven quiet otters paddle';
const question = (page: Page) => page.getByRole('combobox', { name: 'What is this handout about?' });
const opensNothing = (page: Page) => page.getByRole('heading', { name: 'This link opens nothing' });
const domainOf = (clinic: BrowserTestClinic) => clinic.emailOf('admin').split('@')[1];

/** Another person, at another computer. */
async function elsewhere(browser: Browser): Promise<Page> {
  const context = await browser.newContext();
  waitForScripts(context);
  return context.newPage();
}

async function signInAt(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function invite(admin: Page, email: string, role?: string): Promise<void> {
  await admin.goto('/admin');
  await admin.getByRole('textbox', { name: 'Email of the new member' }).fill(email);
  if (role) await admin.getByRole('combobox', { name: 'Role' }).selectOption(role);
  await admin.getByRole('button', { name: 'Invite' }).click();
  await expect(admin.getByText(`The invitation is on its way to ${email}.`)).toBeVisible();
}

async function doWith(admin: Page, member: string, what: string): Promise<void> {
  await admin.getByRole('button', { name: `More for ${member}` }).click();
  await admin.getByRole('menuitem', { name: what }).click();
}

test('S9 somebody is invited by mail, joins, gets another role, and is out at once when disabled', async ({
  page,
  signIn,
  clinic,
  browser,
}) => {
  await signIn('admin');
  const email = `new@${domainOf(clinic)}`;
  await invite(page, email, 'Editor');
  const waiting = page.getByRole('list', { name: 'Invitations without an answer' });
  await expect(waiting).toContainText(email);

  const guest = await elsewhere(browser);
  const link = await linkMailedTo(email);
  await guest.goto(link);
  await expect(guest.getByRole('heading', { name: 'Join Riverside Family Practice' })).toBeVisible();
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Dr. Noor Haddad');
  await guest.getByRole('textbox', { name: 'Choose a password' }).fill('noor haddad');
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByText('Use at least 15 characters')).toBeVisible();
  await guest.getByRole('textbox', { name: 'Choose a password' }).fill(strong);
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(question(guest)).toBeVisible({ timeout: 30_000 });
  await guest.goto('/library/review');
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(/review/i);

  await page.reload();
  await expect(waiting).toBeHidden();
  await doWith(page, 'Dr. Noor Haddad', 'Make a clinician');
  await expect(page.getByText('Dr. Noor Haddad is now a clinician.')).toBeVisible();
  await guest.goto('/settings');
  await expect(guest.getByRole('region', { name: 'You', exact: true })).toContainText('Clinician');

  await doWith(page, 'Dr. Noor Haddad', 'Disable');
  const asked = page.getByRole('alertdialog', { name: 'Disable Dr. Noor Haddad?' });
  await asked.getByRole('button', { name: 'Disable member' }).click();
  await expect(page.getByRole('row', { name: /Dr\. Noor Haddad/ })).toContainText('Disabled');
  await guest.getByRole('link', { name: 'Handouts' }).click();
  await expect(guest).toHaveURL(/\/sign-in/);
  await signInAt(guest, email, strong);
  await expect(guest.getByText('Email or password is wrong.')).toBeVisible();
  await guest.goto(link);
  await expect(opensNothing(guest)).toBeVisible();

  await doWith(page, 'Dr. Noor Haddad', 'Enable');
  await expect(page.getByText('Dr. Noor Haddad can sign in again.')).toBeVisible();
  await signInAt(guest, email, strong);
  await expect(question(guest)).toBeVisible();
  await guest.context().close();
});

test('an invitation is sent again with another link, or revoked, and the last admin stays', async ({
  page,
  signIn,
  clinic,
  browser,
}) => {
  await signIn('admin');
  const email = `again@${domainOf(clinic)}`;
  await invite(page, email);
  const first = await linkMailedTo(email);
  await page.getByRole('button', { name: `Send again to ${email}` }).click();
  const second = await linkMailedTo(email, 2);
  expect(second).not.toBe(first);
  const guest = await elsewhere(browser);
  await guest.goto(first);
  await expect(opensNothing(guest)).toBeVisible();
  await guest.goto(second);
  await expect(guest.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await page.getByRole('button', { name: `Revoke the invitation of ${email}` }).click();
  await expect(page.getByRole('list', { name: 'Invitations without an answer' })).toBeHidden();
  await guest.getByRole('textbox', { name: 'Your name' }).fill('Too Late');
  await guest.getByRole('textbox', { name: 'Choose a password' }).fill(strong);
  await guest.getByRole('button', { name: 'Join' }).click();
  await expect(guest.getByText('This is no longer here.')).toBeVisible();
  await guest.context().close();

  await doWith(page, 'Priya Raman', 'Make a clinician');
  await page
    .getByRole('alertdialog', { name: 'Stop being an admin?' })
    .getByRole('button', { name: 'Become a clinician' })
    .click();
  await expect(page.getByText('A clinic needs an admin who can sign in.')).toBeVisible();
});

test('S19 a forgotten passphrase is replaced through a mailed link, once, and every other session is over', async ({
  page,
  signIn,
  clinic,
  browser,
}) => {
  await signIn('clinician');
  await page.goto('/');
  const email = clinic.emailOf('clinician');
  const guest = await elsewhere(browser);
  await guest.goto('/sign-in');
  await guest.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(guest.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await guest.getByRole('textbox', { name: 'Email' }).fill(email);
  await guest.getByRole('button', { name: 'Send link' }).click();
  await expect(guest.getByText(`If ${email} has an account, a link is on its way.`)).toBeVisible();
  const link = await linkMailedTo(email);
  await guest.goto(link);
  await guest.getByRole('textbox', { name: 'New password' }).fill(strong);
  await guest.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(question(guest)).toBeVisible({ timeout: 30_000 });

  await page.getByRole('link', { name: 'Handouts' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signInAt(page, email, clinic.passphrase);
  await expect(page.getByText('Email or password is wrong.')).toBeVisible();
  await page.goto(link);
  await expect(opensNothing(page)).toBeVisible();
  await expect.poll(async () => (await mailsTo(email)).at(-1)).toContain('was changed');
  await guest.context().close();
});

test('S19 S21 asking for a link answers alike, and as fast, whether the address has an account', async ({
  page,
  clinic,
  baseURL,
}) => {
  const action = builtActions(testDistFolder).find(({ name }) => name === 'requestReset');
  if (!action) throw new Error('the build has the action');
  const ask = async (email: string) => {
    const startedAt = performance.now();
    const answer = await page.request.post('/reset', {
      headers: {
        'next-action': action.id,
        'content-type': 'text/plain;charset=UTF-8',
        accept: 'text/x-component',
        ...(baseURL && { origin: baseURL }),
      },
      data: JSON.stringify([{ email }]),
    });
    return { text: await answer.text(), ms: performance.now() - startedAt };
  };
  await ask('warm-up@nowhere.example');
  const known = clinic.emailOf('editor');
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  for (let round = 0; round < 9; round += 1) {
    const [one, other] = [await ask(known), await ask(`nobody-${round}@nowhere.example`)];
    expect(one.text).toContain('"ok":true');
    expect(one.text).toBe(other.text);
    times.known.push(one.ms);
    times.unknown.push(other.ms);
  }
  const median = (list: number[]) => list.toSorted((a, b) => a - b)[4] ?? 0;
  expect(median(times.known)).toBeLessThan(median(times.unknown) * 2 + 20);
  // Whoever asks on and on does not fill the mailbox.
  await linkMailedTo(known, 3);
  for (const address of ['a＠b.example', `${known},x@evil.example`]) {
    expect((await ask(address)).text).toContain('Write one plain e-mail address');
  }
});

test('S18 one’s own passphrase is changed by who knows the old one', async ({ page, signIn, clinic }) => {
  await signIn('editor');
  await page.goto('/settings');
  await page.getByRole('textbox', { name: 'Current password' }).fill('not this one at all');
  await page.getByRole('textbox', { name: 'New password' }).fill(strong);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Current password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await expect.poll(async () => (await mailsTo(clinic.emailOf('editor'))).at(-1)).toContain('was changed');
});

test('S9 the sessions of one’s own are seen and ended, and an admin ends a member’s', async ({
  page,
  signIn,
  clinic,
  browser,
}) => {
  await signIn('clinician');
  const telephone = await elsewhere(browser);
  await signInAt(telephone, clinic.emailOf('clinician'), clinic.passphrase);
  await expect(question(telephone)).toBeVisible();
  await page.goto('/settings');
  const sessions = page.getByRole('list', { name: 'Where you are signed in' });
  await expect(sessions.getByRole('listitem')).toHaveCount(2);
  await expect(sessions.getByRole('listitem').first()).toContainText('This one');
  await sessions.getByRole('button', { name: /^End the session on Chrome/ }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await telephone.reload();
  await expect(telephone).toHaveURL(/\/sign-in/);

  await signInAt(telephone, clinic.emailOf('clinician'), clinic.passphrase);
  await expect(question(telephone)).toBeVisible();
  await signIn('admin');
  await page.goto('/admin');
  await doWith(page, 'Dr. Amara Osei', 'End sessions');
  await page.getByRole('alertdialog').getByRole('button', { name: 'End sessions' }).click();
  await expect(page.getByText('Dr. Amara Osei is signed out everywhere.')).toBeVisible();
  await telephone.reload();
  await expect(telephone).toHaveURL(/\/sign-in/);
  await telephone.context().close();
});

test('one person works in two clinics and always sees in which', async ({
  page,
  signIn,
  clinic,
  otherClinic,
  browser,
}) => {
  await signIn('admin', otherClinic);
  const email = clinic.emailOf('clinician');
  await invite(page, email);
  const both = await elsewhere(browser);
  await both.goto(await linkMailedTo(email));
  await both.getByRole('textbox', { name: 'Your name' }).fill('Amara Osei, locum');
  await both.getByRole('textbox', { name: 'Your password' }).fill('wrong passphrase it is');
  await both.getByRole('button', { name: 'Join' }).click();
  await expect(both.getByText('This is not the password of your account.')).toBeVisible();
  await expect(both.getByRole('link', { name: 'Forgot your password?' })).toHaveAttribute('href', '/reset');
  await both.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await both.getByRole('button', { name: 'Join' }).click();
  const there = both.getByRole('button', { name: 'Clinic: Hillview Surgery' });
  await expect(there).toBeVisible({ timeout: 30_000 });
  await both.waitForLoadState();
  // The answer names the new clinic a moment before the new page loads, and would end a visit begun in between.
  const opened = both.waitForEvent('load');
  // A button that is drawn before its script has come opens nothing yet: it is pressed again, as people do.
  await expect(async () => {
    await there.click({ timeout: 2_000 });
    await both.getByRole('menuitemradio', { name: 'Riverside Family Practice' }).click({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await opened;
  await expect(both.getByRole('button', { name: 'Clinic: Riverside Family Practice' })).toBeVisible();
  await both.goto('/settings');
  await expect(both.getByRole('region', { name: 'You', exact: true })).toContainText('Dr. Amara Osei');
  // One sign-in, one session: that in the other clinic took the place of this one.
  await expect(both.getByRole('list', { name: 'Where you are signed in' }).getByRole('listitem').first()).toContainText(
    'This one',
  );
  await expectNoAxeViolations(both);
  await both.context().close();
});
