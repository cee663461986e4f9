import { useState } from 'react';
import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { press } from '@/components/test-support/keys';
import { DateField } from './date-field';

const values: string[] = [];

function Field({ locale, first }: { locale: string; first: string }) {
  const [value, setValue] = useState(first);
  const change = (next: string): void => {
    values.push(next);
    setValue(next);
  };
  return <DateField label="Date of birth" value={value} onChange={change} locale={locale} />;
}

async function show(locale: string, first = ''): Promise<void> {
  values.length = 0;
  await render(<Field locale={locale} first={first} />);
}

const part = (name: RegExp) => page.getByRole('group', { name: 'Date of birth' }).getByRole('spinbutton', { name });

it.each([
  ['en-US', /month/i, '03141981'],
  ['en-GB', /day/i, '14031981'],
])('takes eight digits in the order of %s and moves on by itself', async (locale, first, digits) => {
  await show(locale);
  await press(part(first), digits);
  await expect.poll(() => values.at(-1)).toBe('1981-03-14');
  await expect.element(part(/year/i)).toHaveFocus();
});

it('says nothing of a date until it is whole, and keeps the parts that were typed', async () => {
  await show('en-US');
  await press(part(/month/i), '0314');
  await expect.element(part(/year/i)).toHaveFocus();
  await expect.element(part(/day/i)).toHaveTextContent('14');
  expect(values.filter((value) => value !== '')).toEqual([]);
});

it('is empty again once every part is cleared', async () => {
  await show('en-US', '1981-03-14');
  await press(part(/year/i), '{Backspace}{Backspace}{Backspace}{Backspace}');
  await press(part(/day/i), '{Backspace}{Backspace}');
  await press(part(/month/i), '{Backspace}{Backspace}');
  await expect.poll(() => values.at(-1)).toBe('');
});

it('changes a part with the arrow keys and goes between parts with them', async () => {
  await show('en-US', '1981-03-14');
  await press(part(/day/i), '{ArrowUp}');
  await expect.poll(() => values.at(-1)).toBe('1981-03-15');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(part(/year/i)).toHaveFocus();
});
