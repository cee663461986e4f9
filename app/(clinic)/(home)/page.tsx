import type { Metadata } from 'next';
import Link from 'next/link';
import { ContinueList, FavouritesList, MostUsedList, RecentlyIssuedList } from '@/components/home/home-lists';
import { StartSearch } from '@/components/home/start-search';
import { mostUsed, startables } from '@/components/home/startable';
import { requireActor } from '@/lib/auth/current-actor';
import { rankMatches } from '@/lib/domain/library/search-ranking';
import { listMyDrafts } from '@/lib/features/drafts/data';
import { listRecentHandouts } from '@/lib/features/handouts/data';
import { listTopics } from '@/lib/features/library/data';
import { listTemplates } from '@/lib/features/templates/data';
import { loadTopicUses } from '@/lib/features/topic-uses/data';

export const metadata: Metadata = { title: { absolute: 'Plainleaf' } };

export default async function HomePage() {
  const { scope, clinic } = await requireActor();
  const now = new Date();
  const [topics, templates, drafts, issued, topicUses] = await Promise.all([
    listTopics(scope),
    listTemplates(scope),
    listMyDrafts(scope),
    listRecentHandouts(scope),
    loadTopicUses(scope, now),
  ]);
  const all = startables(topics, templates, topicUses);
  const favourites = rankMatches(
    '',
    all.filter((item) => item.favourite),
  ).map(({ item }) => item);
  const clock = { now, locale: clinic.locale, timeZone: clinic.timeZone };

  return (
    <>
      <h1 id="question" className="mb-4 text-2xl font-bold sm:text-3xl">
        What is this handout about?
      </h1>
      <StartSearch all={all} labelledBy="question" />
      <p className="mt-3 text-sm text-ink-2">
        Or{' '}
        <Link href="/library" className="font-semibold text-accent hover:underline">
          browse the library
        </Link>{' '}
        or{' '}
        <Link href="/handouts/new" prefetch={false} className="font-semibold text-accent hover:underline">
          start with an empty handout
        </Link>
        .
      </p>
      <div className="mt-10 grid grid-cols-1 items-start gap-x-6 gap-y-8 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-8">
          <ContinueList drafts={drafts} clock={clock} />
          <FavouritesList favourites={favourites} />
          <MostUsedList items={mostUsed(all)} />
        </div>
        <RecentlyIssuedList handouts={issued} clock={clock} />
      </div>
    </>
  );
}
