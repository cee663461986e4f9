'use client';

import { useRouter } from 'next/navigation';
import { ChipLinks } from '@/components/ui/chip-links';
import { Select } from '@/components/ui/select';
import { type BodySystem, bodySystemLabels } from '@/lib/domain/library/body-system';
import { readerAgeLabels, readerAges } from '@/lib/domain/library/reader-age';
import { sectionKindLabels, sectionKinds } from '@/lib/domain/library/section';
import { facetsFromQuery, type LibraryFacets, libraryAddress } from './library-address';

const ALL = 'all';

const shows: readonly { show: LibraryFacets['show']; label: string }[] = [
  { show: '', label: 'All' },
  { show: 'favourites', label: 'Favourites' },
  { show: 'used', label: 'Most used here' },
];

/** How the library is narrowed; the address keeps it, so that it can be bookmarked or sent to a colleague. */
export function LibraryFilters({
  facets,
  systems,
}: {
  facets: LibraryFacets;
  /** Those that a topic of the clinic belongs to. */
  systems: readonly BodySystem[];
}) {
  const router = useRouter();
  const choose = (change: Partial<Record<keyof LibraryFacets, string>>): void => {
    const address = libraryAddress(facetsFromQuery({ ...facets, ...change }));
    router.push(address, { scroll: false });
  };
  const value = (facet: string): string => facet || ALL;
  const chosen = (id: string): string => (id === ALL ? '' : id);

  return (
    <div className="mb-5 grid gap-2.5">
      <ChipLinks
        label="Show"
        scroll={false}
        links={shows.map(({ show, label }) => ({
          label,
          href: libraryAddress({ ...facets, show }),
          isChosen: show === facets.show,
        }))}
      />
      <div className="grid gap-2.5 sm:grid-cols-3">
        <Select
          label="Body system"
          labelHidden
          options={[
            { id: ALL, label: 'All body systems' },
            ...systems.map((id) => ({ id, label: bodySystemLabels[id] })),
          ]}
          value={value(facets.system)}
          onChange={(id) => choose({ system: chosen(id) })}
        />
        <Select
          label="Readers"
          labelHidden
          options={[{ id: ALL, label: 'All readers' }, ...readerAges.map((id) => ({ id, label: readerAgeLabels[id] }))]}
          value={value(facets.readers)}
          onChange={(id) => choose({ readers: chosen(id) })}
        />
        <Select
          label="Kind of section"
          labelHidden
          options={[
            { id: ALL, label: 'Whole topics' },
            ...sectionKinds.map((id) => ({ id, label: `Sections: ${sectionKindLabels[id]}` })),
          ]}
          value={value(facets.kind)}
          onChange={(id) => choose({ kind: chosen(id) })}
        />
      </div>
    </div>
  );
}
