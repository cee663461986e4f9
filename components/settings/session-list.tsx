'use client';

import { MonitorSmartphone } from 'lucide-react';
import { instantLabel } from '@/components/handouts/instant-label';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { focusPage } from '@/components/ui/focus-page';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { valueOrToast } from '@/components/wording/run-action';
import { deviceWords } from '@/lib/domain/access/device-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { endMyOtherSessions, endMySession } from '@/lib/features/sessions/actions';
import type { SessionListItem } from '@/lib/features/sessions/data';

/** Where this person is signed in, and the way to end it there. */
export function SessionList({
  sessions,
  clinic,
}: {
  sessions: readonly SessionListItem[];
  clinic: Pick<Clinic, 'name' | 'locale' | 'timeZone'>;
}) {
  const router = useRouterAfterWrite();

  const end = async (id: string): Promise<void> => {
    if (!(await valueOrToast(endMySession({ id })))) return;
    toast('That session is ended.');
    focusPage();
    router.refresh();
  };

  const endOthers = async (): Promise<void> => {
    if (!(await valueOrToast(endMyOtherSessions()))) return;
    toast('You are signed out everywhere else.');
    focusPage();
    router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full">
        <ListPanel labelledBy="sessions">
          {sessions.map((session) => (
            <ListRow
              key={session.id}
              icon={<MonitorSmartphone aria-hidden />}
              title={
                <span className="flex flex-wrap items-center gap-2">
                  {deviceWords(session.userAgent)} {session.isThisOne ? <Badge tone="accent">This one</Badge> : null}
                </span>
              }
              detail={[
                session.clinicName === clinic.name ? '' : session.clinicName,
                session.address === '' ? '' : `from ${session.address}`,
                `signed in ${instantLabel(session.startedAt, clinic)}`,
                session.isThisOne ? '' : `last used ${instantLabel(session.lastSeenAt, clinic)}`,
              ]
                .filter((part) => part !== '')
                .join(', ')}
              actions={
                session.isThisOne ? undefined : (
                  <Button
                    size="sm"
                    variant="quiet"
                    aria-label={`End the session on ${deviceWords(session.userAgent)}`}
                    onPress={() => void end(session.id)}
                  >
                    End
                  </Button>
                )
              }
            />
          ))}
        </ListPanel>
      </div>
      {sessions.length > 1 ? <Button onPress={() => void endOthers()}>Sign out everywhere else</Button> : null}
    </div>
  );
}
