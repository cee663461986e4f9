'use client';

import { CircleCheck, Ellipsis, LogOut, UserCog, UserX } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { roleWords } from '@/components/wording/role-words';
import { valueOrToast } from '@/components/wording/run-action';
import { type Role, roles } from '@/lib/domain/access/role';
import type { Outcome } from '@/lib/domain/errors';
import { changeRole, disableMember, enableMember, endMemberSessions } from '@/lib/features/members/actions';
import type { MemberListItem } from '@/lib/features/members/data';

type Question = { title: string; words: string; confirm: string; run: () => Promise<Outcome<unknown>>; told: string };

/** What an admin can do with a member; what cannot be taken back with one press is asked first. */
export function MemberMenu({ member }: { member: MemberListItem }) {
  const router = useRouterAfterWrite();
  const { userId, name, role, disabled, isSelf } = member;
  const [question, ask] = useState<Question | null>(null);
  const [isPending, setPending] = useState(false);

  const run = async (work: () => Promise<Outcome<unknown>>, told: string): Promise<void> => {
    setPending(true);
    const done = await valueOrToast(work());
    setPending(false);
    ask(null);
    if (!done) return;
    toast(told);
    router.refresh();
  };

  const makeRole = (to: Role): void => {
    const change = () => changeRole({ userId, role: to });
    const told = `${name} is now ${asWhat[to]}.`;
    if (!isSelf) {
      void run(change, told);
      return;
    }
    ask({
      title: `Stop being an admin?`,
      words: 'You will not be able to open these pages any more. Another admin can give you the role back.',
      confirm: `Become ${asWhat[to]}`,
      run: change,
      told,
    });
  };

  const disable = (): void =>
    ask({
      title: `Disable ${name}?`,
      words: 'They are signed out of your clinic at once and cannot sign in to it. What they wrote and issued stays.',
      confirm: 'Disable member',
      run: () => disableMember({ userId }),
      told: `${name} is disabled.`,
    });

  const end = (): void =>
    ask({
      title: `End the sessions of ${name}?`,
      words: 'They are signed out on every device at once, and can sign in again.',
      confirm: 'End sessions',
      run: () => endMemberSessions({ userId }),
      told: `${name} is signed out everywhere.`,
    });

  return (
    <>
      <MenuTrigger>
        <IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden />} />
        <Menu aria-label={`More for ${name}`}>
          {roles
            .filter((one) => one !== role && !disabled)
            .map((one) => (
              <MenuItem
                key={one}
                id={one}
                textValue={`Make ${asWhat[one]}`}
                icon={<UserCog aria-hidden />}
                onAction={() => makeRole(one)}
              >
                {`Make ${asWhat[one]}`}
              </MenuItem>
            ))}
          {member.sessions > 0 && !isSelf ? (
            <MenuItem id="end" icon={<LogOut aria-hidden />} onAction={end}>
              End sessions
            </MenuItem>
          ) : null}
          {disabled ? (
            <MenuItem
              id="enable"
              icon={<CircleCheck aria-hidden />}
              onAction={() => void run(() => enableMember({ userId }), `${name} can sign in again.`)}
            >
              Enable
            </MenuItem>
          ) : isSelf ? null : (
            <MenuItem id="disable" icon={<UserX aria-hidden />} isDangerous onAction={disable}>
              Disable
            </MenuItem>
          )}
        </Menu>
      </MenuTrigger>
      <ConfirmDialog
        title={question?.title ?? ''}
        isOpen={question !== null}
        confirmLabel={question?.confirm ?? ''}
        isDangerous
        isPending={isPending}
        onConfirm={() => void (question && run(question.run, question.told))}
        onCancel={() => ask(null)}
      >
        {question?.words}
      </ConfirmDialog>
    </>
  );
}

const asWhat: Record<Role, string> = {
  clinician: `a ${roleWords.clinician.toLowerCase()}`,
  editor: `an ${roleWords.editor.toLowerCase()}`,
  admin: `an ${roleWords.admin.toLowerCase()}`,
};
