import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { chooseFile } from '@/components/test-support/choose-file';
import { packRanges } from '@/lib/domain/code-point-ranges';
import { uuid } from '@/lib/domain/handout/test-support';
import type { BulkForm } from '@/lib/features/bulk/data';
import { BulkScreen } from './bulk-screen';

const form: BulkForm = {
  ...{ templateId: uuid(1), version: 1, name: 'Twitches for many', title: 'Muscle twitches', locale: 'en' },
  ...{ languages: ['en', 'es'], blanks: [], gatedTopic: null },
};

async function show(): Promise<void> {
  const printable = packRanges([[0x20, 0xffff]]);
  await render(<BulkScreen form={form} clinic={{ locale: 'en-US' }} today="2026-11-29" printable={printable} />);
}

const input = () => page.getByRole('textbox', { name: 'Patients, one on each line' });
const table = () => page.getByRole('table', { name: 'Patients of the list, as they were understood' });
const nameOf = (row: number) => page.getByRole('textbox', { name: `Patient name, row ${row}` });
const issue = () => page.getByRole('button', { name: /^Issue \d+ handouts?…$/ });

async function paste(...lines: string[]): Promise<void> {
  await show();
  await input().fill(lines.join('\n'));
  await page.getByRole('button', { name: 'Read the list' }).click();
}

async function load(content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  await show();
  await chooseFile(new File([content], 'list.csv', { type: 'text/csv' }));
}

describe('a list that is not read', () => {
  it.each([
    [
      'an unclosed quotation mark',
      'Name,DOB\n"Tom Reed,1980-12-25\nAna Ruiz,1981-04-03',
      /^Line 2, column 1: a quotation mark/,
    ],
    ['headings alone', 'Name,DOB', /^Line 1 holds the headings, and there is no patient below it/],
    ['an unknown delimiter', 'sep=:\nName:DOB', /^Line 1 says that cells are separated by “:”/],
  ])('says where and why, and keeps the text to be corrected: %s', async (_, text, words) => {
    await paste(text);
    await expect.element(page.getByText(words)).toBeVisible();
    await expect.element(input()).toHaveValue(text);
    await expect.element(table()).not.toBeInTheDocument();
  });

  it.each([
    [
      'a cell of 100 kB',
      () => `Name,Note\nTom Reed,${'x'.repeat(100_000)}`,
      'Line 2, column 2: this cell holds 100000',
    ],
    [
      '10,000 rows',
      () => `Name\n${'Tom Reed\n'.repeat(10_000)}`,
      'A list holds at most 500 patients. This one has 10000.',
    ],
  ])('says so of %s, and keeps the text', async (_, text, words) => {
    await load(text());
    // Locators take minutes to look through a page with so much text.
    await expect.poll(() => document.body.textContent.includes(words)).toBe(true);
    expect(document.querySelector('textarea')?.value === text()).toBe(true);
    expect(document.querySelector('table')).toBeNull();
  });

  it('is shown for correction when it came from a file, and is read once it is right', async () => {
    await load('Name,DOB\n"Tom Reed,1980-12-25');
    await expect.element(page.getByText(/^Line 2, column 1/)).toBeVisible();
    await input().fill('Name,DOB\nTom Reed,1980-12-25');
    await expect.element(page.getByText(/^Line 2, column 1/)).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Read the list' }).click();
    await expect.element(nameOf(1)).toHaveValue('Tom Reed');
  });

  it('says the same again when nothing was corrected', async () => {
    await paste('Name,DOB');
    await input().fill('Name;DOB');
    await page.getByRole('button', { name: 'Read the list' }).click();
    await expect.element(page.getByText(/^Line 1 holds the headings/)).toBeVisible();
  });

  it.each([
    ['an empty file', ''],
    ['a file of empty lines', '\n\n ; ;\n'],
  ])('has no patient: %s', async (_, text) => {
    await load(text);
    await expect.element(page.getByText('There is no patient in this list.')).toBeVisible();
  });

  it('is a workbook under another name', async () => {
    await load(Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0));
    await expect.element(page.getByText('This is not a CSV or text file.')).toBeVisible();
  });
});

describe('which line holds the headings', () => {
  it('is asked where a title stands above them, and the title is no patient', async () => {
    await paste('Patients of Dr. Osei', 'Name;DOB', 'Tom Reed;1980-12-25');
    await expect.element(page.getByRole('heading', { name: 'Which line holds the headings?' })).toHaveFocus();
    await page.getByRole('button', { name: 'Line 2 Name · DOB' }).click();
    await expect.element(nameOf(1)).toHaveValue('Tom Reed');
    await expect.element(table().getByText('Line 3')).toBeVisible();
    await expect.element(issue()).toHaveTextContent('Issue 1 handout…');
  });

  it('can be none', async () => {
    await paste('Reed, Tom', 'Ruiz, Ana');
    await page.getByRole('button', { name: 'None: every line is a patient' }).click();
    await expect.element(page.getByText('No column is read as the patient’s name.')).toBeVisible();
    await expect.element(issue()).toBeDisabled();
  });

  it('can be asked again with another list', async () => {
    await paste('Patients', 'Name;DOB;MRN', 'Tom;1980-12-25;1');
    await page.getByRole('button', { name: 'Another list' }).click();
    await expect.element(input()).toHaveValue('');
  });
});

describe('a row of a list', () => {
  it('shows its line in the source, which empty lines and headings move', async () => {
    await paste('', 'Name,DOB', '', 'Tom Reed,1980-12-25', '"Ana', 'Ruiz",1981-04-03', 'Bea Cy,1982-01-01');
    for (const line of [4, 5, 7])
      await expect.element(table().getByText(`Line ${line}`, { exact: true })).toBeVisible();
  });

  it('that is doubtful blocks until somebody says that it is right', async () => {
    await paste('Name,DOB,MRN', 'Twin 2,1980-12-25,RFP-1', 'Tom Reed,1981-04-03,RFP-2');
    await expect
      .element(page.getByText('Patient name holds a digit. Make sure that it is one patient’s name.'))
      .toBeVisible();
    await expect.element(issue()).toBeDisabled();
    await page.getByRole('button', { name: 'Row 1 is right as shown' }).click();
    await expect.element(issue()).toBeEnabled();
    await expect.element(nameOf(1)).toHaveValue('Twin 2');
  });

  it('that a spreadsheet has spoiled blocks until it is typed anew', async () => {
    await paste('Name,DOB,MRN', 'Tom Reed,1980-12-25,1.23457E+11');
    await expect.element(page.getByText('Record number was spoiled by a spreadsheet: “1.23457E+11”.')).toBeVisible();
    await expect.element(issue()).toBeDisabled();
    await expect.element(page.getByRole('button', { name: 'Row 1 is right as shown' })).not.toBeInTheDocument();
    await page.getByRole('textbox', { name: 'Record number, row 1' }).fill('123456789012');
    await expect.element(issue()).toBeEnabled();
  });

  it('with a time zone in its date blocks: it can be a day early', async () => {
    await paste('Name,DOB', 'Tom Reed,1981-03-13T23:00:00.000Z');
    await expect
      .element(page.getByText('Date of birth has a time of day, so the day can be off by one.'))
      .toBeVisible();
    await expect.element(issue()).toBeDisabled();
  });

  it('keeps the zeros of its number, and shows its date in words', async () => {
    await paste('MRN,Name,DOB', '="00123",Tom Reed,25/12/1980');
    await expect.element(page.getByRole('textbox', { name: 'Record number, row 1' })).toHaveValue('00123');
    await expect.element(page.getByText('December 25, 1980')).toBeVisible();
    await expect.element(issue()).toBeEnabled();
  });

  it('whose cells have moved blocks, and another delimiter can be chosen', async () => {
    await paste('Name;DOB', 'Reed; Tom;1980-12-25');
    await expect.element(page.getByText('This row has 3 cells where the list has 2.')).toBeVisible();
    await page.getByRole('button', { name: /^Columns/ }).click();
    await expect.element(page.getByRole('combobox', { name: 'Cells are separated by' })).toHaveValue(';');
  });
});

it('a list of 60 columns names some that are not used', async () => {
  const extra = Array.from({ length: 58 }, (_, index) => `Extra ${index}`);
  await paste(['Name', 'DOB', ...extra].join(','), ['Tom Reed', '1980-12-25', ...extra.map(() => 'x')].join(','));
  await expect.element(page.getByText(/^Not used: Extra 0, .*Extra 7 and 50 more\./)).toBeVisible();
  await expect.element(issue()).toBeEnabled();
});

describe('the letters of a file', () => {
  const windows1250 = (text: string) =>
    Uint8Array.from(text, (letter) => ({ Ł: 0xa3, ż: 0xbf, ó: 0xf3, ř: 0xf8 })[letter] ?? letter.charCodeAt(0));

  it('are asked about where the file does not say, with rows that tell', async () => {
    await load(windows1250('Name;DOB\nTom Reed;1980-12-25\nŁukasz Wójcik;1981-04-03\n'));
    await expect.element(page.getByRole('heading', { name: 'Are these letters right?' })).toHaveFocus();
    const lines = page.getByRole('list', { name: 'Lines with special letters' });
    await expect.element(lines).toHaveTextContent(/^Line 3Łukasz Wójcik;1981-04-03$/);
    await page.getByRole('button', { name: 'Read the list' }).click();
    await expect.element(nameOf(2)).toHaveValue('Łukasz Wójcik');
  });

  it('are another name in another encoding, which a person chooses', async () => {
    await load(windows1250('Name;DOB\nJan Dvořák;1980-12-25\n'.replace('á', 'a')));
    const lines = page.getByRole('list', { name: 'Lines with special letters' });
    await expect.element(lines).toHaveTextContent('Jan Dvoøak');
    await page.getByRole('combobox', { name: 'Encoding' }).selectOptions('Central European (Windows-1250)');
    await expect.element(lines).toHaveTextContent('Jan Dvořak');
    await page.getByRole('button', { name: 'Read the list' }).click();
    await expect.element(nameOf(1)).toHaveValue('Jan Dvořak');
  });

  it('stop the list where it mixes two encodings', async () => {
    const utf8 = new TextEncoder().encode('Name;DOB\nZoë Núñez;1980-12-25\nJos');
    await load(Uint8Array.from([...utf8, 0xe9]));
    await expect.element(page.getByText(/^Line 3: letters in this file are written in two encodings/)).toBeVisible();
  });
});
