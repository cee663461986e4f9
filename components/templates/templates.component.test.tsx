import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { checked } from '@/components/test-support/checked';
import { router } from '@/components/test-support/navigation';
import { answerRequests } from '@/components/test-support/requests';
import { Toaster } from '@/components/ui/toast';
import { uuid } from '@/lib/domain/handout/test-support';
import {
  archiveTemplate,
  copyTemplate,
  deleteTemplate,
  labelTemplate,
  unarchiveTemplate,
} from '@/lib/features/templates/actions';
import type { TemplateListItem } from '@/lib/features/templates/data';
import { labelTemplateSchema } from '@/lib/features/templates/schema';
import { ArchivedTemplates } from './archived-templates';
import { LabelLinks } from './label-links';
import { TemplateGroup } from './template-group';

const id = uuid(1);
const archived = { id, name: 'Night shift', mine: true, ownerName: 'Dr. Amara Osei' };

async function show(change: Partial<TemplateListItem> = {}, canChange = true): Promise<void> {
  const template: TemplateListItem = {
    ...{ id, name: 'Night shift', title: 'Muscle twitches', shared: false, ownerName: 'Dr. Amara Osei', mine: true },
    ...{
      favourite: false,
      useCount: 0,
      sectionCount: 12,
      updatedAt: '2026-11-22T18:00:00.000Z',
      version: 1,
      newer: [],
    },
    ...{ labels: [], topics: [], blanks: [], defaultFor: [], unreadable: false, ...change },
  };
  await render(
    <main id="main" tabIndex={-1}>
      <TemplateGroup title="Yours" rows={[{ template, canChange }]} />
      <Toaster />
    </main>,
  );
}

async function more(item: string): Promise<void> {
  await page.getByRole('button', { name: 'More for Night shift' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

it('says of a template that cannot be read that it is so, and offers no use of it', async () => {
  await show({ unreadable: true, sectionCount: 0 });
  await expect.element(page.getByText('Cannot be read · By you')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'More for Night shift' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Use', exact: true }).elements()).toHaveLength(0);
});

describe('archiving', () => {
  it('is undone with one press', async () => {
    vi.mocked(archiveTemplate).mockResolvedValue({ ok: true, value: {} });
    vi.mocked(unarchiveTemplate).mockResolvedValue({ ok: true, value: {} });
    await show();
    await more('Archive');
    await expect.element(page.getByText('“Night shift” is archived.')).toBeVisible();
    await expect.element(page.getByRole('main')).toHaveFocus();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('“Night shift” is back.')).toBeVisible();
    expect(archiveTemplate).toHaveBeenCalledExactlyOnceWith({ id });
    expect(unarchiveTemplate).toHaveBeenCalledExactlyOnceWith({ id });
    expect(router.refresh).toHaveBeenCalledTimes(2);
  });

  it('is undone later from the list of what is archived', async () => {
    vi.mocked(unarchiveTemplate).mockResolvedValue({ ok: true, value: {} });
    await render(<ArchivedTemplates templates={[archived]} />);
    await page.getByRole('button', { name: 'Archived (1)' }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
    expect(unarchiveTemplate).toHaveBeenCalledExactlyOnceWith({ id });
  });

  it('is shown once a server that is restarting answers again', async () => {
    vi.mocked(unarchiveTemplate).mockResolvedValue({ ok: true, value: {} });
    const answers = [503, 502];
    answerRequests({ 'GET /api/health/ready': () => new Response(null, { status: answers.shift() ?? 200 }) });
    await render(<ArchivedTemplates templates={[archived]} />);
    await page.getByRole('button', { name: 'Archived (1)' }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await expect.poll(() => answers).toEqual([]);
    await expect.poll(() => router.refresh.mock.calls.length).toBe(1);
    expect(unarchiveTemplate).toHaveBeenCalledOnce();
  });

  it('is not offered for a colleague’s template, which can be copied', async () => {
    vi.mocked(copyTemplate).mockResolvedValue({ ok: true, value: { id: uuid(2) } });
    await show({ mine: false, shared: true, ownerName: 'Jonas Lindqvist, RN' }, false);
    await expect.element(page.getByText('By Jonas Lindqvist, RN', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'More for Night shift' }).click();
    await expect.element(page.getByRole('menuitem', { name: 'Make a copy' })).toBeVisible();
    for (const item of ['Archive', 'Rename', 'Labels']) {
      await expect.element(page.getByRole('menuitem', { name: item })).not.toBeInTheDocument();
    }
    await page.getByRole('menuitem', { name: 'Make a copy' }).click();
    await expect.element(page.getByText('The copy is yours to change.')).toBeVisible();
    expect(copyTemplate).toHaveBeenCalledExactlyOnceWith({ id });
  });
});

describe('deleting an archived template', () => {
  const openDialog = async (change: Partial<typeof archived> = {}) => {
    await render(
      <main id="main" tabIndex={-1}>
        <ArchivedTemplates templates={[{ ...archived, ...change }]} />
        <Toaster />
      </main>,
    );
    await page.getByRole('button', { name: 'Archived (1)' }).click();
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    return page.getByRole('alertdialog', { name: 'Delete this template?' });
  };

  it('asks first, and says that it cannot be undone and what stays', async () => {
    vi.mocked(deleteTemplate).mockResolvedValue({ ok: true, value: {} });
    const dialog = await openDialog();
    await expect
      .element(dialog.getByText('“Night shift” is deleted with all its versions. This cannot be undone.'))
      .toBeVisible();
    await expect
      .element(dialog.getByText('Drafts and handouts that were made from it stay as they are.'))
      .toBeVisible();
    expect(deleteTemplate).not.toHaveBeenCalled();
    await dialog.getByRole('button', { name: 'Delete template' }).click();
    await expect.element(page.getByText('“Night shift” is deleted.', { exact: true })).toBeVisible();
    await expect.element(page.getByRole('main')).toHaveFocus();
    expect(deleteTemplate).toHaveBeenCalledExactlyOnceWith({ id });
    expect(router.refresh).toHaveBeenCalledOnce();
  });

  it('names the colleague whose shared template it is, and Cancel keeps it', async () => {
    const dialog = await openDialog({ mine: false, ownerName: 'Jonas Lindqvist, RN' });
    await expect.element(dialog.getByText('“Night shift” by Jonas Lindqvist, RN is deleted')).toBeVisible();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(deleteTemplate).not.toHaveBeenCalled();
  });
});

it('says how to make room when the archive is full', async () => {
  vi.mocked(archiveTemplate).mockResolvedValue({ ok: false, failure: { code: 'archive-full' } });
  await show();
  await more('Archive');
  await expect.element(page.getByText('delete some of yours', { exact: false })).toBeVisible();
});

describe('labels', () => {
  it('are split at commas, and a label that is too long shows an error', async () => {
    vi.mocked(labelTemplate).mockImplementation(checked(labelTemplateSchema, () => ({ ok: true, value: {} })));
    await show();
    await more('Labels');
    const dialog = page.getByRole('dialog', { name: 'Labels' });
    const labels = dialog.getByRole('textbox', { name: 'Labels' });
    await labels.fill('x'.repeat(41));
    await dialog.getByRole('button', { name: 'Save labels' }).click();
    await expect.element(dialog.getByText('A label is longer than 40 characters')).toBeVisible();
    await labels.fill('pediatrics, night shift,');
    await dialog.getByRole('button', { name: 'Save labels' }).click();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(labelTemplate).toHaveBeenLastCalledWith({ id, labels: ['pediatrics', 'night shift'] });
  });

  it('link to the templates that have them', async () => {
    await render(<LabelLinks labels={['night shift', 'pediatrics']} chosen="pediatrics" />);
    const chips = page.getByRole('navigation', { name: 'Labels' });
    await expect.element(chips.getByRole('link', { name: 'pediatrics' })).toHaveAttribute('aria-current', 'true');
    await chips.getByRole('link', { name: 'night shift' }).click();
    expect(router.push).toHaveBeenCalledExactlyOnceWith('/templates?label=night+shift');
  });
});
