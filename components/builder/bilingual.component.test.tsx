import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { topicOf } from '@/components/test-support/library';
import { usualOptions } from '@/lib/domain/handout/print-options';
import { issueHandout } from '@/lib/features/handouts/actions';
import { checks, draftOn, openBuilder, openMore, patient, preview } from './test-support';

const language = () => page.getByRole('combobox', { name: 'Language of the handout' });
const popup = () => page.getByRole('dialog', { name: 'Page' });
const option = () => popup().getByRole('switch', { name: /Bilingual handout/ });

it('offers the clinic’s language beside a handout in another one, and shows both in the preview', async () => {
  const builder = await openBuilder();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect.element(popup().getByRole('switch', { name: 'Pictograms' })).toBeVisible();
  await expect.element(option()).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');

  await language().selectOptions('es');
  await expect.element(preview().getByRole('heading', { name: 'Causas comunes' })).toBeVisible();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect.element(popup().getByText('English beside Spanish, section by section')).toBeVisible();
  await popup().getByText('Bilingual handout').click();
  await expect.element(popup().getByRole('switch', { name: /one page/ })).toBeDisabled();
  await userEvent.keyboard('{Escape}');

  await expect.element(page.getByRole('button', { name: 'Page · Bilingual', exact: true })).toBeVisible();
  await expect.element(preview().getByRole('heading', { name: 'Causas comunes' })).toBeVisible();
  await expect.element(preview().getByRole('heading', { name: 'Common causes and triggers' })).toBeVisible();
  await expect.element(checks().getByText(/in Spanish only/)).not.toBeInTheDocument();
  await expect.poll(() => builder.held.content.options.bilingual).toBe(true);

  await openMore();
  await page.getByRole('textbox', { name: 'Note for this patient' }).fill('Traiga sus pastillas.');
  await expect.element(checks().getByText(/ is in Spanish only/)).toBeVisible();
});

it('is issued with the English wordings that were shown, and says where others would print by now', async () => {
  vi.mocked(issueHandout).mockResolvedValue({ ok: false, failure: { code: 'conflict' } });
  const content = draftOn('muscle-twitches', { options: { ...usualOptions, bilingual: true } });
  await openBuilder({ content, gatedTopics: [] });
  await language().selectOptions('es');
  await expect.element(preview().getByRole('heading', { name: 'Causas comunes' })).toBeVisible();
  await patient.name('Maria Núñez-O’Connor');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await dialog.getByRole('button', { name: 'Issue and download PDF' }).click();
  await expect.element(dialog).toHaveTextContent('Someone else changed this meanwhile');
  const { counterparts = [] } = vi.mocked(issueHandout).mock.calls[0]?.[0] ?? {};
  const english = topicOf('muscle-twitches').sections.map(({ version: { id } }) => id);
  expect(counterparts.length).toBeGreaterThan(3);
  expect(english).toEqual(expect.arrayContaining(counterparts));
});

it('says of a handout in the clinic’s language that it is already in it, and still fits it to a page', async () => {
  const content = draftOn('muscle-twitches', { options: { ...usualOptions, bilingual: true, fitPages: 1 } });
  await openBuilder({ content });
  await page.getByRole('button', { name: 'Page · One page', exact: true }).click();
  await expect.element(popup().getByText('This handout is already in English')).toBeVisible();
  await expect.element(popup().getByRole('switch', { name: /one page/ })).toBeChecked();
  await popup().getByText('Bilingual handout').click();
  await expect.element(option()).not.toBeInTheDocument();
});

it('says of a handout without translations that nothing can be printed beside it', async () => {
  const options = { ...usualOptions, bilingual: true };
  await openBuilder({ content: draftOn('muscle-twitches', { locale: 'es', sections: [], options }) });
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect.element(popup().getByText('No section has a matching English text')).toBeVisible();
});
