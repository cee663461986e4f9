'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useOptimistic } from 'react';
import { ChipLinks } from '@/components/ui/chip-links';
import { Select } from '@/components/ui/select';
import { type BodySystem, bodySystemLabels } from '@/lib/domain/library/body-system';
import { readerAgeLabels, readerAges } from '@/lib/domain/library/reader-age';
import { sectionKindLabels, sectionKinds } from '@/lib/domain/library/section-kind';
import { type LibraryFacets, libraryAddress } from './library-address';

/** The option that leaves a facet open. */
const ALL = '';

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
  // A second choice must not wait for the first one's list, nor take it back.
  const [chosen, show] = useOptimistic(facets);
  const choose = (change: Partial<LibraryFacets>): void =>
    startTransition(() => {
      const wanted = { ...chosen, ...change };
      show(wanted);
      router.push(libraryAddress(wanted), { scroll: false });
    });

  return (
    <div className="mb-5 grid gap-2.5">
      <ChipLinks
        label="Show"
        scroll={false}
        links={shows.map(({ show, label }) => ({
          label,
          href: libraryAddress({ ...chosen, show }),
          isChosen: show === chosen.show,
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
          value={chosen.system}
          onChange={(id) => choose({ system: facetOf(systems, id) })}
        />
        <Select
          label="Readers"
          labelHidden
          options={[{ id: ALL, label: 'All readers' }, ...readerAges.map((id) => ({ id, label: readerAgeLabels[id] }))]}
          value={chosen.readers}
          onChange={(id) => choose({ readers: facetOf(readerAges, id) })}
        />
        <Select
          label="Kind of section"
          labelHidden
          options={[
            { id: ALL, label: 'Whole topics' },
            ...sectionKinds.map((id) => ({ id, label: `Sections: ${sectionKindLabels[id]}` })),
          ]}
          value={chosen.kind}
          onChange={(id) => choose({ kind: facetOf(sectionKinds, id) })}
        />
      </div>
    </div>
  );
}

function facetOf<Facet extends string>(facets: readonly Facet[], id: string): Facet | typeof ALL {
  return facets.find((facet) => facet === id) ?? ALL;
}
