import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
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
    await userEvent.keyboard('/tick{ArrowDown}');
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

  it.each(['Drip 5 mg /h', 'and /or', 'once /w', '/', '/table', 'take ;a', '120 /80 /min'])(
    'typed as "%s" stays as it is when Enter follows, and the next words stand on a line of their own',
    async (typed) => {
      await openBuilder({ snippets: [{ name: 'again', text: 'Take it again.' }] });
      await emptySection();
      await userEvent.keyboard(`${typed}{Enter}until Monday`);
      await expect.poll(() => texts('p')).toEqual([typed, 'until Monday']);
      expect(texts('table, ul, ol, [data-when], [data-merge-field]')).toEqual([]);
    },
  );

  it('stays as it is when Tab follows', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('Drip 5 mg /h');
    await expect.element(commands()).toBeVisible();
    await userEvent.keyboard('{Tab}');
    expect(texts('p')).toEqual(['Drip 5 mg /h']);
  });

  it('stays as it is when the pointer rests over the list, until an entry is clicked', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('/bul');
    await page.getByRole('option', { name: 'Bulleted list' }).hover();
    await userEvent.keyboard('{Enter}/bul');
    await expect.poll(() => texts('p')).toEqual(['/bul', '/bul']);
    await page.getByRole('option', { name: 'Bulleted list' }).click();
    await expect.poll(() => texts('ul > li')).toEqual(['']);
    expect(texts('p')).toEqual(['/bul', '']);
  });

  it('gives the keys back to the text when more is typed after an arrow key', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('once /{ArrowDown}w{Enter}rest');
    await expect.poll(() => texts('p')).toEqual(['once /w', 'rest']);
  });

  it('leaves a selection with Shift and an arrow key to the text', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('once{Enter}/w{Shift>}{ArrowUp}{/Shift}{Enter}');
    expect(texts('[data-when]')).toEqual([]);
    expect(texts('p').join('')).not.toContain('/w');
  });

  it('says how to choose what it offers', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('/tick');
    await expect.element(page.getByText(/inserts\. Or just write on\./)).toBeVisible();
    await expect.element(page.getByText('1 to insert. Press the down arrow to choose.')).toBeInTheDocument();
  });
});

describe('a numbered list', () => {
  const list = () => wording().element().querySelectorAll('ol');
  const look = (of: Element | undefined) => of && getComputedStyle(of).listStyleType;

  it('goes on after a paragraph at the number that was typed, on the page too', async () => {
    const builder = await openBuilder();
    await emptySection();
    await userEvent.keyboard('1. Stop ibuprofen{Enter}{Enter}Wait a day.{Enter}2. Walk{Enter}Run');
    await expect.poll(() => texts('ol > li')).toEqual(['Stop ibuprofen', 'Walk', 'Run']);
    expect([...list()].map(({ start }) => start)).toEqual([1, 2]);
    await expect.poll(() => preview().element().querySelector('ol[start="2"]')?.textContent).toBe('WalkRun');
    await expect.element(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
    await builder.reopen();
    await expect.poll(() => preview().element().querySelector('ol[start="2"]')?.textContent).toBe('WalkRun');
  });

  it('counts in letters from the number that is set, with the keyboard alone', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('1. Walk');
    await press(page.getByRole('button', { name: 'Numbering' }), '{Enter}');
    const dialog = page.getByRole('dialog', { name: 'Numbering' });
    await expect.element(dialog.getByRole('textbox', { name: 'Start at number' })).toHaveFocus();
    await userEvent.keyboard('{Control>}a{/Control}0{Enter}');
    await expect.element(dialog).toHaveTextContent('Enter a whole number from 1 to 9999.');
    await userEvent.keyboard('{Control>}a{/Control}3{Shift>}{Tab}{/Shift}{ArrowRight}');
    await expect.element(dialog).toHaveTextContent('The first label is c.');
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.poll(() => list()[0]?.getAttribute('type')).toBe('a');
    expect(look(list()[0])).toBe('lower-alpha');
    const printed = () => preview().element().querySelector<HTMLOListElement>('ol[start="3"]') ?? undefined;
    await expect.poll(() => look(printed())).toBe('lower-alpha');
  });

  it('continues the list above from the slash, in its letters', async () => {
    await openBuilder();
    await emptySection();
    await userEvent.keyboard('/lettered{ArrowDown}{Enter}Rest{Enter}Wait{Enter}{Enter}Then:{Enter}');
    await userEvent.keyboard('/continue{ArrowDown}{Enter}Walk');
    await expect.poll(() => texts('ol > li')).toEqual(['Rest', 'Wait', 'Walk']);
    expect([...list()].map((one) => [one.start, look(one)])).toEqual([
      [1, 'lower-alpha'],
      [3, 'lower-alpha'],
    ]);
  });

  it('tells capital letters and Roman numerals apart', async () => {
    await openBuilder();
    await emptySection();
    const html = '<ol type="A"><li>x</li></ol><p>-</p><ol type="I"><li>y</li></ol><p>-</p><ol type="i"><li>z</li></ol>';
    paste({ html, plain: 'x' });
    await expect.poll(() => [...list()].map(look)).toEqual(['upper-alpha', 'upper-roman', 'lower-roman']);
  });
});

it('keeps a plus at the start of a line: it is no bullet', async () => {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard('+ 5 mg at night{Enter}- Rest');
  await expect.poll(() => texts('p')).toEqual(['+ 5 mg at night', 'Rest']);
  expect(texts('ul > li')).toEqual(['Rest']);
});

it('finds a picture by what it shows, and says it to those who cannot see it', async () => {
  await openBuilder();
  await emptySection();
  await userEvent.keyboard('/pict{ArrowDown}{Enter}');
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
  await userEvent.keyboard('{ArrowDown}{Enter}');
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
