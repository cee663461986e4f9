import type { TopicAsks } from '@/lib/features/topic-gates/data';
import type { SectionItem } from './section-order';

/** Lists what the clinician asks about before giving these topics. None of it is printed. */
export function ClinicianAsks({
  items,
  topicAsks,
}: {
  items: readonly SectionItem[];
  topicAsks: readonly TopicAsks[];
}) {
  const chosen = new Set(items.flatMap(({ section, version }) => (section.on ? [version.topicId] : [])));
  const asks = new Set(topicAsks.flatMap(({ id, asks }) => (chosen.has(id) ? asks : [])));
  if (asks.size === 0) return null;
  return (
    <p className="text-sm text-ink-2">
      <span className="font-medium">Ask about, not printed:</span> {[...asks].join(' · ')}
    </p>
  );
}
