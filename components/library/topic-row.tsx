import { BookOpenText } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { ListRow } from '@/components/ui/list-panel';
import { counted, reviewGap } from '@/components/wording/review-words';
import { languageName } from '@/lib/domain/language/names';
import type { TopicListItem } from '@/lib/features/library/data';
import { FavouriteButton } from './favourite-button';

export function TopicRow({
  topic,
  uses,
}: {
  topic: TopicListItem;
  /** Handouts of it that the clinic issued in the last 90 days. */
  uses: number;
}) {
  const gap = reviewGap(topic);
  const titleId = `topic-${topic.id}`;
  return (
    <ListRow
      href={`/library/${topic.slug}`}
      icon={<BookOpenText aria-hidden />}
      title={<span id={titleId}>{topic.title}</span>}
      detail={
        <>
          {[topic.subtitle, counted(topic.sectionCount, 'section'), topic.icd10Codes.join(', '), languages(topic)]
            .filter(Boolean)
            .join(' · ')}
          <span className="mt-1.5 flex flex-wrap gap-1.5">
            {gap ? <Badge tone="amber">{gap}</Badge> : <Badge tone="green">Reviewed</Badge>}
            {uses > 0 ? <Badge>{`Given ${uses === 1 ? 'once' : `${uses} times`} in 90 days`}</Badge> : null}
          </span>
        </>
      }
      actions={<FavouriteButton subject="topic" subjectId={topic.id} on={topic.favourite} describedBy={titleId} />}
    />
  );
}

function languages({ locale, translations }: TopicListItem): string {
  const all = [locale, ...translations.map((translation) => translation.locale)];
  return all.length < 2 ? '' : all.map(languageName).join(', ');
}
