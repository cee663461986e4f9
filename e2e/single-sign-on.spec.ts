import { openIdentityProvider } from '../lib/test-support/identity-provider';
import { expect, expectNoAxeViolations, test } from './fixtures';

test('S20: an admin sets the provider, a clinician links their account and signs in with it; a stranger does not', async ({
  page,
  clinic,
  signIn,
  baseURL,
}) => {
  const slug = `riverside-${clinic.id.slice(-8)}`;
  const idp = await openIdentityProvider([`${baseURL}/api/sign-in/${slug}/callback`]);
  await signIn('admin');
  await page.goto('/admin/signing-in');
  await page.getByRole('textbox', { name: 'Short name of your clinic' }).fill(slug);
  await page.getByRole('textbox', { name: 'Issuer' }).fill(`${idp.issuer}/mistyped`);
  await page.getByRole('textbox', { name: 'Client ID' }).fill(idp.clientId);
  await page.getByRole('textbox', { name: 'Client secret' }).fill(idp.clientSecret);
  await page.getByRole('button', { name: 'Save single sign-on' }).click();
  await expect(page.getByText('This address does not answer as an OpenID Connect issuer.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Issuer' }).fill(idp.issuer);
  await page.getByRole('button', { name: 'Save single sign-on' }).click();
  await expect(page.getByText('Single sign-on is saved.')).toBeVisible();
  await expect(page.getByText('Stored. Type another one to replace it.')).toBeVisible();

  await signIn('clinician');
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Link my account' }).click();
  await page.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
  idp.signInAs('amara');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Your account there is linked.')).toBeVisible();
  await expectNoAxeViolations(page);

  await page.context().clearCookies();
  await page.goto('/sign-in?next=/templates');
  await page.getByRole('link', { name: 'Use single sign-on' }).click();
  await page.getByRole('textbox', { name: 'Your clinic’s short name' }).fill(slug);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Riverside Family Practice' })).toBeVisible();
  idp.signInAs('a stranger');
  await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
  await expect(page.getByText('not linked to a member here yet')).toBeVisible();
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);

  await page.context().clearCookies();
  await page.goto(`/sign-in/at/${slug}?next=/templates`);
  idp.signInAs('amara');
  await page.getByRole('link', { name: 'Continue with single sign-on' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Templates' })).toBeVisible();
  await idp.close();
});

test('S20: a link back from a provider that this browser was not sent to leads nowhere', async ({ page }) => {
  await page.goto('/api/sign-in/some-clinic/callback?code=x&state=y');
  await expect(page).toHaveURL(/problem=refused/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
});
