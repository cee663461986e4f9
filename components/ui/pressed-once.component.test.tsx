import { startTransition, use, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { StartDraftButton } from '@/components/handouts/start-draft-button';
import { router } from '@/components/test-support/navigation';
import { uuid } from '@/lib/domain/handout/test-support';
import { createDraft } from '@/lib/features/drafts/actions';
import { Button } from './button';

/** On a slow network people press again: what makes something makes it once. */

function SlowForm({ onSend }: { onSend: () => void }) {
  const [isPending, setPending] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setPending(true);
        onSend();
      }}
    >
      <input aria-label="Name" />
      <Button type="submit" isPending={isPending}>
        Save
      </Button>
    </form>
  );
}

it('sends a form with one field once, though Enter is pressed three times', async () => {
  const onSend = vi.fn();
  await render(<SlowForm onSend={onSend} />);
  await page.getByRole('textbox', { name: 'Name' }).fill('Ankle');
  await userEvent.keyboard('{Enter}{Enter}{Enter}');
  await page.getByRole('button', { name: 'Save' }).click();
  expect(onSend).toHaveBeenCalledOnce();
});

function deferred(): [promise: Promise<void>, resolve: () => void] {
  let settle: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return [promise, settle];
}

/** As Next's router does: the new page is suspended, in a transition, until its data is there. */
function DraftPageSoon({ shown }: { shown: Promise<void> }) {
  const [isLeaving, setLeaving] = useState(false);
  router.push.mockImplementation(() => startTransition(() => setLeaving(true)));
  return isLeaving ? (
    <DraftPage shown={shown} />
  ) : (
    <StartDraftButton start={{ from: 'handout', id: uuid(1) }}>Use again</StartDraftButton>
  );
}

function DraftPage({ shown }: { shown: Promise<void> }) {
  use(shown);
  return <h1>The draft</h1>;
}

it('makes one draft of a handout, though the button is pressed again before the draft is there', async () => {
  vi.mocked(createDraft).mockResolvedValue({ ok: true, value: { id: uuid(7) } });
  const [shown, show] = deferred();
  await render(<DraftPageSoon shown={shown} />);
  const button = page.getByRole('button', { name: 'Use again' });
  await button.dblClick();
  await expect.poll(() => router.push.mock.calls).toEqual([[`/handouts/${uuid(7)}`]]);
  await button.click();
  expect(createDraft).toHaveBeenCalledOnce();
  show();
  await expect.element(page.getByRole('heading', { name: 'The draft' })).toBeVisible();
});

it('lets a person try again when no draft was made', async () => {
  vi.mocked(createDraft).mockResolvedValue({ ok: false, failure: { code: 'drafts-full' } });
  await render(<StartDraftButton start={{ from: 'handout', id: uuid(1) }}>Use again</StartDraftButton>);
  const button = page.getByRole('button', { name: 'Use again' });
  await button.click();
  await expect.poll(() => vi.mocked(createDraft).mock.calls.length).toBe(1);
  await expect.element(button).not.toHaveAttribute('data-pending');
  await button.click();
  await expect.poll(() => vi.mocked(createDraft).mock.calls.length).toBe(2);
});
