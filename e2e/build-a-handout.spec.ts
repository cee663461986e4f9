import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test.describe('build a handout on muscle twitches', () => {
  test.beforeEach(({ signIn }) => signIn('clinician'));

  test('from a misspelt word on the home page to a PDF with the patient’s name', async ({ page }) => {
    await page.goto('/');
    const question = page.getByRole('combobox', { name: 'What is this handout about?' });
    await expect(question).toBeFocused();
    await question.pressSequentially('musle twich');
    await expect(page.getByRole('option', { name: /Muscle twitches/ }).first()).toBeVisible();
    await question.press('Enter');
    await expect(page).toHaveURL(/\/handouts\/[0-9a-f-]{36}$/);

    await expect(page.getByRole('textbox', { name: 'Patient name' })).toBeFocused();
    await fillPatient(page);
    await addNote(page, 'You work nights, so rest on your days off.');
    await page.getByRole('textbox', { name: 'Follow-up: when' }).fill('in 4 weeks');
    const pdf = await issueAndDownload(page);

    const [first = '', ...others] = pdf.pages;
    expect(first).toContain('Muscle twitches');
    expect(first).toContain('Riverside Family Practice');
    expect(first).toContain('541-555-0147');
    expect(first).toContain('Maria Núñez-O’Connor');
    expect(first).toContain('March 14, 1981');
    expect(first).toContain('RFP-0048213');
    expect(first).toMatch(/Call 911/);
    expect(first.indexOf('Call 911')).toBeLessThan(pdf.text.indexOf('What is a muscle twitch?'));
    for (const [index, text] of pdf.pages.entries()) {
      expect(text).toContain('Maria Núñez-O’Connor');
      expect(text).toMatch(/\w+ \d{1,2}, 20\d\d/);
      expect(text).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
    }
    const all = pdf.text;
    for (const words of [
      'Benign causes',
      'Lifestyle changes',
      'Treatment',
      'When to return',
      'Factor',
      'What it does',
      'Caffeine',
      'You work nights, so rest on your days off.',
      'in 4 weeks',
      'not been clinically reviewed',
      'nhs.uk/conditions/twitching-eyes-and-muscles',
    ]) {
      expect(all).toContain(words);
    }
    expect(others.length).toBeGreaterThan(0);
    expect(pdf.fileName).toMatch(/^handout-PL-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf$/);
  });

  test('sections go on and off, come from the library and change places, and the page follows', async ({ page }) => {
    await openDraft(page);
    const sections = page.getByRole('list', { name: 'Sections' });
    const preview = page.getByRole('region', { name: 'Preview' });
    const headings = () => preview.getByRole('heading', { level: 3 }).allInnerTexts();

    await expect(preview.getByRole('heading', { name: 'Benign causes' })).toBeVisible();
    await sections.getByRole('switch', { name: 'Benign causes' }).press('Space');
    await expect(preview.getByRole('heading', { name: 'Benign causes' })).toHaveCount(0);

    await page.getByRole('button', { name: 'Add section' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add section' });
    await dialog.getByRole('searchbox', { name: 'Search sections' }).fill('questions');
    await dialog.getByRole('button', { name: 'Add Questions to ask' }).click();
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    await expect(preview.getByRole('heading', { name: 'Questions to ask' })).toBeVisible();

    const before = await headings();
    const lifestyle = before.findIndex((heading) => heading.includes('Lifestyle'));
    const handle = sections.getByRole('button', { name: /^Move .*Lifestyle/ });
    await handle.focus();
    await handle.press('ArrowUp');
    await expect.poll(headings).not.toEqual(before);
    expect((await headings()).findIndex((heading) => heading.includes('Lifestyle'))).toBeLessThan(lifestyle);

    await expect(sections.getByRole('switch', { name: /urgent help/i })).toBeDisabled();
  });

  test('a section dragged with the mouse lands where it is dropped', async ({ page }) => {
    await openDraft(page);
    const sections = page.getByRole('list', { name: 'Sections' });
    const names = () =>
      sections
        .getByRole('switch')
        .evaluateAll((all) => all.map((one) => one.ariaLabel ?? one.closest('label')?.textContent ?? ''));
    const rows = sections.getByRole('listitem');
    const about = sections.getByRole('button', { name: 'Move What is a muscle twitch?' });
    const from = await about.boundingBox();
    const target = await rows.nth(4).boundingBox();
    if (!from || !target) throw new Error('the rows are on screen');
    const before = await names();
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y + 60, { steps: 5 });
    await page.mouse.move(target.x + 20, target.y + target.height - 3, { steps: 8 });
    await page.mouse.up();
    await expect.poll(names).not.toEqual(before);
    await saved(page);
    await page.reload();
    await expect(rows.nth(1)).not.toContainText('What is a muscle twitch?');
  });

  test('the checks say how hard the handout reads, and follow what is written', async ({ page }) => {
    await openDraft(page);
    await page.getByText('Plain language', { exact: true }).click();
    const level = page.getByText(/^Reading level: US school grade \d+( to \d+)? \(SMOG\)/);
    await expect(level).toBeVisible();
    const before = (await level.textContent()) ?? '';
    await addNote(
      page,
      'Epidemiological investigations characteristically demonstrate considerable variability. '.repeat(20),
    );
    await expect(level).not.toHaveText(before);
  });

  test('wording changed for this patient is marked, printed, and one press from the original', async ({ page }) => {
    await openDraft(page);
    await fillPatient(page);
    const sections = page.getByRole('list', { name: 'Sections' });
    await sections.getByRole('button', { name: /^Treatment/ }).click();
    const body = page.getByRole('textbox', { name: /wording|text|body/i }).last();
    await body.click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('We agreed to wait and see. ');
    await expect(sections.getByText('edited')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText('We agreed to wait and see.');

    await page.getByRole('button', { name: 'Reset' }).click();
    await expect(sections.getByText('edited')).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Preview' })).not.toContainText('We agreed to wait and see.');

    await body.click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('We agreed to wait and see. ');
    const pdf = await issueAndDownload(page);
    expect(pdf.text).toContain('We agreed to wait and see.');
    expect(pdf.text).toContain('Changed for you by your clinician');
  });

  test('closing the tab loses nothing', async ({ page, context }) => {
    await openDraft(page);
    await page.getByRole('textbox', { name: 'Patient name' }).fill('Thomas Adeyemi');
    await saved(page);

    const url = page.url();
    await page.getByRole('textbox', { name: 'Record number' }).fill('CLOSED-IN-HASTE');
    // As a clinician closes a tab: the page hears of it.
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    const again = await context.newPage();
    await expect(async () => {
      await again.goto(url);
      await expect(again.getByRole('textbox', { name: 'Record number' })).toHaveValue('CLOSED-IN-HASTE');
    }).toPass({ timeout: 10_000 });
    await expect(again.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Thomas Adeyemi');
  });

  test('a draft left half done waits on the home page', async ({ page }) => {
    await openDraft(page);
    await page.getByRole('textbox', { name: 'Patient name' }).fill('Thomas Adeyemi');
    await saved(page);
    await page.goto('/');
    const waiting = page.getByRole('list', { name: 'Continue' }).getByRole('listitem').filter({ hasText: 'Adeyemi' });
    await waiting.getByRole('link', { name: 'Muscle twitches' }).click();
    await expect(page.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Thomas Adeyemi');
  });

  test('prints on A4 with British dates for a clinic that asks for them', async ({ page, signIn, changeClinic }) => {
    await changeClinic({ pageSize: 'a4', locale: 'en-GB', country: 'UK', timeZone: 'Europe/London' });
    await signIn('clinician');
    await openDraft(page);
    await fillPatient(page);
    const pdf = await issueAndDownload(page);
    expect(pdf.sizePt).toEqual([595.28, 841.89].map((points) => expect.closeTo(points, 1)));
    expect(pdf.text).toContain('14 March 1981');
    expect(pdf.text).toContain('Call 999');
  });
});
