import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { DateField } from './date-field';

const values: string[] = [];

function Field({ locale, first }: { locale: ClinicLocale; first: string }) {
  const [value, setValue] = useState(first);
  const change = (next: string): void => {
    values.push(next);
    setValue(next);
  };
  return (
    <>
      <button type="button" onClick={() => setValue('1980-12-25')}>
        Undo
      </button>
      <DateField label="Date of birth" value={value} onChange={change} locale={locale} isBirth today="2026-11-29" />
    </>
  );
}

async function show(locale: ClinicLocale = 'en-US', first = ''): Promise<void> {
  values.length = 0;
  await render(<Field locale={locale} first={first} />);
}

const field = () => page.getByRole('textbox', { name: 'Date of birth' });
const stored = () => values.at(-1);
const leave = () => userEvent.keyboard('{Tab}');

async function type(keys: string): Promise<void> {
  field().element().focus();
  await userEvent.keyboard(keys);
}

/** Over all that is there. A page may not write to the clipboard; this takes the same way into the field. */
async function paste(text: string): Promise<void> {
  await type('{Control>}a{/Control}');
  document.execCommand('insertText', false, text);
}

describe('a date that is typed', () => {
  it.each<[ClinicLocale, string, string]>([
    ['en-US', '03141981', '03/14/1981'],
    ['en-GB', '14031981', '14/03/1981'],
    ['en-US', '3/14/81', '03/14/1981'],
    ['en-GB', '14 March 1981', '14/03/1981'],
  ])(
    'in %s as %s is stored, and shown in the clinic’s own form once the field is left',
    async (locale, keys, shown) => {
      await show(locale);
      await type(keys);
      await expect.poll(stored).toBe('1981-03-14');
      await expect.element(field()).toHaveValue(keys);
      await leave();
      await expect.element(field()).toHaveValue(shown);
      await expect.element(field()).not.toHaveAttribute('aria-invalid', 'true');
    },
  );

  it('replaces the old one when everything was selected', async () => {
    await show('en-US', '1981-03-14');
    await type('{Control>}a{/Control}12251980');
    await expect.poll(stored).toBe('1980-12-25');
  });

  it('is gone when the field is erased', async () => {
    await show('en-US', '1981-03-14');
    await type('{Control>}a{/Control}{Delete}');
    await expect.poll(stored).toBe('');
    await leave();
    await expect.element(field()).toHaveValue('');
  });
});

describe('a date of which the day was erased', () => {
  it('is stored as it is shown, no longer as the old date, and is said to be incomplete', async () => {
    await show('en-US', '1981-03-14');
    await type('{Home}{ArrowRight}{ArrowRight}{ArrowRight}{Delete}{Delete}');
    await expect.poll(stored).toBe('03//1981');
    await leave();
    await expect.element(field()).toHaveValue('03//1981');
    await expect.element(field()).toHaveAttribute('aria-invalid', 'true');
    await expect.element(page.getByText('Date of birth is incomplete')).toBeVisible();
  });

  it('is not scolded while it is being typed', async () => {
    await show();
    await type('03/1');
    await expect.poll(stored).toBe('03/1');
    await expect.element(field()).not.toHaveAttribute('aria-invalid', 'true');
  });
});

describe('a day that the calendar does not have', () => {
  it.each(['06311981', '06/31/1981', '02/30/2021', '2021-02-30', '02/29/1981'])(
    'stays as typed and is marked at once: %s',
    async (typed) => {
      await show();
      await type(typed);
      await expect.element(page.getByText('Date of birth is no day of the calendar')).toBeVisible();
      await leave();
      await expect.element(field()).toHaveValue(typed);
      expect(stored()).toBe(typed);
    },
  );
});

describe('a date that is pasted', () => {
  it.each(['1981-03-14', '03/14/1981', '14/03/1981', '14 Mar 1981', 'March 14, 1981', '3/14/81', ' 1981-03-14\t'])(
    'as %j takes the place of the old one',
    async (text) => {
      await show('en-US', '1980-12-25');
      await paste(text);
      await expect.poll(stored).toBe('1981-03-14');
    },
  );

  it('that can be two people’s is kept, marked, and both are named', async () => {
    await show();
    await paste('3/14/19');
    await leave();
    await expect.element(field()).toHaveValue('3/14/19');
    await expect.element(page.getByText('can be March 14, 1919 or March 14, 2019')).toBeVisible();
  });

  it('that cannot be read is kept as it is and marked', async () => {
    await show('en-US', '1980-12-25');
    await paste('spring of 1981');
    await leave();
    await expect.element(field()).toHaveValue('spring of 1981');
    await expect.element(page.getByText('Date of birth cannot be read')).toBeVisible();
    expect(stored()).toBe('spring of 1981');
  });
});

it('shows a value that is changed from elsewhere, whatever was typed before', async () => {
  await show();
  await type('03/14');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.element(field()).toHaveValue('12/25/1980');
});
