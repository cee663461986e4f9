'use client';

import { RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
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
  const router = useRouter();
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
