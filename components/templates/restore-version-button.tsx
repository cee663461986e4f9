'use client';

import { RotateCcw } from 'lucide-react';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { restoreTemplate } from '@/lib/features/templates/actions';

/** An earlier version becomes the next one: nothing that came between is lost. */
export function RestoreVersionButton({
  id,
  version,
  number,
  describedBy,
}: {
  id: string;
  version: number;
  number: number;
  describedBy: string;
}) {
  const router = useRouterAfterWrite();
  const [isPending, startTransition] = useTransition();
  const restore = (): void =>
    startTransition(async () => {
      if (!(await valueOrToast(restoreTemplate({ id, version, number })))) return;
      toast(`The template is as it was in version ${number}.`);
      startTransition(() => router.refresh());
    });
  return (
    <Button
      size="sm"
      icon={<RotateCcw aria-hidden />}
      onPress={restore}
      isPending={isPending}
      aria-describedby={describedBy}
    >
      Restore
    </Button>
  );
}
