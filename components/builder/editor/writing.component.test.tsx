import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { fromGoogleDocs, fromPdf, fromWeb, fromWord } from '@/lib/test-support/clipboard';
import { emptySection, openBuilder, preview, rest, wording } from '../test-support';

/** Finds elements inside the text being edited. */
const texts = (selector: string): (string | null)[] =>
  [...wording().element().querySelectorAll(selector)].map(({ textContent }) => textContent);

const commands = () => page.getByRole('listbox', { name: 'Insert' });

/** A paste as the browser hands it to the page: the clipboard's own HTML and plain text. */
function paste({ html, plain }: { html?: string; plain: string }): void {
  const clipboardData = new DataTransfer();
  if (html) clipboardData.setData('text/html', html);
  clipboardData.setData('text/plain', plain);
  wording()
    .element()
    .dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

describe('a paste', () => {
  it.each([
    { from: 'Word', html: fromWord, plain: 'x', sees: ['Ice it', '10 minutes', 'Bend it', 'Rest all week'] },
    { from: 'a web page', html: fromWeb, plain: 'x', sees: ['They stop by themselves', 'Sleep more', 'Call 111'] },
    { from: 'Google Docs', html: fromGoogleDocs, plain: 'x', sees: ['Rest. Then walk.', 'Slowly'] },
    { from: 'a PDF', plain: fromPdf, sees: ['bend and stretch it several times a day', 'kidneys'] },
  ])('from $from reads well at once and is saved as it is', async ({ html, plain, sees }) => {
    const builder = await openBuilder();
    await emptySection();
    paste({ plain, ...(html ? { html } : {}) });
    for (const words of sees) await expect.element(preview()).toHaveTextContent(words);
    await expect.element(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
    await builder.reopen();
    for (const words of sees) await expect.element(preview()).toHaveTextContent(words);
  });

  it('from Word keeps the nesting of lists, their numbers and the head of a table', async () => {
    await openBuilder();
    await emptySection();
    paste({ html: fromWord, plain: 'x' });
    await expect.poll(() => texts('ul > li ul > li')).toEqual(['10 minutes']);
    expect(texts('ol > li')).toEqual(['Bend it', 'Walk']);
    expect(texts('table tr:first-child th')).toHaveLength(2);
  });
});

describe('a slash', () => {
  it('offers what can be inserted, by any of its names', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('/tick');
    await expect.element(page.getByRole('option', { name: 'Checklist' })).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}Call the pharmacy');
    await expect.poll(() => texts('ul[data-checklist] > li')).toEqual(['Call the pharmacy']);
  });

  it('inserts nothing when the menu is dismissed', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('/box take');
    await expect.element(commands()).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}{Backspace}{Backspace}{/Control}and/or 24/7');
    await expect.element(commands()).not.toBeInTheDocument();
    await userEvent.keyboard(' /clinician');
    await expect.element(commands()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(commands()).not.toBeInTheDocument();
    await expect.element(wording()).toHaveTextContent('and/or 24/7 /clinician');
  });
});

it('finds a picture by what it shows, and says it to those who cannot see it', async () => {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard('/pict{Enter}');
  const dialog = page.getByRole('dialog', { name: 'Picture' });
  await dialog.getByRole('searchbox', { name: 'Search pictures' }).fill('walk');
  await dialog.getByText('walk', { exact: true }).click();
  await dialog.getByRole('button', { name: 'Insert' }).click();
  await expect.element(preview().getByRole('img', { name: 'A person walking' })).toBeInTheDocument();
});

it('inserts a snippet that is typed by its name', async () => {
  await openBuilder({ snippets: [{ name: 'ice', text: 'Put ice on it for 10 minutes.\nThen rest.' }] });
  await emptySection();
  await userEvent.keyboard(';ic');
  await expect.element(page.getByRole('option', { name: /ice/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => texts('p')).toEqual(['Put ice on it for 10 minutes.', 'Then rest.']);
  await expect.element(preview()).toHaveTextContent('Put ice on it for 10 minutes.');
});

it('marks a hard word and replaces it with the plain word in one press', async () => {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard('Hypertension can harm you.');
  const marked = wording().getByText('Hypertension', { exact: true });
  await expect.element(marked).toHaveAttribute('data-hint', 'jargon');
  await marked.click();
  const plainer = page.getByRole('button', { name: 'Use “High blood pressure”' });
  rest();
  await plainer.click();
  await expect.element(wording()).toHaveTextContent(/^High blood pressure can harm you\.$/);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(wording()).toHaveTextContent(/^Hypertension can harm you\.$/);
  // Nobody clicks within the few milliseconds in which the editor puts its own cursor back.
  await expect
    .poll(async () => {
      await marked.click();
      return plainer.elements().length;
    })
    .toBe(1);
  await userEvent.keyboard('{Control>}.{/Control}');
  await expect.element(wording()).toHaveTextContent(/^High blood pressure can harm you\.$/);
});
