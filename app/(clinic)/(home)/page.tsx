import type { Metadata } from 'next';
import Link from 'next/link';
import { ContinueList, FavouritesList, MostUsedList, RecentlyIssuedList } from '@/components/home/home-lists';
import { StartLink } from '@/components/home/start-link';
import { StartSearch } from '@/components/home/start-search';
import { mostUsed, startables } from '@/components/home/startable';
import { Notice } from '@/components/ui/notice';
import { counted } from '@/components/wording/review-words';
import { requireActor } from '@/lib/auth/current-actor';
import { can } from '@/lib/domain/access/policy';
import { rankMatches } from '@/lib/domain/library/search-ranking';
import { listMyDrafts } from '@/lib/features/drafts/data';
import { listRecentHandouts } from '@/lib/features/handouts/data';
import { listTopics } from '@/lib/features/library/data';
import { countRecentOpenings } from '@/lib/features/restricted-records/data';
import { listTemplates } from '@/lib/features/templates/data';
import { loadTopicUses } from '@/lib/features/topic-uses/data';

export const metadata: Metadata = { title: { absolute: 'Plainleaf' } };

export default async function HomePage() {
  const { scope, clinic } = await requireActor('/');
  const now = new Date();
  const [topics, templates, drafts, issued, topicUses, openings] = await Promise.all([
    listTopics(scope),
    listTemplates(scope),
    listMyDrafts(scope),
    listRecentHandouts(scope),
    loadTopicUses(scope, now),
    can(scope, { do: 'records.keep' }) ? countRecentOpenings(scope, now) : 0,
  ]);
  const all = startables(topics, templates, topicUses);
  const favourites = rankMatches(
    '',
    all.filter((item) => item.favourite),
  ).map(({ item }) => item);
  const clock = { now, locale: clinic.locale, timeZone: clinic.timeZone };

  return (
    <>
      {openings > 0 ? <OpenedNotice count={openings} /> : null}
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
        <StartLink href="/handouts/new" className="font-semibold text-accent hover:underline">
          start with an empty handout
        </StartLink>
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

/** To admins, for a week. */
function OpenedNotice({ count }: { count: number }) {
  return (
    <div className="mb-6">
      <Notice tone="amber">
        {counted(count, 'restricted record')} {count === 1 ? 'was' : 'were'} opened in the last seven days.{' '}
        <Link href="/admin/records#opened" className="font-bold underline">
          See who and why
        </Link>
      </Notice>
    </div>
  );
}
