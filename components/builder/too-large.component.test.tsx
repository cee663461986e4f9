import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checks, emptySection, openBuilder, patient, wording } from './test-support';

const state = () => page.getByRole('banner').getByRole('status');
const size = () => page.getByRole('status', { name: 'Size' });

function paste(text: string, type = 'text/plain'): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData(type, text);
  wording()
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

describe('a text that is too long', () => {
  it('the builder splits the text into paragraphs on paste, says so, and saves it', async () => {
    const builder = await openBuilder();
    await emptySection();
    paste('Drink one glass of water every two hours, also at night. '.repeat(110).trim());
    await expect.element(page.getByRole('status', { name: 'Paste' })).toHaveTextContent(/It was split into several/);
    await expect.poll(() => wording().element().querySelectorAll('p').length).toBe(2);
    await expect.poll(() => JSON.stringify(builder.held.content.sections).match(/glass of water/g)?.length).toBe(110);
    await expect.element(state()).toHaveTextContent(/^Saved/);
    expect(size().element().textContent).toBe('');
  });

  it('the builder shows the problem under the text, and saves it once it is shorter', async () => {
    const builder = await openBuilder();
    await emptySection();
    paste('a'.repeat(5_000));
    await expect.poll(() => JSON.stringify(builder.held.content.sections)).toContain('a'.repeat(5_000));
    const { version } = builder.held;
    await userEvent.keyboard('b');
    await expect.element(size()).toHaveTextContent('longer than 5,000 characters. Split it into shorter paragraphs.');
    await expect.element(state()).toHaveTextContent('Not saved: A paragraph is longer than 5,000 characters');
    await expect.element(wording()).toHaveTextContent(/ab$/);
    expect(builder.held.version).toBe(version);
    await userEvent.keyboard('{Backspace}');
    await expect.element(state()).toHaveTextContent(/^Saved/);
    expect(size().element().textContent).toBe('');
  });
});

describe('twelve lists inside each other', () => {
  const lists = `${'<ul><li>Drink water.'.repeat(12)}${'</li></ul>'.repeat(12)}`;

  it('are named in the checks and in the dialog before issuing, with what to do', async () => {
    const builder = await openBuilder({ gatedTopics: [] });
    await patient.name('Maria Núñez-O’Connor');
    await emptySection();
    paste(lists, 'text/html');
    await expect
      .element(checks())
      .toHaveTextContent(/Treatment we may suggest · A list has more than 8 levels. Move its inner items up/);
    const { version } = builder.held;
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    const dialog = page.getByRole('dialog', { name: 'Issue handout' });
    await expect.element(dialog).toHaveTextContent(/Treatment we may suggest · A list has more than 8 levels/);
    await expect.element(dialog.getByRole('button', { name: 'Issue and download PDF' })).toBeDisabled();
    expect(builder.held.version).toBe(version);
  });
});

it('the dialog says why a draft was not saved when it was to be issued', async () => {
  const builder = await openBuilder({ gatedTopics: [] });
  builder.refusal = 'storage-full';
  await patient.name('Thomas Adeyemi');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  const dialog = page.getByRole('dialog', { name: 'Issue handout' });
  await dialog.getByRole('button', { name: 'Issue and download PDF' }).click();
  await expect.element(dialog).toHaveTextContent(/so it was not issued.*The server’s disk is full/);
});

it('the text stays on this device when the drafts are full, and a link shows where to make room', async () => {
  const builder = await openBuilder();
  builder.refusal = 'drafts-full';
  await patient.name('Thomas Adeyemi');
  await expect.element(state()).toHaveTextContent('Not saved: you have as many drafts as fit · kept on this device');
  await expect
    .element(page.getByRole('link', { name: 'Make room in a new tab' }))
    .toHaveAttribute('href', '/handouts/drafts?full');
  builder.refusal = null;
  window.dispatchEvent(new Event('focus'));
  await expect.element(state()).toHaveTextContent(/^Saved/);
  expect(builder.held.content.patient.name).toBe('Thomas Adeyemi');
});
