import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, openDraft, saved } from './jobs';

test.describe('build a handout on muscle twitches', { tag: '@firefox' }, () => {
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
      'Common causes and triggers',
      'What you can do',
      'Treatment',
      'When to come back',
      'Factor',
      'What it does',
      'Caffeine',
      'You work nights, so rest on your days off.',
      'in 4 weeks',
      'not been clinically reviewed',
      'Based on guidance from NHS, MedlinePlus',
    ]) {
      expect(all).toContain(words);
    }
    expect(others.length).toBeGreaterThan(0);
    expect(pdf.fileName).toMatch(/^handout-PL-[0-9A-Z]{4}-[0-9A-Z]{4}\.pdf$/);
  });

  test('text is saved within three seconds, closing the tab loses nothing, and the draft waits on the home page', async ({
    page,
    context,
  }) => {
    await page.clock.install();
    await openDraft(page);
    // The page's own clock: how long a busy machine takes for the rest says nothing about the delay.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByRole('textbox', { name: 'Patient name' }).fill('Thomas Adeyemi');
    await expect(page.getByText('Saving…')).toBeVisible();
    await page.clock.runFor(3_000);
    await saved(page);
    await page.clock.resume();

    const url = page.url();
    await page.getByRole('textbox', { name: 'Record number' }).fill('CLOSED-IN-HASTE');
    // Close the tab as a clinician does, so that the page learns of it.
    const closed = page.waitForEvent('close');
    await page.close({ runBeforeUnload: true });
    await closed;
    const again = await context.newPage();
    await expect(async () => {
      await again.goto(url);
      // The page may load before the save reaches the server. Then load it again.
      const record = again.getByRole('textbox', { name: 'Record number' });
      await expect(record).toHaveValue('CLOSED-IN-HASTE', { timeout: 2_000 });
    }).toPass({ timeout: 20_000 });
    await expect(again.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Thomas Adeyemi');

    await again.goto('/');
    const waiting = again.getByRole('list', { name: 'Continue' }).getByRole('listitem').filter({ hasText: 'Adeyemi' });
    await waiting.getByRole('link', { name: 'Muscle twitches' }).click();
    await expect(again.getByRole('textbox', { name: 'Patient name' })).toHaveValue('Thomas Adeyemi');
  });
});
