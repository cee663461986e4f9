import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { LastPage } from '@/lib/pdf/preview/last-page-content';

/** What the last page is there for: "Treatment spills 3 lines onto page 3". Empty for a handout of one page. */
export function lastPageWords(lastPage: LastPage, pageCount: number, { sections }: HandoutDocument): string {
  if (pageCount < 2) return '';
  const page = `page ${pageCount}`;
  const heading = sections.find(({ key }) => key === lastPage?.key)?.heading;
  if (!lastPage || heading === undefined) return `Only sources and notes are on ${page}`;
  const { goesOn, lines, following } = lastPage;
  const first = goesOn ? `${heading} spills ${counted(lines, 'line')} onto ${page}` : `${heading} is on ${page}`;
  return following === 0 ? first : `${first}, with ${counted(following, 'more section')}`;
}

export const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
