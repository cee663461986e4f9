import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { Builder } from '@/components/builder/builder';
import { ClosedDraftView, ClosedHandoutView } from '@/components/handouts/closed-handout-view';
import { ErasedHandoutView } from '@/components/handouts/erased-handout-view';
import { IssuedHandoutView } from '@/components/handouts/issued-handout-view';
import { UnreadableView } from '@/components/handouts/unreadable-view';
import { AppShell } from '@/components/shell/app-shell';
import { SessionWatch } from '@/components/shell/session-watch';
import { type Actor, endsInMs } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { isStorageFull } from '@/lib/db/storage';
import { can } from '@/lib/domain/access/policy';
import { AppError } from '@/lib/domain/errors';
import { type DraftForBuilder, loadClosedDraft, loadDraft } from '@/lib/features/drafts/data';
import { type IssuedHandout, listRecentHandouts, loadErasedHandout, loadHandout } from '@/lib/features/handouts/data';
import { loadAddableSections } from '@/lib/features/library/data';
import { loadClosedHandout } from '@/lib/features/restricted-records/data';
import { listMyClinics } from '@/lib/features/sessions/data';
import { listMySnippets } from '@/lib/features/snippets/data';
import { loadGatedTopics, loadTopicAges, loadTopicAsks } from '@/lib/features/topic-gates/data';
import { printableRanges } from '@/lib/pdf/coverage';
import { orNotFound, requireUuid, unlessUnreadable } from '@/lib/web/not-found';

type Props = { params: Promise<{ id: string }> };

// The patient's name stays out of the browser's history and tab titles.
export const metadata: Metadata = { title: 'Handout' };

/** One address for a handout's whole life: the builder while it is a draft, the stored handout once issued. */
export default async function HandoutPage({ params }: Props) {
  const id = requireUuid((await params).id);
  const actor = await requireActor(`/handouts/${id}`);
  const draft = await orNotFound(unlessUnreadable(draftUnlessIssued(actor, id)));
  if (draft === 'unreadable') return <IssuedPage actor={actor} id={id} isUnreadable />;
  if (draft === 'restricted') return <ClosedDraftPage actor={actor} id={id} />;
  return draft ? <DraftPage actor={actor} draft={draft} /> : <IssuedPage actor={actor} id={id} />;
}

async function DraftPage({ actor, draft }: { actor: Actor; draft: DraftForBuilder }) {
  const { scope } = actor;
  const [addable, gatedTopics, topicAges, topicAsks, recent, snippets] = await Promise.all([
    loadAddableSections(scope),
    loadGatedTopics(scope),
    loadTopicAges(scope),
    loadTopicAsks(scope),
    listRecentHandouts(scope),
    listMySnippets(scope),
  ]);
  return (
    <>
      <Builder
        key={draft.id}
        draft={draft}
        clinic={actor.clinic}
        clinicianName={actor.name}
        now={new Date().toISOString()}
        recentPatients={recent.map(({ patientName }) => patientName).filter((name) => name !== '')}
        keepsIdentifiers={actor.keepsIdentifiers}
        confirmsBirthDate={actor.confirmsBirthDate}
        canChangeClinic={can(scope, { do: 'clinic.change' })}
        gatedTopics={gatedTopics}
        topicAges={topicAges}
        topicAsks={topicAsks}
        snippets={snippets}
        addable={addable}
        printable={printableRanges()}
      />
      <SessionWatch endsInMs={endsInMs(actor, new Date())} />
    </>
  );
}

async function IssuedPage({ actor, id, isUnreadable = false }: { actor: Actor; id: string; isUnreadable?: boolean }) {
  const handout = isUnreadable ? 'unreadable' : await orNotFound(unlessUnreadable(handoutOrWhy(actor, id)));
  return (
    <PageInShell actor={actor}>
      <Issued actor={actor} id={id} handout={handout} />
    </PageInShell>
  );
}

async function ClosedDraftPage({ actor, id }: { actor: Actor; id: string }) {
  const draft = await loadClosedDraft(actor.scope, id);
  // The draft has just been opened, issued or discarded, so reload the page.
  if (!draft) redirect(`/handouts/${id}`);
  return (
    <PageInShell actor={actor}>
      <ClosedDraftView draft={draft} />
    </PageInShell>
  );
}

async function PageInShell({ actor, children }: { actor: Actor; children: ReactNode }) {
  return (
    <AppShell
      actor={actor}
      clinics={await listMyClinics(actor)}
      sessionEndsInMs={endsInMs(actor, new Date())}
      isStorageFull={isStorageFull()}
    >
      {children}
    </AppShell>
  );
}

type HandoutOrWhy = IssuedHandout | 'erased' | 'restricted';

async function Issued({
  actor: { scope, clinic },
  id,
  handout,
}: {
  actor: Actor;
  id: string;
  handout: HandoutOrWhy | 'unreadable';
}) {
  if (handout === 'unreadable') return <UnreadableView title="Handout" />;
  if (handout === 'erased') {
    return <ErasedHandoutView handout={await orNotFound(loadErasedHandout(scope, id))} clinic={clinic} />;
  }
  if (handout === 'restricted') {
    const { locale, timeZone } = clinic;
    return <ClosedHandoutView handout={await orNotFound(loadClosedHandout(scope, id))} clinic={{ locale, timeZone }} />;
  }
  const canWithdraw = can(scope, { do: 'handout.withdraw', handout });
  return <IssuedHandoutView handout={handout} clinic={clinic} canWithdraw={canWithdraw} />;
}

async function handoutOrWhy({ scope }: Actor, id: string): Promise<HandoutOrWhy> {
  try {
    return await loadHandout(scope, id);
  } catch (error) {
    if (error instanceof AppError && (error.code === 'erased' || error.code === 'restricted')) return error.code;
    throw error;
  }
}

async function draftUnlessIssued(actor: Actor, id: string): Promise<DraftForBuilder | 'restricted' | null> {
  try {
    return await loadDraft(actor.scope, id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'restricted') return error.code;
    if (error instanceof AppError && error.code === 'already-issued') return null;
    throw error;
  }
}
