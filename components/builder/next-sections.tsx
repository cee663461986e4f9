'use client';

import { ChevronDown } from 'lucide-react';
import type { Block, HandoutDocument } from '@/lib/domain/handout/document';
import { inLanguage } from '@/lib/domain/language/direction';
import { SectionKindIcon } from './section-kind-icon';
import type { SectionItem } from './section-order';

const MOST_SHOWN = 4;

/** The sections after the one being edited, closed; one press opens the next. */
export function NextSections({
  items,
  document,
  onSelect,
}: {
  items: readonly SectionItem[];
  document: HandoutDocument;
  onSelect: (key: string) => void;
}) {
  if (items.length === 0) return null;
  const shown = items.slice(0, MOST_SHOWN);
  return (
    <section aria-labelledby="next-heading" className="mt-8">
      <h2 id="next-heading" className="mb-2 text-sm font-semibold text-ink-2">
        Next
      </h2>
      <ul className="flex flex-col gap-2">
        {shown.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              onClick={() => onSelect(item.key)}
              className="flex min-h-11 w-full items-center gap-2.5 rounded-xl border border-line bg-panel px-4 text-start hover:border-line-strong"
            >
              <SectionKindIcon kind={item.version.kind} />
              <bdi {...inLanguage(item.version.locale)} className="shrink-0 font-semibold max-sm:shrink">
                {item.heading}
              </bdi>
              <span className="min-w-0 flex-1 truncate text-sm text-ink-2 max-sm:hidden">
                {summary(document.sections.find((section) => section.key === item.key)?.blocks ?? [])}
              </span>
              <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-3" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The first words of a section, or what it consists of. */
function summary(blocks: readonly Block[]): string {
  const [first] = blocks;
  if (!first) return '';
  switch (first.type) {
    case 'paragraph':
      return first.runs.map((run) => run.text).join('');
    case 'list':
      return first.items.length === 1 ? 'List, 1 line' : `List, ${first.items.length} lines`;
    case 'table':
      return `Table, ${first.rows.length} rows`;
    case 'callout':
      return summary(first.blocks);
    case 'checklist':
      return `Checklist, ${first.items.length} lines`;
    case 'figure':
      return first.caption || first.alt;
  }
}
