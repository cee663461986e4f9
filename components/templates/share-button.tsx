'use client';

import { UserRoundX, UsersRound } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { shareTemplate } from '@/lib/features/templates/actions';

export function ShareButton({ id, shared, describedBy }: { id: string; shared: boolean; describedBy: string }) {
  const router = useRouterAfterWrite();
  const [isPending, startTransition] = useTransition();
  const toggle = (): void =>
    startTransition(async () => {
      if (!(await valueOrToast(shareTemplate({ id, shared: !shared })))) return;
      toast(shared ? 'Only its owner sees this template now.' : 'Everyone in your clinic can use this template now.');
      startTransition(() => router.refresh());
    });
  return (
    <Button
      size="sm"
      isPending={isPending}
      onPress={toggle}
      aria-describedby={describedBy}
      icon={shared ? <UserRoundX aria-hidden /> : <UsersRound aria-hidden />}
    >
      {shared ? 'Stop sharing' : 'Share with clinic'}
    </Button>
  );
}
