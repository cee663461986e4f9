import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { emptySection, openBuilder, openMore, rest, sections, typeInOneGo, wording } from './test-support';

const undo = () => userEvent.keyboard('{Control>}z{/Control}');
const redo = () => userEvent.keyboard('{Control>}y{/Control}');
const news = (words: string) => page.getByRole('status').filter({ hasText: words });
const lines = () => [...wording().element().querySelectorAll('p')].map(({ textContent }) => textContent);
const note = () => page.getByRole('textbox', { name: 'Note for this patient' });

/** The words of the section that are selected. */
const selected = () => document.getSelection()?.toString();

describe('undo in the text of a section', () => {
  it('takes back the second of two sentences typed without a pause, and leaves the first', async () => {
    await openBuilder();
    await emptySection();
    typeInOneGo();
    await userEvent.keyboard('Rest for two days. Then walk.');
    await undo();
    await expect.poll(lines).toEqual(['Rest for two days.']);
    await redo();
    await expect.poll(lines).toEqual(['Rest for two days. Then walk.']);
  });

  it('takes back one paragraph at a time', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Rest{Enter}Walk');
    await undo();
    await expect.poll(lines).toEqual(['Rest', '']);
    await undo();
    await expect.poll(lines).toEqual(['Rest']);
  });

  it('puts the cursor back where the words were, not where it is now', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Take one tablet');
    rest();
    await userEvent.keyboard('{Control>}{ArrowLeft}{/Control}half ');
    await expect.poll(lines).toEqual(['Take one half tablet']);
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await undo();
    await expect.poll(lines).toEqual(['Take one tablet']);
    await userEvent.keyboard('big ');
    await expect.poll(lines).toEqual(['Take one big tablet']);
  });

  it('selects again what was selected and deleted, and redo puts the cursor behind what it typed', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Take one tablet');
    rest();
    await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}{Delete}');
    await undo();
    await expect.poll(selected).toBe('tablet');
    await redo();
    await expect.poll(lines).toEqual(['Take one ']);
    await userEvent.keyboard('pill');
    await expect.poll(lines).toEqual(['Take one pill']);
  });

  it('in another section opens that section, puts the cursor there and says so', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Rest.');
    await sections()
      .getByRole('button', { name: /^What is a muscle twitch/ })
      .click();
    await expect.element(page.getByRole('textbox', { name: /^Text of What is/ })).toBeVisible();
    await wording().click();
    await undo();
    await expect.element(page.getByRole('textbox', { name: /^Text of Treatment/ })).toHaveFocus();
    await expect.element(news('Undone: text of “Treatment')).toBeInTheDocument();
    await userEvent.keyboard('Ice.');
    await expect.poll(lines).toEqual(['Ice.']);
  });
});

describe('undo elsewhere', () => {
  it('of a switch shows its section and says what it is now', async () => {
    await openBuilder();
    const treatment = sections().getByRole('switch', { name: /^Treatment/ });
    const row = () => treatment.element().closest('[data-section-row]');
    await treatment.click({ force: true });
    await wording().click();
    await undo();
    await expect.element(news('Undone: “Treatment')).toHaveTextContent('is on.');
    await expect.poll(() => row()?.getAnimations().length).toBe(1);
    await redo();
    await expect.element(news('Redone: “Treatment')).toHaveTextContent('is off.');
  });

  it('of a closed field opens it, with the cursor where it was', async () => {
    await openBuilder();
    await openMore();
    await note().click();
    await userEvent.keyboard('Call on Monday');
    rest();
    await userEvent.keyboard('{Home}Please: ');
    await openMore();
    await page.getByRole('button', { name: 'Visit, follow-up, note' }).click();
    await wording().click();
    await undo();
    await expect.element(note()).toHaveFocus();
    await expect.element(note()).toHaveValue('Please:Call on Monday');
    expect((note().element() as HTMLTextAreaElement).selectionStart).toBe(7);
    await expect.element(news('Undone: note for this patient.')).toBeInTheDocument();
  });

  it('of a switch leaves the cursor in the field where it is', async () => {
    await openBuilder();
    await sections()
      .getByRole('switch', { name: /^Treatment/ })
      .click({ force: true });
    await page.getByRole('textbox', { name: 'Patient name' }).click();
    await undo();
    await expect.element(news('Undone: “Treatment')).toBeInTheDocument();
    await expect.element(page.getByRole('textbox', { name: 'Patient name' })).toHaveFocus();
  });

  it('by its button keeps the focus there, so that the next press undoes more', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Rest.{Enter}Walk.');
    await press(page.getByRole('button', { name: 'Undo' }), '{Enter}');
    await expect.poll(lines).toEqual(['Rest.', '']);
    await expect.element(page.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(lines).toEqual(['Rest.']);
  });

  it('says it again when the next step is in the same place', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Rest.{Enter}Walk.');
    await undo();
    await expect.element(news('Undone: text of “Treatment')).toBeInTheDocument();
    const first = news('Undone: text of “Treatment').element().textContent;
    await undo();
    await expect.poll(() => news('Undone: text of “Treatment').element().textContent).not.toBe(first);
  });
});
