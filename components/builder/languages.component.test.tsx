import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { pageWords } from '@/lib/domain/handout/page-words/words-in';
import { emptySection, openBuilder, sections, wording } from './test-support';

const language = () => page.getByRole('combobox', { name: 'Language of the handout' });

it.each([
  { locale: 'ar', dir: 'rtl' },
  { locale: 'es', dir: 'ltr' },
])(
  'edits a section in $locale in its language and direction: text, heading, list, dialogs and boxes',
  async ({ locale, dir }) => {
    await openBuilder();
    await language().selectOptions(locale);
    await expect.element(wording()).toHaveAttribute('lang', locale);
    await expect.element(wording()).toHaveAttribute('dir', dir);
    expect(getComputedStyle(wording().element()).direction).toBe(dir);
    await expect.element(page.getByRole('textbox', { name: 'Section heading' })).toHaveAttribute('lang', locale);
    await expect.element(page.getByRole('textbox', { name: 'Section heading' })).toHaveAttribute('dir', dir);
    const headings = () => [...sections().element().querySelectorAll('bdi')].map(({ lang, dir: way }) => [lang, way]);
    await expect.poll(headings).toContainEqual([locale, dir]);

    await wording().click();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    for (const [tone, name] of [
      ['info', 'good'],
      ['urgent', 'urgent'],
    ] as const) {
      await userEvent.keyboard(`/${name}{ArrowDown}{Enter}x`);
      const box = () => wording().element().querySelector(`[data-callout=${tone}]`);
      await expect
        .poll(() => box() && getComputedStyle(box() as Element, '::before').content)
        .toBe(JSON.stringify(pageWords(locale).tones[tone]));
      await userEvent.keyboard('{Control>}a{/Control}{Delete}');
    }

    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect.element(page.getByRole('textbox', { name: 'Table caption' })).toHaveAttribute('dir', dir);
    await page.getByRole('button', { name: 'Delete table' }).click();
    await page.getByRole('button', { name: 'Picture' }).click();
    const dialog = page.getByRole('dialog', { name: 'Picture' });
    await expect.element(dialog.getByRole('textbox', { name: 'What it shows' })).toHaveAttribute('dir', dir);
    await expect.element(dialog.getByRole('textbox', { name: 'Caption' })).toHaveAttribute('lang', locale);
  },
);

it('keeps an English section of the same draft in English', async () => {
  await openBuilder();
  await emptySection();
  await expect.element(wording()).toHaveAttribute('lang', 'en');
  await expect.element(wording()).toHaveAttribute('dir', 'ltr');
});

it('shows in the issue dialog that the disclaimer is in English, with a link for admins to add a translation', async () => {
  await openBuilder({ canChangeClinic: true });
  await language().selectOptions('es');
  await page.getByRole('button', { name: 'Issue handout' }).click();
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await expect.element(dialog.getByText('Disclaimer is in English')).toBeVisible();
  await expect
    .element(dialog.getByRole('link', { name: 'Add it in Spanish (opens a new tab)' }))
    .toHaveAttribute('href', '/admin/branding?language=es');
});

it('shows no link to the settings to a member who cannot change them', async () => {
  await openBuilder();
  await language().selectOptions('es');
  await expect.element(page.getByText('Disclaimer is in English')).toBeVisible();
  await expect.element(page.getByRole('link', { name: /Add it in/ })).not.toBeInTheDocument();
});
