'use client';

import { Copy } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import type { Invited } from '@/lib/features/invitations/actions';

/** The link of an invitation that no mail carries: shown once, to be handed over. */
export function InvitationLink({ email, invited }: { email: string; invited: Invited }) {
  if (invited.by === 'mail') return null;
  const { link, mailFailed } = invited;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      toast('The link is copied.');
    } catch {
      toast('The browser did not allow copying. Select the link and copy it.', 'red');
    }
  };
  return (
    <Notice tone={mailFailed ? 'amber' : 'info'} live="polite">
      {mailFailed ? 'The mail could not be sent. ' : 'This server sends no mail. '}
      Give this link to {email} yourself. It works once, for seven days, and is not shown again.
      <div className="mt-2 flex flex-wrap items-end gap-2">
        <TextField
          label="Link of the invitation"
          labelHidden
          value={link}
          isReadOnly
          onFocus={(event) => {
            if (event.target instanceof HTMLInputElement) event.target.select();
          }}
          className="min-w-0 flex-1 basis-64"
        />
        <Button icon={<Copy aria-hidden />} onPress={() => void copy()}>
          Copy link
        </Button>
      </div>
    </Notice>
  );
}
