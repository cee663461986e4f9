import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { emptySection, openBuilder, preview, wording } from '../test-support';
import { BodyEditor } from './body-editor';

const dialog = () => page.getByRole('dialog', { name: 'Picture' });
const searchFor = (words: string) => dialog().getByRole('searchbox', { name: 'Search pictures' }).fill(words);

it('finds a drawing by the problem that it helps with, and gives it a place of its own after a list', async () => {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard('- Sleep with your head high /pict{ArrowDown}{Enter}');
  const beside = dialog().getByRole('switch', { name: 'Beside this line of the list' });
  await expect.element(beside).toBeChecked();
  await searchFor('reflux');
  await dialog().getByText('head of bed', { exact: true }).click();
  await expect.element(beside).not.toBeInTheDocument();
  await dialog().getByRole('textbox', { name: 'Caption' }).fill('Raise the bed');
  await dialog().getByRole('button', { name: 'Insert' }).click();
  await expect.element(preview().getByRole('img', { name: /^A person lies in a bed/ })).toBeInTheDocument();
  await expect.element(preview()).toHaveTextContent('Raise the bed');
  expect([...wording().element().querySelectorAll('li')].map(({ textContent }) => textContent?.trim())).toEqual([
    'Sleep with your head high',
  ]);
});

it.each(['light', 'dark'])('says what a drawing shows in the language of the text, in the %s theme', async (theme) => {
  document.documentElement.dataset.theme = theme;
  try {
    const shown = await render(
      <BodyEditor
        label="Text of a section"
        locale="es"
        body={{ type: 'doc', content: [{ type: 'paragraph' }] }}
        onChange={() => {}}
        mergeValues={{}}
        placeholder={[]}
      />,
    );
    await wording().click();
    await userEvent.keyboard('/pict{ArrowDown}{Enter}');
    await expect.element(dialog().getByText('Drawings that show how')).toBeVisible();
    await expect.element(dialog().getByText('calf stretch', { exact: true })).toBeVisible();
    await searchFor('pared');
    await dialog().getByText('calf stretch', { exact: true }).click();
    await expect
      .element(dialog().getByRole('textbox', { name: 'What it shows' }))
      .toHaveValue(
        'Una persona apoya las dos manos en una pared. La rodilla de adelante está doblada. La pierna de atrás está recta y el talón sigue en el piso.',
      );
    await shown.unmount();
  } finally {
    delete document.documentElement.dataset.theme;
  }
});
