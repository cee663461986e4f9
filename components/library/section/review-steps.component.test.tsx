import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { checked } from '@/components/test-support/checked';
import { router } from '@/components/test-support/navigation';
import { version } from '@/lib/domain/handout/test-support';
import { takeReviewStep } from '@/lib/features/reviews/actions';
import { reviewStepSchema } from '@/lib/features/reviews/schema';
import type { VersionRecord } from '@/lib/features/sections/data';
import { ReviewSteps } from './review-steps';

const inReview: VersionRecord = {
  ...version(2, 'about', { number: 2, status: 'in-review' }),
  claims: [],
  revision: 3,
  createdById: null,
  authorName: 'Jonas Lindqvist, RN',
  createdAt: '2026-11-22T18:00:00.000Z',
  starterVersion: null,
  decided: null,
};

async function show({ isAuthor = false } = {}): Promise<void> {
  await render(<ReviewSteps version={inReview} newest={2} isAuthor={isAuthor} months={24} />);
}

function answer(decide: () => Awaited<ReturnType<typeof takeReviewStep>>): void {
  vi.mocked(takeReviewStep).mockImplementation(checked(reviewStepSchema, decide));
}

const dialog = () => page.getByRole('dialog', { name: 'Approve version 2' });
const approve = () => dialog().getByRole('button', { name: 'Approve' }).click();

async function sign(): Promise<void> {
  await dialog().getByRole('textbox', { name: 'Your credentials' }).fill('MD');
}

describe('a review', () => {
  it('is signed with nothing filled in, and says what is missing', async () => {
    answer(() => ({ ok: true, value: { status: 'approved' } }));
    await show();
    await page.getByRole('button', { name: 'Approve' }).click();
    await expect.element(dialog().getByRole('textbox', { name: 'Your credentials' })).toHaveValue('');
    await expect.element(dialog()).toHaveTextContent('your name as your account has it');
    await approve();
    await expect.element(dialog().getByText('Type your credentials', { exact: false })).toBeVisible();
    await sign();
    await approve();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(takeReviewStep).toHaveBeenLastCalledWith({
      ...{ step: 'approve', versionId: inReview.id, revision: 3, newest: 2 },
      reviewerCredentials: 'MD',
    });
    expect(router.refresh).toHaveBeenCalled();
  });

  it('of what changed meanwhile is refused where it was signed', async () => {
    answer(() => ({ ok: false, failure: { code: 'conflict' } }));
    await show();
    await page.getByRole('button', { name: 'Approve' }).click();
    await sign();
    await approve();
    await expect
      .element(dialog().getByText('This section changed while you were reading it.', { exact: false }))
      .toBeVisible();
    await expect.element(dialog().getByRole('textbox', { name: 'Your credentials' })).toHaveValue('MD');
    await dialog().getByRole('button', { name: 'Show the latest' }).click();
    await expect.element(dialog()).not.toBeInTheDocument();
    expect(router.refresh).toHaveBeenCalled();
  });

  it('is not offered to the author', async () => {
    await show({ isAuthor: true });
    await expect.element(page.getByText('You wrote this: another person reviews it')).toBeVisible();
    await expect.element(page.getByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('is sent back only with a reason', async () => {
    answer(() => ({ ok: true, value: { status: 'draft' } }));
    await show();
    await page.getByRole('button', { name: 'Send back' }).click();
    const back = page.getByRole('dialog', { name: 'Send back to the author' });
    await back.getByRole('button', { name: 'Send back' }).click();
    await expect.element(back.getByText('Say why')).toBeVisible();
    await back.getByRole('textbox', { name: 'Reason' }).fill('Say how common.');
    await back.getByRole('button', { name: 'Send back' }).click();
    await expect.element(back).not.toBeInTheDocument();
    expect(takeReviewStep).toHaveBeenLastCalledWith(
      expect.objectContaining({ step: 'return', note: 'Say how common.' }),
    );
  });
});
