import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { checks, openBuilder, patient, preview, rest, sections, wording } from './test-support';

const names = (): (string | null)[] =>
  sections()
    .getByRole('switch')
    .elements()
    .map((element) => element.getAttribute('aria-label'));

const headings = (): (string | null)[] =>
  preview()
    .getByRole('heading', { level: 3 })
    .elements()
    .map(({ textContent }) => textContent);

const row = (name: string) => sections().getByRole('button', { name, exact: true });
const onOff = (name: string) => sections().getByRole('switch', { name });

describe('a section', () => {
  it('is hidden and shown with its switch, except for urgent help', async () => {
    await openBuilder();
    await expect.element(preview().getByRole('heading', { name: 'Common causes and triggers' })).toBeInTheDocument();
    await press(onOff('Common causes and triggers'), ' ');
    await expect
      .element(preview().getByRole('heading', { name: 'Common causes and triggers' }))
      .not.toBeInTheDocument();
    await press(onOff('Common causes and triggers'), ' ');
    await expect.element(preview().getByRole('heading', { name: 'Common causes and triggers' })).toBeInTheDocument();
    await expect.element(sections().getByRole('switch', { name: /urgent help/i })).toBeDisabled();
  });

  it('comes from the library', async () => {
    await openBuilder();
    await page.getByRole('button', { name: 'Add section' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add section' });
    await dialog.getByRole('searchbox', { name: 'Search sections' }).fill('questions');
    await dialog.getByRole('button', { name: 'Add Questions to ask' }).click();
    await expect.element(preview().getByRole('heading', { name: 'Questions to ask' })).toBeInTheDocument();
  });

  it('moves with the arrow keys on its handle, which keeps the focus', async () => {
    await openBuilder();
    const before = headings();
    const lifestyle = before.findIndex((heading) => heading?.includes('What you can do'));
    const handle = sections().getByRole('button', { name: 'Move What you can do' });
    await press(handle, '{ArrowUp}');
    await expect.poll(headings).not.toEqual(before);
    expect(headings().findIndex((heading) => heading?.includes('What you can do'))).toBe(lifestyle - 1);
    await expect.element(handle).toHaveFocus();
    await expect.element(page.getByText(/What you can do moved to position/)).toBeInTheDocument();
  });

  it('stays where the mouse dropped it', async () => {
    const builder = await openBuilder();
    const before = names();
    const handle = sections().getByRole('button', { name: 'Move What is a muscle twitch?' });
    const target = sections().getByRole('listitem').nth(4);
    const { height } = target.element().getBoundingClientRect();
    await userEvent.dragAndDrop(handle, target, { steps: 8, targetPosition: { x: 20, y: height - 3 } });
    const after = [...before.slice(0, 1), ...before.slice(2, 5), before[1], ...before.slice(5)];
    await expect.poll(names).toEqual(after);
    await expect.poll(() => builder.held.version).toBe(2);
    await builder.reopen();
    await expect.poll(names).toEqual(after);
  });

  it('can start a new page and hide its heading', async () => {
    const builder = await openBuilder();
    const layoutOf = (name: string) => builder.held.content.sections[names().indexOf(name)]?.layout;
    const set = async (section: string, choice: string): Promise<void> => {
      await row(section).click();
      await page.getByRole('button', { name: 'Section on the page' }).click();
      await press(page.getByRole('switch', { name: choice }), ' ');
      await userEvent.keyboard('{Escape}');
    };
    await set('What you may notice', 'Begin on a new page');
    await set('Common causes and triggers', 'Show the heading');
    // Only a screen reader still has it.
    const width = () => preview().getByRole('heading', { name: 'Common causes and triggers' }).element().clientWidth;
    await expect.poll(width).toBeLessThan(2);
    await expect.element(preview()).toHaveTextContent('Most twitches do not come from a disease');
    await expect
      .poll(() => layoutOf('Common causes and triggers'))
      .toMatchObject({ showHeading: false, breakBefore: false });
    expect(layoutOf('What you may notice')).toMatchObject({ showHeading: true, breakBefore: true });
  });
});

it('switches, moves and takes out several sections that are chosen together, and undoes that', async () => {
  await openBuilder();
  await press(row('Common causes and triggers'), '{Shift>} {/Shift}');
  await row('When to come back').click({ modifiers: ['ControlOrMeta'] });
  const bar = page.getByRole('toolbar', { name: 'Chosen sections' });
  await expect.element(bar).toHaveTextContent('2 chosen');

  await bar.getByRole('button', { name: 'Switch off' }).click();
  await expect.element(onOff('Common causes and triggers')).not.toBeChecked();
  await expect.element(onOff('When to come back')).not.toBeChecked();
  await bar.getByRole('button', { name: 'Switch on' }).click();
  await expect.element(onOff('When to come back')).toBeChecked();

  const before = names();
  await bar.getByRole('button', { name: 'Move up' }).click();
  await expect
    .poll(() => names().indexOf('Common causes and triggers'))
    .toBe(before.indexOf('Common causes and triggers') - 1);
  await bar.getByRole('button', { name: 'Take out' }).click();
  await expect.element(bar).not.toBeInTheDocument();
  await expect.poll(names).not.toContain('When to come back');
  await userEvent.keyboard('{Control>}zz{/Control}');
  await expect.poll(names).toEqual(before);
});

it('chooses all sections up to the one that is clicked with Shift', async () => {
  await openBuilder();
  const all = names();
  await row(String(all[2])).click({ modifiers: ['ControlOrMeta'] });
  await row(String(all[5])).click({ modifiers: ['Shift'] });
  await expect.element(page.getByRole('toolbar', { name: 'Chosen sections' })).toHaveTextContent('4 chosen');
});

describe('wording changed for this patient', () => {
  const write = async (words: string): Promise<void> => {
    await wording().click();
    await userEvent.keyboard(`{Control>}{Home}{/Control}${words}`);
  };

  it('is marked, shown in the preview, and reset with one press', async () => {
    await openBuilder();
    await sections()
      .getByRole('button', { name: /^Treatment/ })
      .click();
    await write('We agreed to wait and see. ');
    await expect.element(sections().getByText('edited')).toBeVisible();
    await expect.element(preview()).toHaveTextContent('We agreed to wait and see.');
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.element(sections().getByText('edited')).not.toBeInTheDocument();
    await expect.element(preview()).not.toHaveTextContent('We agreed to wait and see.');
  });

  it('is compared with the original word by word', async () => {
    await openBuilder();
    await write('Dear Maria. ');
    await page.getByRole('button', { name: 'Changes', exact: true }).click();
    const changes = page.getByRole('region', { name: 'Changes from the original' });
    await expect.element(changes.getByRole('insertion')).toHaveTextContent(/Dear Maria\./);
    await expect.element(changes.getByRole('deletion')).not.toBeInTheDocument();
  });
});

it('says how hard the handout reads, and follows what is written', async () => {
  await openBuilder();
  await checks().getByText('Plain language', { exact: true }).click();
  const level = page.getByText(/^Reading level: US school grade \d+( to \d+)? \(SMOG\)/);
  await expect.element(level).toBeVisible();
  const before = level.element().textContent;
  await patient.note(
    'Epidemiological investigations characteristically demonstrate considerable variability. '.repeat(20),
  );
  await expect.poll(() => level.element().textContent).not.toBe(before);
});

it('undoes and redoes every change: a name, a switch, an option', async () => {
  const builder = await openBuilder();
  const name = page.getByRole('textbox', { name: 'Patient name' });
  await name.fill('Tom Reed');
  rest();
  await press(onOff('Common causes and triggers'), ' ');
  await page.getByRole('button', { name: 'Page', exact: true }).click();
  await press(page.getByRole('switch', { name: 'Pictograms' }), ' ');
  await userEvent.keyboard('{Escape}');
  const withoutPictograms = page.getByRole('button', { name: 'Page · No pictograms' });
  await expect.element(withoutPictograms).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(page.getByRole('button', { name: 'Page', exact: true })).toBeVisible();
  await expect.element(onOff('Common causes and triggers')).not.toBeChecked();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(onOff('Common causes and triggers')).toBeChecked();
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.element(name).toHaveValue('');
  await userEvent.keyboard('{Control>}{Shift>}zzz{/Shift}{/Control}');
  await expect.element(name).toHaveValue('Tom Reed');
  await expect.element(withoutPictograms).toBeVisible();
  await expect.poll(() => builder.held.content.options.pictograms).toBe(false);
  expect(builder.held.content.patient.name).toBe('Tom Reed');
});
