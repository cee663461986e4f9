'use client';

import { Ellipsis, Eraser, Gavel } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { eraseRecord, holdRecord, releaseRecord } from '@/lib/features/patient-records/actions';
import { ReasonDialog } from './reason-dialog';

/** For admins: a legal hold on the patient's handouts, and their erasure where the law asks for it. */
export function RecordKeeping({ handoutId, count, isHeld }: { handoutId: string; count: number; isHeld: boolean }) {
  const router = useRouterAfterWrite();
  const [asking, ask] = useState<'nothing' | 'hold' | 'erase'>('nothing');
  const [isSure, setSure] = useState(false);
  const close = (): void => ask('nothing');

  return (
    <>
      <MenuTrigger>
        <IconButton label="Record keeping" icon={<Ellipsis aria-hidden />} />
        <Menu aria-label="Record keeping" {...(isHeld ? { disabledKeys: ['erase'] } : {})}>
          <MenuItem id="hold" icon={<Gavel aria-hidden />} onAction={() => ask('hold')}>
            {isHeld ? 'Release legal hold' : 'Place legal hold'}
          </MenuItem>
          <MenuItem id="erase" icon={<Eraser aria-hidden />} isDangerous onAction={() => ask('erase')}>
            Erase record
          </MenuItem>
        </Menu>
      </MenuTrigger>
      {asking === 'hold' ? (
        <ReasonDialog
          title={isHeld ? 'Release the legal hold?' : 'Place a legal hold?'}
          confirmLabel={isHeld ? 'Release hold' : 'Place hold'}
          run={(reason) => (isHeld ? releaseRecord : holdRecord)({ handoutId, reason })}
          onDone={() => {
            close();
            toast(isHeld ? 'The legal hold is released.' : 'The legal hold is placed.');
            router.refresh();
          }}
          onClose={close}
        >
          {isHeld
            ? 'This patient’s handouts can then be erased, on request or when your clinic’s retention period is over.'
            : 'None of this patient’s handouts issued so far can be erased while it stands, not even on request.'}
        </ReasonDialog>
      ) : null}
      {asking === 'erase' ? (
        <ReasonDialog
          title="Erase this patient’s record?"
          confirmLabel={`Erase ${counted(count, 'handout')}`}
          isDangerous
          isReady={isSure}
          description="It is kept forever: do not name the patient in it."
          run={(reason) => eraseRecord({ handoutId, reason, count })}
          onDone={() => {
            toast('The record is erased.');
            router.push('/handouts');
          }}
          onClose={close}
        >
          <p>
            {counted(count, 'handout')} and this patient’s drafts lose every word, the PDFs included. Only the fact that
            something was given, when and by whom, is kept. Nobody can bring them back; old backups keep them until they
            expire.
          </p>
          <Switch label="The law allows or asks for this erasure" isSelected={isSure} onChange={setSure} />
        </ReasonDialog>
      ) : null}
    </>
  );
}
