import { openIdentityProvider } from '../lib/test-support/identity-provider';
import { builtRoutes } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import { expectNoAxeViolations } from './axe';
import { expect, test } from './fixtures';
import { addNote, chooseFile, fillPatient, issueAndDownload, openDraft, pagesDrawn } from './jobs';
import { about, versionCard } from './library-jobs';
import { linkMailedTo } from './mail';
import { expectAccessibleOverlay, expectAccessibleScreen, walkViewport } from './screen-checks';

/**
 * One visit to a screen proves everything that holds for all of them. A page that no walk names fails the first test;
 * a walk that misses one of its pages fails at its end.
 */
const walks = {
  'signing in': [
    '/sign-in',
    '/sign-in/at',
    '/sign-in/second-step',
    '/sign-in/enrol',
    '/reset',
    '/reset/[token]',
    '/set-up/[token]',
  ],
  'home and settings': ['/', '/settings', '/_not-found'],
  builder: ['/handouts/[id]'],
  'issued handouts': ['/handouts', '/handouts/[id]', '/handouts/[id]/patient'],
  'templates and lists': [
    '/templates',
    '/templates/[id]',
    '/templates/[id]/list',
    '/templates/replace',
    '/bulk',
    '/bulk/[id]',
  ],
  library: [
    '/library',
    '/library/[topic]',
    '/library/[topic]/[section]',
    '/library/figures',
    '/library/packs',
    '/library/recall/[version]',
    '/library/review',
  ],
  administration: [
    '/admin',
    '/admin/signing-in',
    '/admin/branding',
    '/admin/records',
    '/admin/activity',
    '/sign-in/at/[slug]',
    '/invitation/[token]',
  ],
} as const satisfies Record<string, readonly string[]>;

const withoutScreen: Record<string, string> = {
  '/handouts/new': 'makes a draft and leads to it',
  '/r/[reference]': 'leads to the handout',
  '/_global-error': 'is what is left when the layout itself fails',
};

test.use({ viewport: walkViewport });

test('every page of the build is in one of these walks', () => {
  const pages = builtRoutes(testDistFolder)
    .filter(({ kind }) => kind === 'page')
    .map(({ address }) => address);
  const named = [...Object.values(walks).flat(), ...Object.keys(withoutScreen)];
  expect(pages.length).toBeGreaterThan(20);
  expect([...new Set(named)].sort()).toEqual(pages.sort());
});

type Walk = keyof typeof walks;
type Visit<Name extends Walk> = (
  route: (typeof walks)[Name][number],
  go?: string | (() => Promise<unknown>),
) => Promise<void>;
type Given<Name extends Walk> = Pick<Fixtures, 'page' | 'context' | 'signIn' | 'clinic' | 'clinicMaker'> & {
  visit: Visit<Name>;
};
type Fixtures = Parameters<Parameters<typeof test>[2]>[0];

function walk<Name extends Walk>(name: Name, visitAll: (given: Given<Name>) => Promise<void>): void {
  test(`${name}: every screen passes axe in light and dark, fits any width, shows where the focus is and gives it back`, async ({
    page,
    context,
    signIn,
    clinic,
    clinicMaker,
  }) => {
    const visited = new Set<string>();
    const visit: Visit<Name> = async (route, go = route) => {
      await (typeof go === 'string' ? page.goto(go) : go());
      if (route !== '/_not-found') await expect(page).toHaveURL(({ pathname }) => patternOf(route).test(pathname));
      await expectAccessibleScreen(page);
      visited.add(route);
    };
    await visitAll({ page, context, signIn, clinic, clinicMaker, visit });
    expect([...visited].sort()).toEqual([...walks[name]].sort());
  });
}

const patternOf = (route: string): RegExp => new RegExp(`^${route.replace(/\[.*?\]/g, '[^/]+')}$`);

walk('signing in', async ({ visit, page, clinic, clinicMaker, signIn }) => {
  await visit('/sign-in');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('Email or password is wrong.')).toBeVisible();
  await expectNoAxeViolations(page);
  await visit('/sign-in/at');
  await visit('/set-up/[token]', '/set-up/none');

  await visit('/reset/[token]', '/reset/none');
  await visit('/reset');
  await page.getByRole('textbox', { name: 'Email' }).fill(clinic.emailOf('clinician'));
  await page.getByRole('button', { name: 'Send link' }).click();
  await expect(page.getByText('a link is on its way')).toBeVisible();
  await expectNoAxeViolations(page);
  const link = await linkMailedTo(clinic.emailOf('clinician'));
  await visit('/reset/[token]', link);

  await signIn('editor');
  await visit('/sign-in/enrol');
  await clinicMaker.asSuperuser('update user_account set has_second_factor = true where email = $1', [
    clinic.emailOf('editor'),
  ]);
  await visit('/sign-in/second-step');
});

walk('home and settings', async ({ visit, page, clinic, signIn }) => {
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
  await page.getByRole('textbox', { name: 'Current passphrase' }).fill('not this one at all');
  await page.getByRole('textbox', { name: 'New passphrase' }).fill('seven quiet otters paddle');
  await button('Change passphrase').click();
  await expect(page.getByText('This is not your passphrase.')).toBeVisible();
  await expectNoAxeViolations(page);
  await expectAccessibleOverlay(page, {
    opener: button('Set up an authenticator app'),
    overlay: dialog,
    inside: async () => {
      await dialog.getByRole('textbox', { name: 'Your passphrase' }).fill(clinic.passphrase);
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

walk('builder', async ({ visit, page, signIn }) => {
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
    [button('Move Benign causes'), menu('Move Benign causes')],
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
    inside: () => options.getByText('Large print').click(),
  });
  const pictures = dialog('Picture');
  await expectAccessibleOverlay(page, {
    opener: button('Picture'),
    overlay: pictures,
    inside: () => pictures.getByText('walk', { exact: true }).click(),
  });
  await expectAccessibleOverlay(page, { opener: button('Add section'), overlay: dialog('Add section') });

  await button('Visit, follow-up, note').click();
  await page.getByRole('button', { name: 'Benign causes', exact: true }).press('Shift+Space');
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

walk('issued handouts', async ({ visit, page, signIn }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const reason = page.getByRole('textbox', { name: 'Reason' });
  await signIn('clinician');
  await openDraft(page);
  await fillPatient(page);
  await addNote(page, 'Rest.');
  await issueAndDownload(page);
  const { pathname } = new URL(page.url());
  await visit('/handouts/[id]', () => page.reload());
  await visit('/handouts');
  for (const listedOn of ['/', '/library?show=used']) {
    await page.goto(listedOn);
    await expect(page.getByText('Muscle twitches').filter({ visible: true }).first()).toBeVisible();
    await expectNoAxeViolations(page);
  }

  await openDraft(page);
  await fillPatient(page);
  const before = page.getByRole('region', { name: 'Given before' });
  await page.getByRole('list', { name: 'Sections' }).getByRole('switch', { name: 'Benign causes' }).press('Space');
  await before.getByRole('button', { name: /^What is different now/ }).click();
  await expect(before.getByText('given then, not now').first()).toBeVisible();
  await expectNoAxeViolations(page);

  await page.goto(pathname);
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
  await visit('/handouts/[id]/patient', `${pathname}/patient`);
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
  await expectAccessibleOverlay(page, { opener: button('Restrict record'), overlay: restricting });
  await button('Restrict record').click();
  await reason.fill('She works here');
  await restricting.getByRole('button', { name: 'Restrict record' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restricted record' })).toBeVisible();
  await visit('/handouts/[id]', pathname);
  await expectAccessibleOverlay(page, {
    opener: button('Open the record'),
    overlay: page.getByRole('dialog', { name: 'Open a restricted record?' }),
  });
});

walk('templates and lists', async ({ visit, page, signIn }) => {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const saveAs = async (name: string) => {
    await button('Save as template').click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('button', { name: 'Save template' }).click();
    await expect(dialog).toBeHidden();
  };
  await signIn('admin');
  await openDraft(page);
  await saveAs('Twitches');
  await page.getByRole('textbox', { name: 'Handout title' }).fill('Your [[left/right]] eye: back in [[weeks]] weeks');
  await saveAs('Eyes');
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
  const rows = ['Patient name\tDOB\tMRN\tPhone', 'Ana Ruiz\t25/12/1980\t\t555', 'Tom Reed\t31/02/1981\tRFP-2\t556'];
  await page.getByRole('textbox', { name: 'Patients, one on each line' }).fill(rows.join('\n'));
  await button('Read the list').click();
  await expect(page.getByText('Date of birth is no day of the calendar.')).toBeVisible();
  await expectAccessibleScreen(page);
  await button('Take out row 2').click();
  await page.getByRole('switch', { name: 'I have assessed this patient' }).press('Space');
  const issue = dialog.getByRole('button', { name: 'Issue 1 handout' });
  await expectAccessibleOverlay(page, {
    opener: button('Issue 1 handout…'),
    overlay: dialog,
    inside: () => expect(issue).toBeEnabled({ timeout: 20_000 }),
  });
  await button('Issue 1 handout…').click();
  await issue.click();
  await visit('/bulk/[id]', async () => {
    await page.waitForURL(/\/bulk\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('status').filter({ hasText: '1 handout issued.' })).toBeVisible({ timeout: 30_000 });
  });
  await visit('/bulk');
});

walk('library', async ({ visit, page, signIn }) => {
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
      await expect(approving.getByText('Type your name')).toBeVisible();
    },
  });
  await visit('/library/recall/[version]', async () => {
    await versionCard(page, 1).getByRole('link', { name: 'Where it is used' }).click();
    await page.waitForURL('**/library/recall/*');
  });
  await visit('/library/review');
  await visit('/library/review', '/library/review?show=unreviewed');
});

walk('administration', async ({ visit, page, context, clinic, clinicMaker, signIn }) => {
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
  await textbox('Choose a passphrase').fill('noor haddad');
  await button('Join').click();
  await expect(page.getByText('Use at least 15 characters')).toBeVisible();
  await expectNoAxeViolations(page);
});
