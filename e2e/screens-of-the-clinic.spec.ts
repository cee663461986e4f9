import { openIdentityProvider } from '../lib/test-support/identity-provider';
import { expectNoAxeViolations } from './axe';
import { expect } from './fixtures';
import { chooseFile } from './jobs';
import { about, versionCard } from './library-jobs';
import { linkMailedTo } from './mail';
import { expectAccessibleOverlay, expectAccessibleScreen } from './screen-checks';
import { test } from './walk';

test('templates and patient lists are accessible', async ({ walk, page, signIn, readyDraft, readyTemplate }) => {
  const visit = walk('templates and lists');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  await signIn('admin');
  await readyTemplate('admin', 'Twitches');
  await readyTemplate('admin', 'Eyes', { change: { title: 'Your [[left/right]] eye: back in [[weeks]] weeks' } });
  await page.goto(await readyDraft('admin'));
  await button('Add section').click();
  await button('Add a template instead').click();
  const merging = page.getByRole('dialog', { name: 'Add a template' });
  const choice = merging.getByRole('combobox', { name: 'Template' });
  await choice.selectOption((await choice.getByRole('option', { name: /^Eyes/ }).getAttribute('value')) ?? '');
  await expect(merging.getByRole('list', { name: 'What is added' })).toBeVisible();
  await expectNoAxeViolations(page, merging);

  await visit('/templates');
  const more = button('More for Twitches');
  await expectAccessibleOverlay(page, { opener: more, overlay: page.getByRole('menu') });
  await expectAccessibleOverlay(page, { opener: more, via: 'Rename', overlay: dialog });
  await expectAccessibleOverlay(page, { opener: more, via: 'Labels', overlay: dialog });
  await expectAccessibleOverlay(page, {
    opener: page.getByRole('listitem').filter({ hasText: 'Eyes' }).getByRole('button', { name: 'Use', exact: true }),
    overlay: dialog,
    inside: async () => {
      await dialog.getByRole('button', { name: 'Begin handout' }).click();
      await expect(dialog.getByText('Fill this in.')).toHaveCount(2);
    },
  });
  const wrong = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"kind":"something else"}') };
  await chooseFile(page, button('Import a template'), wrong);
  await expect(dialog).toContainText('This is not a template of Plainleaf');
  await expectNoAxeViolations(page, dialog);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await more.click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await visit('/templates/[id]', () => page.waitForURL(/\/templates\/[0-9a-f-]{36}$/));
  const { pathname } = new URL(page.url());
  await visit('/templates/replace');

  await visit('/templates/[id]/list', `${pathname}/list`);
  const rows = [
    'Patient name\tDOB\tMRN\tPhone',
    'Maria Núñez\t25/12/1980\tRFP-1\t555',
    'Tom Reed\t31/02/1981\tRFP-2\t556',
    'Ana Ruiz\t03/04/1981\t\t557',
    'Maria Nunez\t1980-12-25\trfp 1',
  ];
  await page.getByRole('textbox', { name: 'Patients, one on each line' }).fill(rows.join('\n'));
  await button('Read the list').click();
  await expect(page.getByText('Patient name is the patient of row 1 again. Take one of the two out.')).toBeVisible();
  await expectAccessibleScreen(page);
  await button('Take out row 4').click();
  await expect(page.getByText('Date of birth is no day of the calendar.')).toBeVisible();
  await expectAccessibleScreen(page);
  await button('Take out row 2').click();
  await page.getByRole('switch', { name: 'I have assessed all 2 patients' }).press('Space');
  const issue = dialog.getByRole('button', { name: 'Issue 2 handouts' });
  await expectAccessibleOverlay(page, {
    opener: button('Issue 2 handouts…'),
    overlay: dialog,
    inside: () => expect(issue).toBeEnabled({ timeout: 20_000 }),
  });
  await button('Issue 2 handouts…').click();
  await issue.click();
  await visit('/bulk/[id]', async () => {
    await page.waitForURL(/\/bulk\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('status').filter({ hasText: '2 handouts issued.' })).toBeVisible({ timeout: 30_000 });
  });
  await visit('/bulk');
});

test('the library is accessible', async ({ walk, page, signIn }) => {
  const visit = walk('library');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await signIn('admin');
  await visit('/library');
  await page.getByRole('searchbox', { name: 'Search the library' }).fill('twitching');
  await expect(page.getByRole('list', { name: 'Sections' }).getByRole('link').first()).toBeVisible();
  await expectNoAxeViolations(page);
  await page.goto('/library?readers=children&kind=urgent-help');
  await expect(page.getByRole('list', { name: 'Sections: Urgent help' })).toBeVisible();
  await expectNoAxeViolations(page);
  await visit('/library/[topic]', '/library/muscle-twitches');
  await visit('/library/figures');
  await visit('/library/packs');
  await chooseFile(page, button('Choose a pack'), {
    name: 'pack.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('no zip'),
  });
  await expect(page.getByRole('region', { name: 'Import', exact: true }).getByRole('alert')).toBeVisible();
  await expectNoAxeViolations(page);

  await visit('/library/[topic]/[section]', `${about}?edit=1`);
  await page.getByRole('textbox', { name: 'Heading' }).fill('Not saved yet');
  await expectAccessibleOverlay(page, {
    opener: button('Cancel'),
    overlay: page.getByRole('alertdialog', { name: 'Leave without saving?' }),
  });
  await visit('/library/[topic]/[section]', about);
  await expectAccessibleOverlay(page, {
    opener: button('Withdraw'),
    overlay: page.getByRole('dialog', { name: 'Withdraw version 1?' }),
  });
  await button('Send for review').click();
  await expect(versionCard(page, 1).getByText('In review')).toBeVisible();
  await expectAccessibleOverlay(page, {
    opener: button('Send back'),
    overlay: page.getByRole('dialog', { name: 'Send back to the author' }),
  });
  const approving = page.getByRole('dialog', { name: 'Approve version 1' });
  await expectAccessibleOverlay(page, {
    opener: button('Approve'),
    overlay: approving,
    inside: async () => {
      await approving.getByRole('button', { name: 'Approve' }).click();
      await expect(approving.getByText('Type your credentials')).toBeVisible();
    },
  });
  await visit('/library/recall/[version]', async () => {
    await versionCard(page, 1).getByRole('link', { name: 'Where it is used' }).click();
    await page.waitForURL('**/library/recall/*');
  });
  await visit('/library/review');
  await visit('/library/review', '/library/review?show=unreviewed');
});

test('the administration is accessible', async ({ walk, page, context, clinic, clinicMaker, signIn }) => {
  const visit = walk('administration');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const textbox = (name: string) => page.getByRole('textbox', { name, exact: true });
  await signIn('admin');
  await visit('/admin');
  const email = clinic.emailOf('editor').replace('editor', 'new');
  await textbox('Email of the new member').fill(email);
  await button('Invite').click();
  await expect(page.getByRole('list', { name: 'Invitations without an answer' })).toContainText(email);
  await expectNoAxeViolations(page);
  const more = button('More for Dr. Amara Osei');
  await expectAccessibleOverlay(page, { opener: more, overlay: page.getByRole('menu') });
  await expectAccessibleOverlay(page, {
    opener: more,
    via: 'Disable',
    overlay: page.getByRole('alertdialog', { name: 'Disable Dr. Amara Osei?' }),
  });

  await visit('/admin/branding');
  await button('Add a phone number').click();
  await textbox('Number 2').fill('ask at the desk');
  await button('Save clinic details').click();
  await expect(textbox('Number 2')).toHaveAccessibleDescription(/Write a number to call/);
  await expectNoAxeViolations(page);

  await visit('/admin/records');
  await expectAccessibleOverlay(page, {
    opener: button('Stop keeping names'),
    overlay: page.getByRole('alertdialog', { name: 'Stop keeping patients’ names?' }),
  });
  await page.getByRole('switch', { name: 'Ask for the date of birth again before issuing' }).press('Space');
  await expect(page.getByText('Dates of birth are now typed twice.').first()).toBeVisible();
  await expectNoAxeViolations(page);

  await visit('/admin/activity');
  await page.goto('/admin/activity?what=handout.printed');
  await expect(button('Clear filters')).toBeVisible();
  await expectNoAxeViolations(page);
  await clinicMaker.asSuperuser(`update audit_event set type = 'session.ended' where clinic_id = $1 and seq = 1`, [
    clinic.id,
  ]);
  await button('Verify the chain').click();
  await expect(page.getByRole('alert').filter({ hasText: 'is not as it was written' })).toBeVisible();
  await expectNoAxeViolations(page);

  await visit('/admin/installation');
  const checks = page.getByRole('list', { name: 'Installation' }).getByRole('listitem');
  await expect(checks.filter({ hasText: 'Row security' })).toContainText('OK');
  await expect(checks.filter({ hasText: 'Backup' })).toContainText('Problem');

  const slug = `walk-${clinic.id.slice(-8)}`;
  const provider = await openIdentityProvider([new URL(`/api/sign-in/${slug}/callback`, page.url()).href]);
  await visit('/admin/signing-in');
  await textbox('Short name of your clinic').fill(slug);
  await textbox('Issuer').fill(provider.issuer);
  await textbox('Client ID').fill(provider.clientId);
  await textbox('Client secret').fill(provider.clientSecret);
  await button('Save single sign-on').click();
  await expect(page.getByText('Stored. Type another one to replace it.')).toBeVisible();
  await expectNoAxeViolations(page);
  await expectAccessibleOverlay(page, {
    opener: button('Turn off'),
    overlay: page.getByRole('alertdialog', { name: 'Turn off single sign-on?' }),
  });
  await expectAccessibleOverlay(page, {
    opener: page.getByRole('switch', { name: 'Ask every member for a second factor' }),
    key: 'Space',
    overlay: page.getByRole('alertdialog', { name: 'Ask every member for a second factor?' }),
  });
  await provider.close();

  await context.clearCookies();
  await visit('/sign-in/at/[slug]', `/sign-in/at/${slug}`);
  await visit('/invitation/[token]', '/invitation/none');
  await visit('/invitation/[token]', await linkMailedTo(email));
  await textbox('Your name').fill('Dr. Noor Haddad');
  await textbox('Choose a password').fill('noor haddad');
  await button('Join').click();
  await expect(page.getByText('Use at least 15 characters')).toBeVisible();
  await expectNoAxeViolations(page);
});
