import type { CDPSession, Page } from '@playwright/test';
import type { BrowserTestClinic } from './clinics';
import { expect, expectNoAxeViolations, test } from './fixtures';

/** Browsers make no passkey for a bare address: the same server by its name. */
test.use({ baseURL: (process.env.BASE_URL ?? 'http://127.0.0.1:3000').replace('127.0.0.1', 'localhost') });

type Device = { session: CDPSession; id: string };

/** A device with a fingerprint reader, whose holder is or is not the one it knows. */
async function plugIn(page: Page, { unlocks = true }: { unlocks?: boolean } = {}): Promise<Device> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: unlocks,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id: authenticatorId };
}

async function typePassphrase(page: Page, clinic: BrowserTestClinic): Promise<void> {
  await page.goto('/sign-in?next=/settings');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill(clinic.passphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function nameAndAdd(page: Page, clinic: BrowserTestClinic, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await dialog.getByRole('button', { name: 'Add passkey' }).click();
}

const settings = (page: Page) => page.getByRole('heading', { level: 1, name: 'Settings' });

test('S17: a passkey signs in alone, takes the second step, and is taken away', async ({ page, clinic }) => {
  const device = await plugIn(page);
  await typePassphrase(page, clinic);
  await nameAndAdd(page, clinic, 'Laptop in room 2');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('Laptop in room 2')).toBeVisible();
  await expectNoAxeViolations(page);

  await page.context().clearCookies();
  await page.goto('/sign-in?next=/settings');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(settings(page)).toBeVisible();
  await expect(page.getByText('Passkey, last used')).toBeVisible();

  await page.context().clearCookies();
  await typePassphrase(page, clinic);
  await expect(page.getByRole('heading', { name: 'One more step' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(settings(page)).toBeVisible();

  await page.getByRole('button', { name: 'Remove Laptop in room 2' }).click();
  await dialog.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  await dialog.getByRole('button', { name: 'Remove passkey' }).click();
  await expect(dialog.getByText('Type a code of your authenticator app')).toBeVisible();
  await expectNoAxeViolations(page, dialog);
  await dialog.getByRole('button', { name: 'Use a passkey instead' }).click();
  await expect(page.getByText('Laptop in room 2')).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('This passkey was not accepted.')).toBeVisible();
  await device.session.detach();
});

test('S17: a passkey of a device that its holder has not unlocked is refused, by browser and by server', async ({
  page,
  clinic,
}) => {
  const device = await plugIn(page);
  await typePassphrase(page, clinic);
  await nameAndAdd(page, clinic, 'Phone');
  await page.getByRole('dialog').getByRole('button', { name: 'I have kept them' }).click();
  await page.context().clearCookies();
  await page.goto('/sign-in');

  await device.session.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: false });
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('No passkey was used.')).toBeVisible();

  // A page that was tampered with asks the device for less; its signature then says that nobody unlocked it.
  await page.addInitScript(() => {
    const get = navigator.credentials.get.bind(navigator.credentials);
    navigator.credentials.get = (options) => {
      if (location.search === '' && options?.publicKey) options.publicKey.userVerification = 'discouraged';
      return get(options);
    };
  });
  await page.reload();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page.getByText('This passkey was not accepted.')).toBeVisible();
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);

  // The same passkey with the holder's finger, on a page as it is: it was the missing unlocking that was refused.
  await device.session.send('WebAuthn.setUserVerified', { authenticatorId: device.id, isUserVerified: true });
  await page.goto('/sign-in?next=/settings');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(settings(page)).toBeVisible();
});

test('S17: what a device signed is taken once', async ({ page, clinic }) => {
  await plugIn(page);
  await typePassphrase(page, clinic);
  await nameAndAdd(page, clinic, 'Phone');
  await page.getByRole('dialog').getByRole('button', { name: 'I have kept them' }).click();
  await page.context().clearCookies();
  await page.goto('/sign-in?next=/settings');
  // Everything that the browser sends with the signature, cookie included.
  const sent = page.waitForRequest(
    (request) => request.method() === 'POST' && (request.postData() ?? '').includes('authenticatorData'),
  );
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  const original = await sent;
  await expect(settings(page)).toBeVisible();
  const headers = await original.allHeaders();
  await page.context().clearCookies();
  const replay = await page.request.post(original.url(), {
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':'))),
    data: original.postData() ?? '',
  });
  expect(headers.cookie).toContain('plainleaf.passkey');
  expect(await replay.text()).not.toContain('"ok":true');
  await page.goto('/settings');
  await expect(page).toHaveURL(/\/sign-in/);
});
