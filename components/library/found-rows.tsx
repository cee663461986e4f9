import { Bookmark, TextQuote } from 'lucide-react';
import { Highlighted } from '@/components/home/highlighted';
import { ListRow } from '@/components/ui/list-panel';
import { languageName } from '@/lib/domain/language/names';
import type { SearchMatch } from '@/lib/domain/library/search-ranking';
import { sectionKindLabels } from '@/lib/domain/library/section-kind';
import type { SectionMatch } from '@/lib/domain/library/section-ranking';
import type { FoundSection, FoundTemplate } from '@/lib/features/search/data';
import { sectionAddress } from './library-address';

/** A section that was found, with the words of its text where those were what fitted. */
export function FoundSectionRow({ match: { item, headingRanges, said } }: { match: SectionMatch<FoundSection> }) {
  const lang = item.isTranslation ? item.locale : undefined;
  const where = [
    item.topic?.title ?? 'For any handout',
    sectionKindLabels[item.kind],
    item.isTranslation ? languageName(item.locale) : '',
  ];
  return (
    <ListRow
      href={sectionAddress(item)}
      icon={<TextQuote aria-hidden />}
      title={
        <span lang={lang}>
          <Highlighted text={item.heading} ranges={headingRanges} />
        </span>
      }
      detail={
        <>
          {where.filter(Boolean).join(' · ')}
          {said ? (
            <span lang={lang} className="block break-words">
              <Highlighted text={said.text} ranges={said.ranges} />
            </span>
          ) : null}
        </>
      }
    />
  );
}

export function FoundTemplateRow({
  match: { item, titleRanges },
}: {
  match: SearchMatch<FoundTemplate & { synonyms: string[]; codes: string[] }>;
}) {
  return (
    <ListRow
      href={`/templates/${item.id}`}
      icon={<Bookmark aria-hidden />}
      title={<Highlighted text={item.title} ranges={titleRanges} />}
      detail={item.mine ? 'Your template' : `Template by ${item.ownerName}`}
    />
  );
}
