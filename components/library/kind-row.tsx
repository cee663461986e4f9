import { TextQuote } from 'lucide-react';
import { ListRow } from '@/components/ui/list-panel';
import type { KindListItem } from '@/lib/features/library/data';

/** One section of a topic, among those of the same kind. */
export function KindRow({ section: { slug, heading, topic } }: { section: KindListItem }) {
  return (
    <ListRow
      href={`/library/${topic.slug}/${slug}`}
      icon={<TextQuote aria-hidden />}
      title={heading}
      detail={topic.title}
    />
  );
}
