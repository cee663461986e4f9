'use client';

import { Archive, Ellipsis, PencilLine } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { valueOrToast } from '@/components/wording/run-action';
import { archiveTemplate } from '@/lib/features/templates/actions';
import { RenameDialog } from './rename-dialog';

export function TemplateMenu({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [asking, ask] = useState<'nothing' | 'name' | 'archive'>('nothing');
  const [isArchiving, setArchiving] = useState(false);

  const archive = async (): Promise<void> => {
    setArchiving(true);
    const done = await valueOrToast(archiveTemplate({ id }));
    setArchiving(false);
    ask('nothing');
    if (!done) return;
    toast(`“${name}” is archived.`);
    // The row that held the focus goes away; the page itself takes it.
    document.getElementById('main')?.focus();
    router.refresh();
  };

  return (
    <>
      <MenuTrigger>
        <IconButton label={`More for ${name}`} icon={<Ellipsis aria-hidden />} />
        <Menu aria-label={`More for ${name}`}>
          <MenuItem id="rename" icon={<PencilLine aria-hidden />} onAction={() => ask('name')}>
            Rename
          </MenuItem>
          <MenuItem id="archive" icon={<Archive aria-hidden />} isDangerous onAction={() => ask('archive')}>
            Archive
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {asking === 'name' ? <RenameDialog id={id} name={name} onClose={() => ask('nothing')} /> : null}
      <ConfirmDialog
        title="Archive this template?"
        isOpen={asking === 'archive'}
        confirmLabel="Archive template"
        isDangerous
        isPending={isArchiving}
        onConfirm={() => void archive()}
        onCancel={() => ask('nothing')}
      >
        “{name}” will no longer be offered to anyone. Handouts made from it stay as they are.
      </ConfirmDialog>
    </>
  );
}
