import { Bookmark, FilePlus2 } from 'lucide-react';
import { FavouriteButton } from '@/components/library/favourite-button';
import { ListRow } from '@/components/ui/list-panel';
import { StartLink } from './start-link';
import type { Startable } from './startable';

/** The whole row starts a handout from it. */
export function StartRow({ item }: { item: Startable }) {
  const titleId = `start-${item.id}`;
  return (
    <ListRow
      icon={item.kind === 'topic' ? <FilePlus2 aria-hidden /> : <Bookmark aria-hidden />}
      title={
        <StartLink
          id={titleId}
          href={item.href}
          className="after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent"
        >
          {item.title}
        </StartLink>
      }
      detail={item.detail}
      actions={
        <FavouriteButton subject={item.kind} subjectId={item.subjectId} on={item.favourite} describedBy={titleId} />
      }
    />
  );
}
