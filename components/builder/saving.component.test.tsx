import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { resolveConflict } from '@/lib/features/drafts/actions';
import { openBuilder, patient } from './test-support';

const state = () => page.getByRole('banner').getByRole('status');
const name = () => page.getByRole('textbox', { name: 'Patient name' });

describe('autosave', () => {
  it('saves typed text, which is there when the draft is opened again', async () => {
    const builder = await openBuilder();
    await patient.name('Thomas Adeyemi');
    await expect.element(state()).toHaveTextContent(/^Saving…/);
    await expect.element(state()).toHaveTextContent(/^Saved/);
    await expect.poll(() => builder.held.content.patient.name).toBe('Thomas Adeyemi');
    await builder.reopen();
    await expect.element(name()).toHaveValue('Thomas Adeyemi');
  });

  it('sends unsaved text when the clinician leaves the page', async () => {
    const builder = await openBuilder();
    await patient.recordNumber('CLOSED-IN-HASTE');
    await builder.close();
    await expect.poll(() => builder.held.content.patient.recordNumber).toBe('CLOSED-IN-HASTE');
  });

  it('shows an error at a field that is too long, which the server refuses, and saves once it is shortened', async () => {
    const builder = await openBuilder();
    await patient.name('M'.repeat(20_000));
    await expect.element(page.getByText(/longer than 200 characters/)).toBeVisible();
    await expect.element(state()).toHaveTextContent('Not saved: Patient name is too long');
    expect(builder.held).toMatchObject({ version: 1, content: { patient: { name: '' } } });
    await patient.name('Maria');
    await expect.element(state()).toHaveTextContent(/^Saved/);
    expect(builder.held).toMatchObject({ version: 2, content: { patient: { name: 'Maria' } } });

    await patient.note('x'.repeat(20_001));
    await expect.element(page.getByText('The note is longer than 20,000 characters.')).toBeVisible();
    await expect.element(state()).toHaveTextContent('Not saved: The note is longer than 20,000 characters');
    expect(builder.held).toMatchObject({ version: 2, content: { note: '' } });
    await patient.note('x'.repeat(20_000));
    await expect.element(page.getByText('The note is longer than 20,000 characters.')).not.toBeInTheDocument();
    await expect.element(state()).toHaveTextContent(/^Saved/);
    expect(builder.held.content.note).toHaveLength(20_000);
  });
});

describe('without a connection', () => {
  it('shows that the text is not saved, and saves it when the connection returns', async () => {
    const builder = await openBuilder();
    builder.isAway = true;
    await patient.name('Typed offline');
    await expect.element(state()).toHaveTextContent(/not saved/i);
    expect(builder.held.content.patient.name).toBe('');
    builder.isAway = false;
    window.dispatchEvent(new Event('online'));
    await expect.element(state()).toHaveTextContent(/^Saved/);
    expect(builder.held.content.patient.name).toBe('Typed offline');
  });
});

describe('a draft that was changed elsewhere', () => {
  it('shows both versions and keeps mine when I choose it', async () => {
    const builder = await openBuilder();
    builder.saveElsewhere({ patient: { ...builder.held.content.patient, name: 'From the first tab' } });
    vi.mocked(resolveConflict).mockImplementation(async ({ version, mine }) => {
      builder.saveElsewhere(mine);
      return { ok: true, value: { version: version + 1, copyId: crypto.randomUUID() } };
    });
    await patient.name('From the second tab');
    const dialog = page.getByRole('dialog', { name: 'This draft was changed elsewhere' });
    await expect.element(dialog).toHaveTextContent('From the first tab');
    await expect.element(dialog).toHaveTextContent('From the second tab');
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    await expect.element(state()).toHaveTextContent(/^Saved/);
    await expect.element(name()).toHaveValue('From the second tab');
    expect(resolveConflict).toHaveBeenCalledWith(expect.objectContaining({ version: 2, keep: 'mine' }));
    // What is typed next goes on from there.
    await patient.recordNumber('RFP-1');
    await expect.poll(() => builder.held.content.patient.recordNumber).toBe('RFP-1');
  });

  it('shows where to make room when no other draft fits', async () => {
    const builder = await openBuilder();
    builder.saveElsewhere({ patient: { ...builder.held.content.patient, name: 'From the first tab' } });
    vi.mocked(resolveConflict).mockResolvedValue({ ok: false, failure: { code: 'drafts-full' } });
    await patient.name('From the second tab');
    const dialog = page.getByRole('dialog', { name: 'This draft was changed elsewhere' });
    await dialog.getByRole('button', { name: 'Keep mine' }).click();
    await expect
      .element(dialog.getByRole('link', { name: 'Make room in a new tab' }))
      .toHaveAttribute('href', '/handouts/drafts?full');
    await expect.element(dialog.getByRole('button', { name: 'Keep mine' })).toBeEnabled();
  });

  it('loads the other version when I choose it', async () => {
    const builder = await openBuilder();
    builder.saveElsewhere({ patient: { ...builder.held.content.patient, name: 'From the first tab' } });
    vi.mocked(resolveConflict).mockResolvedValue({ ok: true, value: { version: 2, copyId: crypto.randomUUID() } });
    await patient.name('From the second tab');
    await page.getByRole('button', { name: 'Keep the other' }).click();
    await expect.element(name()).toHaveValue('From the first tab');
  });

  it('says that the draft was issued elsewhere', async () => {
    const builder = await openBuilder();
    builder.refusal = 'already-issued';
    await patient.recordNumber('too late');
    await expect.element(state()).toHaveTextContent(/issued/i);
  });
});
