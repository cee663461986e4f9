'use client';

import { useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { unarchiveTemplate } from '@/lib/features/templates/actions';

/** What was archived and can be brought back. */
export function ArchivedTemplates({ templates }: { templates: readonly { id: string; name: string }[] }) {
  if (templates.length === 0) return null;
  return (
    <Disclosure label={`Archived (${templates.length})`}>
      <ListPanel label="Archived templates">
        {templates.map(({ id, name }) => (
          <ListRow
            key={id}
            title={<span id={`archived-${id}`}>{name}</span>}
            actions={<BringBack id={id} name={name} />}
          />
        ))}
      </ListPanel>
    </Disclosure>
  );
}

function BringBack({ id, name }: { id: string; name: string }) {
  const router = useRouterAfterWrite();
  const [isPending, startTransition] = useTransition();
  const bringBack = (): void =>
    startTransition(async () => {
      if (!(await valueOrToast(unarchiveTemplate({ id })))) return;
      toast(`“${name}” is back.`);
      startTransition(() => router.refresh());
    });
  return (
    <Button size="sm" onPress={bringBack} isPending={isPending} aria-describedby={`archived-${id}`}>
      Bring back
    </Button>
  );
}
