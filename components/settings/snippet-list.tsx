'use client';

import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import type { Snippet } from '@/lib/domain/snippet';
import { removeSnippet } from '@/lib/features/snippets/actions';
import { SnippetDialog } from './snippet-dialog';

/** The member's own snippets: to add, change and remove. */
export function SnippetList({ snippets }: { snippets: readonly Snippet[] }) {
  const router = useRouterAfterWrite();
  const [edited, edit] = useState<Snippet | 'new' | null>(null);
  const [leaving, setLeaving] = useState<Snippet | null>(null);
  const [isRemoving, setRemoving] = useState(false);

  const remove = async (name: string): Promise<void> => {
    setRemoving(true);
    const removed = await valueOrToast(removeSnippet({ name }));
    setRemoving(false);
    setLeaving(null);
    if (removed) router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      {snippets.length === 0 ? null : (
        <div className="w-full">
          <ListPanel labelledBy="snippets">
            {snippets.map((snippet) => (
              <ListRow
                key={snippet.name}
                title={`;${snippet.name}`}
                detail={<span className="line-clamp-2 whitespace-pre-line">{snippet.text}</span>}
                actions={
                  <>
                    <IconButton
                      label={`Change ${snippet.name}`}
                      icon={<Pencil aria-hidden />}
                      onPress={() => edit(snippet)}
                    />
                    <IconButton
                      label={`Remove ${snippet.name}`}
                      icon={<Trash2 aria-hidden />}
                      onPress={() => setLeaving(snippet)}
                    />
                  </>
                }
              />
            ))}
          </ListPanel>
        </div>
      )}
      <Button icon={<Plus aria-hidden />} onPress={() => edit('new')}>
        Add snippet
      </Button>
      {edited ? <SnippetDialog snippet={edited === 'new' ? null : edited} onClose={() => edit(null)} /> : null}
      <ConfirmDialog
        title={`Remove ;${leaving?.name ?? ''}?`}
        isOpen={leaving !== null}
        confirmLabel="Remove snippet"
        isDangerous
        isPending={isRemoving}
        onConfirm={() => void (leaving && remove(leaving.name))}
        onCancel={() => setLeaving(null)}
      >
        Handouts that already have its words keep them.
      </ConfirmDialog>
    </div>
  );
}
