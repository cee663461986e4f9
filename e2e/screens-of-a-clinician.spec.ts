import { expectNoAxeViolations } from './axe';
import { expect } from './fixtures';
import { openDraft, pagesDrawn } from './jobs';
import { expectAccessibleOverlay, walkViewport } from './screen-checks';
import { test } from './walk';

test('the home page and the settings are accessible', async ({ walk, page, clinic, signIn }) => {
  const visit = walk('home and settings');
  const button = (name: string) => page.getByRole('button', { name });
  const dialog = page.getByRole('dialog');
  await signIn('clinician');
  await visit('/');
  await expectAccessibleOverlay(page, {
    opener: button('Account: Dr. Amara Osei'),
    overlay: page.getByRole('menu', { name: 'Account' }),
  });
  await page.getByRole('combobox', { name: 'What is this handout about?' }).fill('twitch');
  await expect(page.getByRole('group', { name: 'Sections' }).getByRole('option').first()).toBeVisible();
  await expectNoAxeViolations(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole('combobox').press('Escape');
  await expectAccessibleOverlay(page, { opener: button('Home'), overlay: page.getByRole('menu', { name: 'Home' }) });
  await page.setViewportSize(walkViewport);

  await visit('/settings');
  await page.getByRole('textbox', { name: 'Current password' }).fill('not this one at all');
  await page.getByRole('textbox', { name: 'New password' }).fill('seven quiet otters paddle');
  await button('Change password').click();
  await expect(page.getByText('This is not your password.')).toBeVisible();
  await expectNoAxeViolations(page);
  await expectAccessibleOverlay(page, {
    opener: button('Set up an authenticator app'),
    overlay: dialog,
    inside: async () => {
      await dialog.getByRole('textbox', { name: 'Your password' }).fill(clinic.passphrase);
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await expect(dialog.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible();
    },
  });
  await expectAccessibleOverlay(page, { opener: button('Add a passkey'), overlay: dialog });
  const save = dialog.getByRole('button', { name: 'Save snippet' });
  await expectAccessibleOverlay(page, { opener: button('Add snippet'), overlay: dialog, inside: () => save.click() });
  await button('Add snippet').click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('ice');
  await dialog.getByRole('textbox', { name: 'Words' }).fill('Put ice on it for 10 minutes.');
  await save.click();
  await expect(page.getByRole('list', { name: 'Snippets' })).toContainText(';ice');
  await expectNoAxeViolations(page);
  await expectAccessibleOverlay(page, { opener: button('Change ice'), overlay: dialog });
  await expectAccessibleOverlay(page, { opener: button('Remove ice'), overlay: page.getByRole('alertdialog') });

  await visit('/_not-found', '/no-such-page');
});

test('the builder and its dialogs are accessible', async ({ walk, page, signIn }) => {
  const visit = walk('builder');
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const menu = (name: string) => page.getByRole('menu', { name });
  const dialog = (name: string) => page.getByRole('dialog', { name, exact: true });
  await signIn('clinician');
  await visit('/handouts/[id]', async () => {
    await openDraft(page);
    await pagesDrawn(page);
  });
  for (const [opener, overlay] of [
    [button('Keyboard shortcuts'), dialog('Keyboard shortcuts')],
    [button('Save as template'), dialog('Save as template')],
    [button('Issue handout'), dialog('Issue handout')],
    [button('Rate with PEMAT-P'), dialog('Rate with PEMAT-P')],
    [button('Section on the page'), dialog('Section on the page')],
    [button('Move Common causes and triggers'), menu('Move Common causes and triggers')],
    [button('Box'), menu('Box')],
    [button('Only for some readers'), menu('Only for some readers')],
    [button('Insert field'), menu('Insert field')],
    [button('Link'), dialog('Link')],
  ] as const) {
    await expectAccessibleOverlay(page, { opener, overlay });
  }
  const options = page.getByRole('dialog', { name: /^Page/ });
  await expectAccessibleOverlay(page, {
    opener: button(/^Page/),
    overlay: options,
    inside: async () => {
      for (const choice of ['Large print', 'Greyscale', 'A4']) await options.getByText(choice).click();
      await options.getByRole('switch', { name: 'Pictograms' }).press('Space');
    },
  });
  await expect(button('Page · A4 · Large print · Greyscale · No pictograms')).toBeVisible();
  const pictures = dialog('Picture');
  await expectAccessibleOverlay(page, {
    opener: button('Picture'),
    overlay: pictures,
    inside: () => pictures.getByText('walk', { exact: true }).click(),
  });
  await expectAccessibleOverlay(page, { opener: button('Add section'), overlay: dialog('Add section') });

  await button('Visit, follow-up, note').click();
  await page.getByRole('button', { name: 'Common causes and triggers', exact: true }).press('Shift+Space');
  await expect(page.getByRole('toolbar', { name: 'Chosen sections' })).toContainText('1 chosen');
  await page.getByRole('region', { name: 'Preview' }).getByRole('radio', { name: 'Text' }).click();
  await page.getByRole('textbox', { name: /^Text of/ }).click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('Dear Maria. ');
  await button('Changes').click();
  await expect(page.getByRole('region', { name: 'Changes from the original' }).locator('ins')).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('textbox', { name: /^Text of/ }).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' /tick');
  await expect(page.getByRole('option', { name: 'Checklist' })).toBeVisible();
  await expectNoAxeViolations(page);
});

test('issued handouts and a patient’s record are accessible', async ({
  walk,
  page,
  signIn,
  readyDraft,
  readyHandout,
}) => {
  const visit = walk('issued handouts');
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await signIn('clinician');
  const handout = await readyHandout('clinician', { change: { note: 'Rest.' } });
  await visit('/handouts/[id]', handout);
  await visit('/handouts');
  await readyDraft('clinician');
  await visit('/handouts/drafts', '/handouts/drafts?full');
  await expectAccessibleOverlay(page, {
    opener: page.getByRole('button', { name: /^Discard / }).first(),
    overlay: page.getByRole('alertdialog', { name: 'Discard this draft?' }),
  });
  for (const listedOn of ['/', '/library?show=used']) {
    await page.goto(listedOn);
    await expect(page.getByText('Muscle twitches').filter({ visible: true }).first()).toBeVisible();
    await expectNoAxeViolations(page);
  }

  await page.goto(await readyDraft('clinician'));
  const before = page.getByRole('region', { name: 'Given before' });
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('switch', { name: 'Common causes and triggers' })
    .press('Space');
  await before.getByRole('button', { name: /^What is different now/ }).click();
  await expect(before.getByText('given then, not now').first()).toBeVisible();
  await expectNoAxeViolations(page);

  await page.goto(handout);
  const withdrawing = page.getByRole('dialog', { name: 'Withdraw this handout?' });
  const confirm = withdrawing.getByRole('button', { name: 'Withdraw handout' });
  await expectAccessibleOverlay(page, {
    opener: button('Withdraw'),
    overlay: withdrawing,
    inside: async () => {
      await confirm.click();
      await expect(withdrawing.getByText('Say why, in a few words')).toBeVisible();
    },
  });
  await button('Withdraw').click();
  await reason.fill('Wrong dose for her');
  await confirm.click();
  await expect(page.getByText('Withdrawn. Do not give this handout again.')).toBeVisible();
  await expectNoAxeViolations(page);
  await expectAccessibleOverlay(page, {
    opener: button('Download withdrawn PDF'),
    overlay: page.getByRole('alertdialog', { name: 'This handout was withdrawn' }),
  });

  await signIn('admin');
  await visit('/handouts/[id]/patient', `${handout}/patient`);
  const keeping = button('Record keeping');
  await expectAccessibleOverlay(page, { opener: keeping, overlay: page.getByRole('menu', { name: 'Record keeping' }) });
  await expectAccessibleOverlay(page, {
    opener: keeping,
    via: 'Place legal hold',
    overlay: page.getByRole('dialog', { name: 'Place a legal hold?' }),
  });
  await expectAccessibleOverlay(page, {
    opener: keeping,
    via: 'Erase record',
    overlay: page.getByRole('dialog', { name: 'Erase this patient’s record?' }),
    inside: async () => {
      await page.getByRole('switch', { name: /The law allows/ }).press('Space');
      await reason.fill('Asked for in writing');
    },
  });
  const restricting = page.getByRole('dialog', { name: 'Restrict this patient’s record?' });
  const restrict = restricting.getByRole('button', { name: 'Restrict record' });
  await expectAccessibleOverlay(page, {
    opener: button('Restrict record'),
    overlay: restricting,
    inside: async () => {
      await restrict.click();
      await expect(restricting.getByText('Say why, in a few words')).toBeVisible();
    },
  });
  await button('Restrict record').click();
  await reason.fill('She works here');
  await restrict.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted record' })).toBeVisible();
  await visit('/handouts/[id]', handout);
  await expectAccessibleOverlay(page, {
    opener: button('Open the record'),
    overlay: page.getByRole('dialog', { name: 'Open a restricted record?' }),
  });
});
