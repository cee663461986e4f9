'use client';

import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Disclosure } from '@/components/ui/disclosure';
import { focusPage } from '@/components/ui/focus-page';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { deleteTemplate, unarchiveTemplate } from '@/lib/features/templates/actions';
import type { TemplateListItem } from '@/lib/features/templates/data';

type Archived = Pick<TemplateListItem, 'id' | 'name' | 'mine' | 'ownerName'>;

/** Archived templates, which can be brought back or deleted. */
export function ArchivedTemplates({ templates }: { templates: readonly Archived[] }) {
  const router = useRouterAfterWrite();
  const [deleting, setDeleting] = useState<Archived | null>(null);
  const [isPending, startTransition] = useTransition();
  if (templates.length === 0) return null;

  const remove = ({ id, name }: Archived): void =>
    startTransition(async () => {
      const isDone = await valueOrToast(deleteTemplate({ id }));
      setDeleting(null);
      if (!isDone) return;
      toast(`“${name}” is deleted.`);
      focusPage();
      startTransition(() => router.refresh());
    });

  return (
    <>
      <Disclosure label={`Archived (${templates.length})`}>
        <ListPanel label="Archived templates">
          {templates.map((template) => (
            <ListRow
              key={template.id}
              title={<span id={`archived-${template.id}`}>{template.name}</span>}
              detail={template.mine ? 'By you' : `By ${template.ownerName}`}
              actions={
                <>
                  <BringBack id={template.id} name={template.name} />
                  <Button
                    size="sm"
                    variant="quiet"
                    onPress={() => setDeleting(template)}
                    aria-describedby={`archived-${template.id}`}
                  >
                    Delete
                  </Button>
                </>
              }
            />
          ))}
        </ListPanel>
      </Disclosure>
      <ConfirmDialog
        title="Delete this template?"
        isOpen={deleting !== null}
        confirmLabel="Delete template"
        isDangerous
        isPending={isPending}
        onConfirm={() => deleting && remove(deleting)}
        onCancel={() => setDeleting(null)}
      >
        {deleting ? `${nameOf(deleting)} is deleted with all its versions. This cannot be undone. ` : null}
        Drafts and handouts that were made from it stay as they are.
      </ConfirmDialog>
    </>
  );
}

const nameOf = ({ name, mine, ownerName }: Archived): string => (mine ? `“${name}”` : `“${name}” by ${ownerName}`);

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
