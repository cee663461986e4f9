import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react/pure';
import { StartDraftButton } from '@/components/handouts/start-draft-button';
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

it('makes one draft of a handout, though the button is pressed again before the draft is there', async () => {
  vi.mocked(createDraft).mockResolvedValue({ ok: true, value: { id: uuid(7) } });
  await render(<StartDraftButton start={{ from: 'handout', id: uuid(1) }}>Use again</StartDraftButton>);
  const button = page.getByRole('button', { name: 'Use again' });
  await button.dblClick();
  await button.click();
  expect(createDraft).toHaveBeenCalledOnce();
});
