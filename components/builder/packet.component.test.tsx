import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { openBuilder, preview, sections } from './test-support';

const headings = (level: number): (string | null)[] =>
  preview()
    .getByRole('heading', { level })
    .elements()
    .map(({ textContent }) => textContent);

const groups = (): (string | null)[] =>
  sections()
    .getByRole('heading', { level: 3 })
    .elements()
    .map(({ textContent }) => textContent);

const title = () => page.getByRole('textbox', { name: 'Title' });

async function addBackPain(): Promise<void> {
  await page.getByRole('button', { name: 'Add section' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add section' });
  await dialog.getByRole('button', { name: 'Add topic Low back pain' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
}

describe('a second topic', () => {
  it('is added whole, joins the title, and prints below its own name with one urgent help', async () => {
    await openBuilder();
    await addBackPain();
    await expect.element(title()).toHaveValue('Muscle twitches and Low back pain');
    await expect.poll(groups).toEqual(['Urgent help', 'Muscle twitches', 'Low back pain', 'Your visit']);
    await expect.poll(() => headings(3)).toContain('Low back pain');
    expect(headings(3).filter((heading) => heading === 'Get urgent help')).toHaveLength(1);
    expect(headings(4).filter((heading) => heading === 'When to come back')).toHaveLength(2);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.element(title()).toHaveValue('Muscle twitches');
    await expect.poll(groups).toEqual([]);
  });

  it('keeps the title that the clinician wrote', async () => {
    await openBuilder();
    await title().fill('For Maria');
    await addBackPain();
    await expect.poll(groups).toHaveLength(4);
    await expect.element(title()).toHaveValue('For Maria');
  });

  it('keeps its sections when they are moved, and says so', async () => {
    await openBuilder();
    await addBackPain();
    const handle = sections().getByRole('button', { name: 'Move What to expect', exact: true });
    await expect.element(handle).toBeInTheDocument();
    await press(handle, '{ArrowUp}');
    await expect.element(page.getByText('What to expect stays under Low back pain.')).toBeInTheDocument();
  });

  it('leaves “page 1” beside the urgent help that prints first alone, as the rest may be on a later page', async () => {
    await openBuilder();
    const badges = () => sections().getByText('page 1', { exact: true }).elements();
    const rowOf = (badge: Element | undefined) => badge?.closest('li')?.textContent ?? '';
    await expect.poll(() => badges().length).toBe(1);
    await addBackPain();
    await expect.poll(groups).toHaveLength(4);
    expect(badges()).toHaveLength(1);
    expect(rowOf(badges()[0])).toContain('Muscle twitches');
    await sections().getByRole('button', { name: 'Move topic Low back pain up' }).click();
    await expect.poll(() => rowOf(badges()[0])).toContain('Low back pain');
    expect(badges()).toHaveLength(1);
  });

  it('moves up as a whole', async () => {
    await openBuilder();
    await addBackPain();
    await sections().getByRole('button', { name: 'Move topic Low back pain up' }).click();
    await expect.poll(groups).toEqual(['Urgent help', 'Low back pain', 'Muscle twitches', 'Your visit']);
    await expect.element(title()).toHaveValue('Low back pain and Muscle twitches');
  });
});
