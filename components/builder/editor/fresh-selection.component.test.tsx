import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptySection, openBuilder, rest, wording } from '../test-support';

const lines = () => [...wording().element().querySelectorAll('p')].map(({ textContent }) => textContent);

/**
 * Selects as Ctrl+Left does, with Shift if `isExtending`. The browser tells of it in a task of its own, so what the
 * same task does next is what a busy page does: it takes the next key before it hears of the selection.
 */
function wordLeft({ isExtending = false } = {}): void {
  document.getSelection()?.modify(isExtending ? 'extend' : 'move', 'backward', 'word');
}

/** Gives a key to the text; whatever the text leaves to the browser is not done. */
function key(name: string, keyCode: number): void {
  wording()
    .element()
    .dispatchEvent(new KeyboardEvent('keydown', { key: name, keyCode, bubbles: true, cancelable: true }));
}

/** Types as the browser does where the text has left the key to it. */
function type(letter: string): void {
  key(letter, letter.toUpperCase().charCodeAt(0));
  document.execCommand('insertText', false, letter);
}

async function openWith(words: string): Promise<void> {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard(words);
  await expect.poll(lines).toEqual([words]);
  rest();
}

describe('keys that come before the page hears of a new selection', () => {
  it('delete what is selected on screen, and undo selects it again', async () => {
    await openWith('Take one tablet');
    wordLeft({ isExtending: true });
    key('Delete', 46);
    await expect.poll(lines).toEqual(['Take one ']);
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(() => document.getSelection()?.toString()).toBe('tablet');
  });

  it('begin a new line at the cursor on screen', async () => {
    await openWith('Take one tablet');
    wordLeft();
    key('Enter', 13);
    await expect.poll(lines).toEqual(['Take one ', 'tablet']);
  });

  it('are taken back with the cursor where it was on screen', async () => {
    await openWith('Take one tablet');
    wordLeft();
    type('x');
    await expect.poll(lines).toEqual(['Take one xtablet']);
    await userEvent.keyboard('{Control>}{Home}{/Control}');
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(lines).toEqual(['Take one tablet']);
    await userEvent.keyboard('big ');
    await expect.poll(lines).toEqual(['Take one big tablet']);
  });
});

describe('a key while a word is being composed', () => {
  it('leaves the selection alone, so that the browser does not end the composition', async () => {
    await openWith('Take one tablet');
    let heard = 0;
    const hear = () => {
      heard += 1;
    };
    document.addEventListener('selectionchange', hear);
    const press = (isComposing: boolean) =>
      wording()
        .element()
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', keyCode: 229, bubbles: true, isComposing }));
    press(true);
    expect(heard).toBe(0);
    press(false);
    document.removeEventListener('selectionchange', hear);
    expect(heard).toBe(1);
  });
});

describe('a button of the toolbar pressed before the page hears of a new selection', () => {
  it('changes what is selected on screen', async () => {
    await openWith('Take one tablet');
    const bold = page.getByRole('button', { name: 'Bold' }).element();
    wordLeft({ isExtending: true });
    bold.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
    bold.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    await expect.poll(() => wording().element().querySelector('strong')?.textContent).toBe('tablet');
  });
});
