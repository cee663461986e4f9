import { CircleCheck, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { counted } from '@/components/wording/review-words';
import type { ClinicLocale } from '@/lib/domain/clinic/clinic-locale';
import { formatDate } from '@/lib/domain/clinic/dates';
import { languageName } from '@/lib/domain/language/names';
import type { QueueItem } from '@/lib/domain/library/review-queue';
import { GENERIC_SLUG } from '@/lib/domain/library/section-kind';
import type { OfferListItem } from '@/lib/features/starter-offers/data';

const GENERIC = { slug: GENERIC_SLUG, title: 'Sections for any handout' };

/** More than this many rows are folded away by topic. */
const MOST_OPEN = 40;

export function QueueRows({
  items,
  none,
  locale,
}: {
  items: readonly QueueItem[];
  none: string;
  locale: ClinicLocale;
}) {
  if (items.length === 0) return <NothingWaits>{none}</NothingWaits>;
  return (
    <ByTopic items={items} topicOf={({ section }) => section.topic}>
      {(item) => {
        const { section, version } = item;
        const address = `/library/${(section.topic ?? GENERIC).slug}/${section.slug}?lang=${version.locale}`;
        return (
          <ListRow
            key={version.id}
            href={address}
            icon={<FileText aria-hidden />}
            title={<span lang={version.locale}>{version.heading}</span>}
            detail={[languageName(version.locale), `version ${version.number}`, ...remarks(item, locale)].join(' · ')}
            actions={item.isExpired ? <Badge tone="red">Cannot be issued</Badge> : null}
          />
        );
      }}
    </ByTopic>
  );
}

export function OfferRows({ offers, none }: { offers: readonly OfferListItem[]; none: string }) {
  if (offers.length === 0) return <NothingWaits>{none}</NothingWaits>;
  return (
    <ByTopic items={offers} topicOf={({ topic }) => topic}>
      {({ id, topic, sectionSlug, locale, heading, starterVersion }) => (
        <ListRow
          key={id}
          href={`/library/${(topic ?? GENERIC).slug}/${sectionSlug}?lang=${locale}`}
          icon={<FileText aria-hidden />}
          title={<span lang={locale}>{heading}</span>}
          detail={`${languageName(locale)} · starter version ${starterVersion}`}
        />
      )}
    </ByTopic>
  );
}

function ByTopic<Item>({
  items: all,
  topicOf,
  children,
}: {
  items: readonly Item[];
  topicOf: (item: Item) => { title: string } | null;
  children: (item: Item) => ReactNode;
}) {
  const byTitle = new Map<string, Item[]>();
  for (const item of all) {
    const { title } = topicOf(item) ?? GENERIC;
    byTitle.set(title, [...(byTitle.get(title) ?? []), item]);
  }
  const topics = [...byTitle];
  if (all.length <= MOST_OPEN) {
    return (
      <div className="grid gap-6">
        {topics.map(([title, items]) => (
          <section key={title} aria-label={title}>
            <h2 className="mb-2 text-sm font-semibold text-ink-2">{title}</h2>
            <ListPanel label={title}>{items.map(children)}</ListPanel>
          </section>
        ))}
      </div>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-panel">
      {topics.map(([title, items]) => (
        <li key={title} className="px-4 py-2">
          <Disclosure
            label={
              <span className="flex flex-1 items-center justify-between gap-3">
                <span className="font-semibold text-ink">{title}</span>
                <Badge>{counted(items.length, 'wording')}</Badge>
              </span>
            }
          >
            <ListPanel label={title}>{items.map(children)}</ListPanel>
          </Disclosure>
        </li>
      ))}
    </ul>
  );
}

function NothingWaits({ children }: { children: string }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/60">
      <EmptyState icon={<CircleCheck aria-hidden />} title="Nothing to do">
        {children}
      </EmptyState>
    </div>
  );
}

function remarks({ version, originalNow }: QueueItem, locale: ClinicLocale): string[] {
  const { review, toVerify, originalNumber } = version;
  return [
    ...(review ? [`due ${formatDate(review.nextReviewDue, locale)}`] : []),
    ...(originalNumber !== null && originalNow !== null && originalNumber < originalNow
      ? [`translates version ${originalNumber}, the original is at ${originalNow}`]
      : []),
    ...(toVerify > 0 ? [`${counted(toVerify, 'claim')} to verify`] : []),
  ];
}
