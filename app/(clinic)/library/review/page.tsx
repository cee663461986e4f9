import type { Metadata } from 'next';
import { BackLink } from '@/components/library/back-link';
import { QueueNav, type ShownList } from '@/components/library/queue-nav';
import { OfferRows, QueueRows } from '@/components/library/queue-rows';
import { queueWords } from '@/components/library/queue-words';
import { PageHeading } from '@/components/ui/page-heading';
import { requireActor } from '@/lib/auth/current-actor';
import { dateIn } from '@/lib/domain/clinic/dates';
import { queueLists, reviewQueue } from '@/lib/domain/library/review-queue';
import { loadQueuedSections } from '@/lib/features/reviews/data';
import { listOffers } from '@/lib/features/starter-offers/data';
import { orNotFound } from '@/lib/web/not-found';

export const metadata: Metadata = { title: 'Review' };

export default async function ReviewPage({ searchParams }: { searchParams: Promise<{ show?: string | string[] }> }) {
  const { scope, clinic } = await requireActor('/library/review');
  const sections = await orNotFound(loadQueuedSections(scope));
  const offers = await listOffers(scope);
  const queue = reviewQueue(sections, dateIn(clinic.timeZone, new Date()));
  const counts: { list: ShownList; count: number }[] = [
    ...queueLists.map((list) => ({ list, count: queue[list].length })),
    { list: 'offers', count: offers.length },
  ];
  const { show } = await searchParams;
  const asked = counts.find(({ list }) => list === show) ?? counts.find(({ count }) => count > 0);
  const shown = asked?.list ?? 'in-review';
  const words = queueWords[shown];
  return (
    <>
      <BackLink href="/library">Library</BackLink>
      <PageHeading title="Review">What in the library waits for somebody.</PageHeading>
      <QueueNav counts={counts} shown={shown} />
      <p className="mb-4 text-ink-2">{words.explanation}</p>
      {shown === 'offers' ? (
        <OfferRows offers={offers} none={words.none} />
      ) : (
        <QueueRows items={queue[shown]} none={words.none} locale={clinic.locale} />
      )}
    </>
  );
}
