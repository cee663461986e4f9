import Link from 'next/link';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { counted } from '@/components/wording/review-words';
import { languageName } from '@/lib/domain/language/names';
import { currentOf } from '@/lib/domain/library/current-version';
import type { GradeSpread, LibraryFigures } from '@/lib/domain/library/library-figures';
import { GENERIC_SLUG } from '@/lib/domain/library/section-kind';

const percent = (part: number, whole: number): string => (whole === 0 ? '0%' : `${Math.round((100 * part) / whole)}%`);

/** The state of the library in figures: what is reviewed, how hard it reads, what is used. */
export function FiguresView({ figures, spread }: { figures: LibraryFigures; spread: GradeSpread | 'no-time' | null }) {
  const { total, reviewed, by } = figures.wordings;
  return (
    <div className="grid gap-10">
      <dl className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
        <Figure
          term="Reviewed"
          value={percent(reviewed, total)}
          detail={`${reviewed} of ${counted(total, 'wording')}`}
        />
        <Figure
          term="Overdue"
          value={String(by.overdue + by.expired)}
          detail={by.expired === 0 ? 'All can still be issued' : `${by.expired} can no longer be issued`}
          href="/library/review?show=overdue"
        />
        <Figure
          term="Due within 60 days"
          value={String(by['due-soon'])}
          detail="Reviews that run out soon"
          href="/library/review?show=due-soon"
        />
        <Figure
          term="Unreviewed"
          value={String(by.none)}
          detail="Print “not clinically reviewed”"
          href="/library/review?show=unreviewed"
        />
      </dl>
      <Part title="Languages">
        <DataTable
          caption="Languages"
          rows={figures.languages}
          rowKey={({ locale }) => locale}
          columns={[
            { id: 'language', heading: 'Language', isRowHeader: true, cell: ({ locale }) => languageName(locale) },
            { id: 'total', heading: 'Wordings', cell: ({ total: all }) => all },
            {
              id: 'reviewed',
              heading: 'Reviewed',
              cell: (row) => `${row.reviewed} (${percent(row.reviewed, row.total)})`,
            },
          ]}
        />
      </Part>
      <Part title="How hard the topics read">
        {spread === 'no-time' ? (
          <p className="text-ink-2">
            The server is too busy to grade the topics now. Load this page again in a minute.
          </p>
        ) : spread ? (
          <Spread spread={spread} />
        ) : (
          <p className="text-ink-2">No English topic is long enough to be graded.</p>
        )}
      </Part>
      <Part title="Given most">
        {figures.mostUsed.length === 0 ? (
          <p className="text-ink-2">No handout has been issued yet.</p>
        ) : (
          <DataTable
            caption="Sections given most"
            rows={figures.mostUsed}
            rowKey={({ section }) => `${section.topic?.slug ?? ''} ${section.slug}`}
            columns={[
              {
                id: 'section',
                heading: 'Section',
                isRowHeader: true,
                cell: ({ section }) => (
                  <Link
                    href={`/library/${section.topic?.slug ?? GENERIC_SLUG}/${section.slug}`}
                    className="text-accent hover:underline"
                  >
                    {currentOf(section.versions, section.originalLocale)?.heading ?? section.slug}
                  </Link>
                ),
              },
              { id: 'topic', heading: 'Topic', cell: ({ section }) => section.topic?.title ?? 'Any handout' },
              { id: 'given', heading: 'Handouts', cell: ({ given }) => given },
            ]}
          />
        )}
      </Part>
      <Part title="Topics never given">
        {figures.neverUsed.length === 0 ? (
          <p className="text-ink-2">Every topic has been given at least once.</p>
        ) : (
          <ul className="flex flex-wrap gap-x-5 gap-y-1.5">
            {figures.neverUsed.map(({ slug, title }) => (
              <li key={slug}>
                <Link href={`/library/${slug}`} className="text-accent hover:underline">
                  {title}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </div>
  );
}

const bandWords = { good: 'Below grade 9', check: 'Grade 9 to 11', hard: 'Above grade 11' } as const;

function Spread({ spread }: { spread: GradeSpread }) {
  const { lowest, median, highest } = spread;
  const all = Object.values(spread.bands).reduce((sum, topics) => sum + topics.length, 0);
  return (
    <>
      <p className="mb-3 text-ink-2">
        {`US school grades (SMOG) of what a topic’s handout prints by itself: from ${lowest.toFixed(1)} to ${highest.toFixed(1)}, half of them up to ${median.toFixed(1)}. Counts of words and sentences only.`}
      </p>
      <dl className="grid gap-2">
        {(['good', 'check', 'hard'] as const).map((band) => (
          <div key={band} className="grid items-center gap-x-3 sm:grid-cols-[8rem_3rem_minmax(0,1fr)]">
            <dt className="text-ink-2">{bandWords[band]}</dt>
            <dd className="font-semibold tabular-nums">{spread.bands[band].length}</dd>
            <dd aria-hidden className="h-2 rounded-full bg-sunk max-sm:hidden">
              <span
                className={`block h-2 rounded-full ${band === 'good' ? 'bg-accent' : 'bg-amber'}`}
                style={{ width: percent(spread.bands[band].length, all) }}
              />
            </dd>
            {band === 'good' || spread.bands[band].length === 0 ? null : (
              <dd className="text-sm text-ink-2 sm:col-span-3">
                {spread.bands[band].map(({ title, smog }) => `${title} (${smog.toFixed(1)})`).join(', ')}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </>
  );
}

function Figure({ term, value, detail, href }: { term: string; value: string; detail: string; href?: string }) {
  return (
    <div className="relative rounded-xl border border-line bg-panel p-4 has-[a:hover]:bg-sunk">
      <dt className="text-sm font-semibold text-ink-2">
        {href ? (
          <Link href={href} className="after:absolute after:inset-0 after:rounded-xl">
            {term}
          </Link>
        ) : (
          term
        )}
      </dt>
      <dd className="text-2xl font-bold tabular-nums">{value}</dd>
      <dd className="text-sm text-ink-2">{detail}</dd>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-2 text-lg font-bold">{title}</h2>
      {children}
    </section>
  );
}
