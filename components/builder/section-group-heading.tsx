'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { inLanguage } from '@/lib/domain/language/direction';
import type { ItemGroup } from './section-order';

export const headingId = ({ id }: ItemGroup): string => `sections-${id}`;

type GroupHeadingProps = {
  group: ItemGroup;
  /** Of the handout, in printed order. */
  topics: readonly string[];
  onMove: (by: -1 | 1) => void;
};

/** The name of a topic above its rows; with it, the topic moves as a whole. */
export function GroupHeading({ group, topics, onMove }: GroupHeadingProps) {
  const { title, locale, topicId } = group;
  const place = topicId === null ? -1 : topics.indexOf(topicId);
  return (
    <div className="mt-3 flex min-h-8 items-center justify-between border-t border-line pt-1">
      <h3 id={headingId(group)} className="min-w-0 text-sm font-semibold wrap-anywhere text-ink">
        <bdi {...inLanguage(locale)}>{title}</bdi>
      </h3>
      {topicId === null ? null : (
        <div className="flex shrink-0">
          <IconButton
            label={`Move topic ${title} up`}
            icon={<ArrowUp aria-hidden />}
            isDisabled={place === 0}
            onPress={() => onMove(-1)}
          />
          <IconButton
            label={`Move topic ${title} down`}
            icon={<ArrowDown aria-hidden />}
            isDisabled={place === topics.length - 1}
            onPress={() => onMove(1)}
          />
        </div>
      )}
    </div>
  );
}
