import { FileCheck, FilePen, Star } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ListPanel, ListRow } from '@/components/ui/list-panel';
import { counted } from '@/components/wording/review-words';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { UNREADABLE } from '@/lib/domain/unreadable';
import type { DraftListItem } from '@/lib/features/drafts/data';
import type { HandoutListItem } from '@/lib/features/handouts/data';
import { StartRow } from './start-row';
import type { Startable } from './startable';
import { whenLabel } from './when-label';

export type Clock = { now: Date } & Pick<Clinic, 'locale' | 'timeZone'>;

export function ContinueList({ drafts, clock }: { drafts: readonly DraftListItem[]; clock: Clock }) {
  return (
    <HomeSection id="continue" title="Continue">
      {drafts.length === 0 ? (
        <Empty icon={<FilePen aria-hidden />} title="No handout under way">
          What you begin is kept here until you issue it.
        </Empty>
      ) : (
        <ListPanel labelledBy="continue">
          {drafts.map((draft) => (
            <ListRow
              key={draft.id}
              href={`/handouts/${draft.id}`}
              icon={<FilePen aria-hidden />}
              title={draft.title || 'Untitled handout'}
              detail={
                draft.unreadable ? (
                  UNREADABLE
                ) : (
                  <Detail patient={draft.patientName} rest={counted(draft.sectionCount, 'section')} />
                )
              }
              aside={<When iso={draft.updatedAt} clock={clock} />}
            />
          ))}
        </ListPanel>
      )}
      {drafts.length > 0 ? (
        <p className="mt-2 text-sm">
          <Link href="/handouts/drafts" className="font-semibold text-accent hover:underline">
            All your drafts
          </Link>
        </p>
      ) : null}
    </HomeSection>
  );
}

export function FavouritesList({ favourites }: { favourites: readonly Startable[] }) {
  return (
    <HomeSection id="favourites" title="Favourites">
      {favourites.length === 0 ? (
        <Empty icon={<Star aria-hidden />} title="No favourites yet">
          Press “Favourite” on a topic or a template, and it waits here to be started with one press.
        </Empty>
      ) : (
        <ListPanel labelledBy="favourites">
          {favourites.map((item) => (
            <StartRow key={item.id} item={item} />
          ))}
        </ListPanel>
      )}
    </HomeSection>
  );
}

/** Nothing at all in a clinic that has issued nothing yet. */
export function MostUsedList({ items }: { items: readonly Startable[] }) {
  if (items.length === 0) return null;
  return (
    <HomeSection id="most-used" title="Most used in your clinic">
      <ListPanel labelledBy="most-used">
        {items.map((item) => (
          <StartRow key={item.id} item={item} />
        ))}
      </ListPanel>
    </HomeSection>
  );
}

export function RecentlyIssuedList({ handouts, clock }: { handouts: readonly HandoutListItem[]; clock: Clock }) {
  return (
    <HomeSection id="recently-issued" title="Recently issued">
      {handouts.length === 0 ? (
        <Empty icon={<FileCheck aria-hidden />} title="Nothing issued yet">
          Handouts you give to patients appear here, ready to print again or to use for the next patient.
        </Empty>
      ) : (
        <ListPanel labelledBy="recently-issued">
          {handouts.map((handout) => (
            <ListRow
              key={handout.id}
              href={`/handouts/${handout.id}`}
              icon={<FileCheck aria-hidden />}
              title={handout.title}
              detail={<Detail patient={issuedTo(handout)} rest={counted(handout.pageCount, 'page')} />}
              aside={<When iso={handout.issuedAt} clock={clock} />}
            />
          ))}
        </ListPanel>
      )}
    </HomeSection>
  );
}

function HomeSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <h2 id={id} className="mb-2 text-sm font-semibold text-ink-2">
        {title}
      </h2>
      {children}
    </section>
  );
}

function Empty({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3.5 rounded-xl border border-dashed border-line-strong/60 px-4 py-3.5">
      <span className="text-ink-3 [&_svg]:size-5">{icon}</span>
      <div>
        <p className="font-semibold">{title}</p>
        <p className="text-sm text-ink-2">{children}</p>
      </div>
    </div>
  );
}

function issuedTo({ unreadable, patientName }: HandoutListItem): string {
  return unreadable ? UNREADABLE : patientName || 'Name not kept';
}

/** A name may be written in another direction than what follows it. */
function Detail({ patient, rest }: { patient: string; rest: string }) {
  return (
    <>
      {patient.trim() === '' ? 'No patient yet' : <bdi>{patient}</bdi>} · {rest}
    </>
  );
}

function When({ iso, clock }: { iso: string; clock: Clock }) {
  return <time dateTime={iso}>{whenLabel(new Date(iso), clock)}</time>;
}
