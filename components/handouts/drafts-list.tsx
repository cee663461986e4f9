'use client';

import { FilePen, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { whenLabel } from '@/components/home/when-label';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { focusPage } from '@/components/ui/focus-page';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { toast } from '@/components/ui/toast';
import { useRouterAfterWrite } from '@/components/ui/use-router-after-write';
import { counted } from '@/components/wording/review-words';
import { valueOrToast } from '@/components/wording/run-action';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { DRAFTS_MAX, DRAFTS_MAX_BYTES } from '@/lib/domain/limits';
import { UNREADABLE } from '@/lib/domain/unreadable';
import { discardDraft } from '@/lib/features/drafts/actions';
import type { DraftListItem, DraftPage } from '@/lib/features/drafts/data';

type DraftsListProps = DraftPage & { clock: { now: Date } & Pick<Clinic, 'locale' | 'timeZone'> };

/** The member's drafts, with actions to continue or discard them, and the space that they use. */
export function DraftsList({ drafts, page, pages, room, clock }: DraftsListProps) {
  const router = useRouterAfterWrite();
  const [discarding, setDiscarding] = useState<DraftListItem | null>(null);
  const [isBusy, setBusy] = useState(false);

  const discard = async ({ id }: DraftListItem): Promise<void> => {
    setBusy(true);
    const done = await valueOrToast(discardDraft({ id }));
    setBusy(false);
    setDiscarding(null);
    if (!done) return;
    toast('The draft is discarded.');
    focusPage();
    router.refresh();
  };

  return (
    <>
      <p className="mb-3 text-sm text-ink-2">
        {`${room.drafts} of at most ${DRAFTS_MAX} drafts, ${megabytes(room.bytes)} of ${DRAFTS_MAX_BYTES / 1_000_000} MB`}
      </p>
      {drafts.length === 0 ? (
        <p>Nothing here. What you begin is kept here until you issue it.</p>
      ) : (
        <ListPanel label="Your drafts">
          {drafts.map((draft) => (
            <ListRow
              key={draft.id}
              href={`/handouts/${draft.id}`}
              icon={<FilePen aria-hidden />}
              title={titleOf(draft)}
              detail={draft.unreadable ? UNREADABLE : <Detail draft={draft} />}
              aside={<time dateTime={draft.updatedAt}>{whenLabel(new Date(draft.updatedAt), clock)}</time>}
              actions={
                <Button
                  size="sm"
                  variant="quiet"
                  icon={<Trash2 aria-hidden />}
                  onPress={() => setDiscarding(draft)}
                  aria-label={`Discard ${titleOf(draft)}`}
                >
                  Discard
                </Button>
              }
            />
          ))}
        </ListPanel>
      )}
      {pages > 1 ? <Pages page={page} pages={pages} /> : null}
      <ConfirmDialog
        title="Discard this draft?"
        isOpen={discarding !== null}
        confirmLabel="Discard draft"
        isDangerous
        isPending={isBusy}
        onConfirm={() => discarding && void discard(discarding)}
        onCancel={() => setDiscarding(null)}
      >
        {discarding ? `“${titleOf(discarding)}” is deleted. This cannot be undone.` : null}
      </ConfirmDialog>
    </>
  );
}

const titleOf = ({ title }: DraftListItem): string => title || 'Untitled handout';

const megabytes = (bytes: number): string => (bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 1 });

/** The name may have another direction than the text after it. */
function Detail({ draft: { patientName, sectionCount, bytes } }: { draft: DraftListItem }) {
  return (
    <>
      {patientName.trim() === '' ? 'No patient yet' : <bdi>{patientName}</bdi>} · {counted(sectionCount, 'section')} ·{' '}
      {Math.ceil(bytes / 1_000)} kB
    </>
  );
}

function Pages({ page, pages }: { page: number; pages: number }) {
  const link = 'font-semibold text-accent hover:underline';
  return (
    <nav aria-label="Pages of drafts" className="mt-4 flex items-center gap-4 text-sm">
      {page > 1 ? (
        <Link className={link} href={`/handouts/drafts?page=${page - 1}`}>
          Newer
        </Link>
      ) : null}
      <span className="text-ink-2">{`Page ${page} of ${pages}`}</span>
      {page < pages ? (
        <Link className={link} href={`/handouts/drafts?page=${page + 1}`}>
          Older
        </Link>
      ) : null}
    </nav>
  );
}
