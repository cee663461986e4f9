import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { clinic } from '@/lib/domain/handout/test-support';
import { checks, openBuilder, patient, preview } from './test-support';

const popup = () => page.getByRole('dialog', { name: 'Page' });

it('sets the page for a patient who sees poorly from the keyboard alone', async () => {
  const builder = await openBuilder();
  const paper = preview().getByRole('article');
  await expect.element(paper).toHaveAttribute('data-print-size', 'standard');

  await press(page.getByRole('button', { name: 'Page', exact: true }), '{Enter}');
  await expect.element(popup()).toHaveFocus();
  await userEvent.keyboard('{Tab}');
  await expect.element(popup().getByRole('radio', { name: /Standard/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(popup().getByRole('radio', { name: /Large print/ })).toBeChecked();
  await expect.element(popup().getByRole('switch', { name: /one page/ })).toBeDisabled();
  await userEvent.keyboard('{Tab}{ArrowRight}');
  await expect.element(popup().getByRole('radio', { name: 'Greyscale' })).toBeChecked();
  await userEvent.keyboard('{Tab}{ArrowRight}');
  await expect.element(popup().getByRole('radio', { name: 'A4' })).toBeChecked();
  await userEvent.keyboard('{Tab} ');
  await expect.element(popup().getByRole('switch', { name: 'Pictograms' })).not.toBeChecked();
  await userEvent.keyboard('{Escape}');
  const words = 'Page · A4 · Large print · Greyscale · No pictograms';
  await expect.element(page.getByRole('button', { name: words, exact: true })).toBeVisible();
  await expect.element(paper).toHaveAttribute('data-print-size', 'large');
  await expect.element(paper).toHaveAttribute('data-ink', 'grey');
  await expect.element(paper).toHaveAttribute('data-page-size', 'a4');

  await expect.poll(() => builder.held.content.options.pictograms).toBe(false);
  await builder.reopen();
  await expect.element(page.getByRole('button', { name: words, exact: true })).toBeVisible();
});

it('says where a handout will hardly fit on the one page that was asked for', async () => {
  await openBuilder();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await popup().getByText('Fit to one page').click();
  await userEvent.keyboard('{Escape}');
  await expect.element(checks().getByText('Will hardly fit on one page')).toBeVisible();
});

it('chooses how sources are named, and whether the code for staff is printed', async () => {
  const builder = await openBuilder();
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await expect.element(popup().getByRole('radio', { name: /One line/ })).toBeChecked();
  await popup().getByText('Full list').click();
  await popup().getByText('QR code').click();
  await userEvent.keyboard('{Escape}');
  await expect
    .element(page.getByRole('button', { name: 'Page · All sources · No QR code', exact: true }))
    .toBeVisible();
  await expect
    .poll(() => [builder.held.content.options.sources, builder.held.content.options.qrCode])
    .toEqual(['full', false]);
});

it('begins with what the clinic prints, and follows the clinic again once that is chosen', async () => {
  const builder = await openBuilder({ clinic: { ...clinic, sourcesShown: 'full', printsCode: false } });
  const button = (words: string) => page.getByRole('button', { name: words, exact: true });
  await button('Page').click();
  await expect.element(popup().getByRole('radio', { name: /Full list/ })).toBeChecked();
  await expect.element(popup().getByRole('switch', { name: 'QR code' })).not.toBeChecked();
  await popup().getByText('One line').click();
  await popup().getByText('QR code').click();
  await expect.element(button('Page · Sources in one line · QR code')).toBeVisible();
  await popup().getByText('Full list').click();
  await popup().getByText('QR code').click();
  await expect.element(button('Page')).toBeVisible();
  await expect
    .poll(() => [builder.held.content.options.sources, builder.held.content.options.qrCode])
    .toEqual([null, null]);
});

it('names before issuing only the page options that are not as the clinic prints', async () => {
  const inDialog = (words: string) =>
    page.getByRole('dialog', { name: 'Issue handout' }).getByText(words, { exact: true });
  await openBuilder();
  await patient.name('Maria Núñez-O’Connor');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(inDialog('Letter')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the draft' }).click();

  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await popup().getByText('Full list').click();
  await popup().getByText('QR code').click();
  await userEvent.keyboard('{Escape}{Control>}{Enter}{/Control}');
  await expect.element(inDialog('Letter, All sources, No QR code')).toBeVisible();
});
