'use client';

import { Sparkles } from 'lucide-react';
import { WordingDiff } from '@/components/library/wording-diff';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { SectionItem } from './section-order';

/** The wording that has taken the place of the one this section was made with; null: it is up to date. */
export function newerOf({ version }: SectionItem, newer: readonly SectionVersion[]): SectionVersion | null {
  const found = newer.find(({ sectionId, locale }) => sectionId === version.sectionId && locale === version.locale);
  return found && found.id !== version.id ? found : null;
}

/** Offers a section's new wording, with what changed. Nothing changes until the clinician takes it. */
export function NewerWording({
  item,
  newer,
  onUse,
}: {
  item: SectionItem;
  newer: SectionVersion | null;
  onUse: (version: SectionVersion) => void;
}) {
  if (!newer) return null;
  const { version, section } = item;
  const isWithdrawn = version.status === 'withdrawn';
  return (
    <section
      aria-label={`New wording of ${item.heading}`}
      className="mb-3 rounded-xl border border-accent/50 bg-accent-soft px-4 py-2.5"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <p className="min-w-56 flex-1 font-medium text-accent-strong">
          {isWithdrawn
            ? 'This wording was withdrawn. The library has another one.'
            : 'The library has a new wording of this section.'}
          {section.edit ? ' Taking it drops your changes; undo brings them back.' : ''}
        </p>
        <Button size="sm" onPress={() => onUse(newer)}>
          Use the new wording
        </Button>
      </div>
      <Disclosure label={<span className="text-sm">What changed</span>}>
        <WordingDiff before={version} after={newer} locale={version.locale} />
      </Disclosure>
    </section>
  );
}

/** Names the sections with a new wording, each a way to its offer. */
export function NewerWordings({
  items,
  newer,
  onGo,
}: {
  items: readonly SectionItem[];
  newer: readonly SectionVersion[];
  onGo: (key: string) => void;
}) {
  const offered = items.filter((item) => newerOf(item, newer) !== null);
  if (offered.length === 0) return null;
  return (
    <section aria-labelledby="newer-heading" className="rounded-lg bg-accent-soft px-3 py-2">
      <h2 id="newer-heading" className="flex items-center gap-1.5 text-sm font-semibold text-accent-strong">
        <Sparkles aria-hidden className="size-4" />
        New in the library
      </h2>
      <ul className="mt-1 flex flex-wrap gap-1.5">
        {offered.map(({ key, heading }) => (
          <li key={key}>
            <Button size="sm" onPress={() => onGo(key)}>
              <bdi>{heading}</bdi>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
