import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { press } from '@/components/test-support/keys';
import { wordingsIn } from '@/components/test-support/library';
import { arrangementOf } from '@/lib/domain/handout/assemble';
import { uuid } from '@/lib/domain/handout/test-support';
import { givenBefore } from '@/lib/features/patient-records/actions';
import type { GivenBefore } from '@/lib/features/patient-records/data';
import { listTemplatesToMerge, templateToMerge } from '@/lib/features/template-sections/actions';
import { draftOn, openBuilder, patient, sections } from './test-support';

const onOff = (name: string) => sections().getByRole('switch', { name });

describe('a template', () => {
  const twitches = draftOn('muscle-twitches');

  async function addTemplate() {
    await page.getByRole('button', { name: 'Add section' }).click();
    await page.getByRole('button', { name: 'Add a template instead' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a template' });
    await dialog.getByRole('combobox', { name: 'Template' }).selectOptions(uuid(1));
    await expect.element(dialog.getByRole('list', { name: 'What is added' })).toBeVisible();
    return dialog;
  }

  it('adds its sections to an open handout once, and Undo removes them', async () => {
    const value = { name: 'Twitches', arrangement: arrangementOf(twitches) };
    const ids = twitches.sections.map(({ sectionId }) => sectionId);
    vi.mocked(listTemplatesToMerge).mockResolvedValue({
      ok: true,
      value: [{ id: uuid(1), name: 'Twitches', sectionCount: ids.length }],
    });
    const { versions, counterparts } = wordingsIn('en', ids);
    vi.mocked(templateToMerge).mockResolvedValue({ ok: true, value: { ...value, versions, counterparts } });
    await openBuilder({ content: draftOn('low-back-pain') });
    await expect.element(sections().getByRole('switch').first()).toBeVisible();
    const count = (): number => sections().getByRole('switch').elements().length;
    const before = count();

    const dialog = await addTemplate();
    const about = (): ReturnType<typeof dialog.getByRole> =>
      dialog.getByRole('listitem').filter({ hasText: 'What is a muscle twitch?' });
    await expect.element(about()).toHaveTextContent('Added');
    await dialog.getByRole('button', { name: /^Add \d+ sections$/ }).click();
    await expect.element(onOff('What is a muscle twitch?')).toBeChecked();
    expect(count()).toBeGreaterThan(before);

    await addTemplate();
    await expect.element(about()).toHaveTextContent('Already in this handout');
    await expect.element(dialog.getByRole('button', { name: 'Add 0 sections' })).toBeDisabled();
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(count).toBe(before);
  });
});

describe('the list of earlier handouts', () => {
  it('shows what differs from this draft, for the same patient only', async () => {
    const content = draftOn('muscle-twitches');
    const { versions } = wordingsIn(
      'en',
      content.sections.filter(({ on }) => on).map(({ sectionId }) => sectionId),
    );
    const given: GivenBefore = {
      id: uuid(1),
      title: 'Muscle twitches',
      issuedAt: '2026-10-01T18:00:00.000Z',
      issuedByName: 'Dr. Amara Osei',
      state: 'current',
      sections: versions.map(({ id, sectionId, number, locale, heading }) => ({
        ...{ sectionId, versionId: id, number, locale, heading, edit: null },
      })),
    };
    await openBuilder({ content });
    vi.mocked(givenBefore).mockImplementation(async ({ patient: { recordNumber } }) => ({
      ok: true,
      value: recordNumber === 'RFP-0048213' ? [given] : [],
    }));
    const note = page.getByRole('region', { name: 'Given before' });
    await expect.element(note).not.toBeInTheDocument();
    await patient.recordNumber('RFP-0048213');
    await expect.element(note.getByText('The same sections in the same wording.')).toBeVisible();
    await press(onOff('Common causes and triggers'), ' ');
    await note.getByRole('button', { name: 'What is different now (1)' }).click();
    await expect.element(note.getByText('given then, not now')).toBeVisible();
    await patient.recordNumber('RFP-1');
    await expect.element(note).not.toBeInTheDocument();
  });
});
