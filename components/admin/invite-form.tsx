'use client';

import { Send } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { failureText } from '@/components/wording/failure-words';
import { roleWords } from '@/components/wording/role-words';
import { settled } from '@/components/wording/run-action';
import { type Role, roleSchema, roles } from '@/lib/domain/access/role';
import { type Invited, inviteMember } from '@/lib/features/invitations/actions';
import { InvitationLink } from './invitation-link';

/** Asks somebody to join: by mail, or with a link to hand over where this server sends none. */
export function InviteForm() {
  const router = useRouterAfterWrite();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('clinician');
  const [error, setError] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);
  const [answer, setAnswer] = useState<{ email: string; invited: Invited } | null>(null);

  const submit = async (): Promise<void> => {
    setPending(true);
    setError(null);
    setAnswer(null);
    const outcome = await settled(inviteMember({ email, role }));
    setPending(false);
    if (!outcome.ok) {
      setError(outcome.failure.fields?.email ?? failureText(outcome.failure));
      return;
    }
    if (outcome.value.by === 'mail') toast(`The invitation is on its way to ${email.trim()}.`);
    else setAnswer({ email: email.trim(), invited: outcome.value });
    setEmail('');
    router.refresh();
  };

  return (
    <div className="flex flex-col gap-3">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPending) void submit();
        }}
        className="flex flex-wrap items-start gap-3"
      >
        <TextField
          label="Email of the new member"
          type="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          error={error}
          className="min-w-0 flex-1 basis-64"
        />
        <Select
          label="Role"
          options={roles.map((id) => ({ id, label: roleWords[id] }))}
          value={role}
          onChange={(id) => setRole(roleSchema.parse(id))}
          className="w-40"
        />
        <Button type="submit" variant="primary" icon={<Send aria-hidden />} isPending={isPending} className="mt-6">
          Invite
        </Button>
      </form>
      {answer ? <InvitationLink email={answer.email} invited={answer.invited} /> : null}
    </div>
  );
}
