import { ListPanel } from '@/components/ui/list-panel';
import type { TopicListItem } from '@/lib/features/library/data';
import { TopicRow } from './topic-row';

export function TopicList({
  label,
  topics,
  uses,
}: {
  label: string;
  topics: readonly TopicListItem[];
  uses: Readonly<Record<string, number>>;
}) {
  return (
    <ListPanel label={label}>
      {topics.map((topic) => (
        <TopicRow key={topic.id} topic={topic} uses={uses[topic.id] ?? 0} />
      ))}
    </ListPanel>
  );
}
