'use client';

import { RotateCw, X } from 'lucide-react';
import { useState } from 'react';
import { instantLabel } from '@/components/handouts/instant-label';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { focusPage } from '@/components/ui/focus-page';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { roleWords } from '@/components/wording/role-words';
import { valueOrToast } from '@/components/wording/run-action';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { type Invited, resendInvitation, revokeInvitation } from '@/lib/features/invitations/actions';
import type { InvitationListItem } from '@/lib/features/invitations/data';
import { InvitationLink } from './invitation-link';

/** Invitations without an answer: to send again, or to take back. */
export function InvitationList({
  invitations,
  clinic,
}: {
  invitations: readonly InvitationListItem[];
  clinic: Pick<Clinic, 'locale' | 'timeZone'>;
}) {
  const router = useRouterAfterWrite();
  const [answer, setAnswer] = useState<{ email: string; invited: Invited } | null>(null);

  const [sending, setSending] = useState<string | null>(null);

  const resend = async ({ id, email }: InvitationListItem): Promise<void> => {
    setAnswer(null);
    setSending(id);
    const invited = await valueOrToast(resendInvitation({ id }));
    setSending(null);
    if (!invited) return;
    if (invited.by === 'mail') toast(`A new invitation is on its way to ${email}.`);
    else setAnswer({ email, invited });
    router.refresh();
  };

  const revoke = async ({ id, email }: InvitationListItem): Promise<void> => {
    if (!(await valueOrToast(revokeInvitation({ id })))) return;
    setAnswer(null);
    toast(`The invitation of ${email} is revoked.`);
    focusPage();
    router.refresh();
  };

  if (invitations.length === 0) return null;
  return (
    <div className="mt-4 flex flex-col gap-3">
      {answer ? <InvitationLink email={answer.email} invited={answer.invited} /> : null}
      <ListPanel label="Invitations without an answer">
        {invitations.map((invitation) => (
          <ListRow
            key={invitation.id}
            title={<span className="break-all">{invitation.email}</span>}
            detail={`${roleWords[invitation.role]}, invited by ${invitation.invitedBy}, ${untilWhen(invitation, instantLabel(invitation.expiresAt, clinic))}`}
            aside={invitation.state === 'open' ? undefined : <Badge tone="amber">Expired</Badge>}
            actions={
              <>
                <Button
                  size="sm"
                  variant="quiet"
                  icon={<RotateCw aria-hidden />}
                  aria-label={`Send again to ${invitation.email}`}
                  isPending={sending === invitation.id}
                  onPress={() => void resend(invitation)}
                >
                  Send again
                </Button>
                <Button
                  size="sm"
                  variant="quiet"
                  icon={<X aria-hidden />}
                  aria-label={`Revoke the invitation of ${invitation.email}`}
                  onPress={() => void revoke(invitation)}
                >
                  Revoke
                </Button>
              </>
            }
          />
        ))}
      </ListPanel>
    </div>
  );
}

const untilWhen = ({ state }: InvitationListItem, end: string): string =>
  state === 'inviter-left' ? 'who is no longer an admin: send it again' : `until ${end}`;
