import { lazy, Suspense } from 'react';
import { persistent } from '@/components/ui/persistent-import';
import { type PictogramName, pictogramWidth } from '@/lib/domain/pictograms/catalog';
import { PICTOGRAM_SIZE } from '@/lib/domain/pictograms/shape';

// The drawings weigh more than all the words of a page: they come after it.
const PictogramPaths = lazy(persistent(async () => ({ default: (await import('./pictogram-paths')).PictogramPaths })));

type PictogramProps = {
  name: PictogramName;
  /** What it shows, where it stands for itself; beside words that say it, it is decoration. */
  alt?: string;
  className?: string | undefined;
};

/** One pictogram in the colour of the words around it. */
export function Pictogram({ name, alt, className }: PictogramProps) {
  const viewBox = `0 0 ${pictogramWidth(name)} ${PICTOGRAM_SIZE}`;
  const paths = (
    <Suspense>
      <PictogramPaths name={name} />
    </Suspense>
  );
  return alt === undefined ? (
    <svg viewBox={viewBox} className={className} aria-hidden="true">
      {paths}
    </svg>
  ) : (
    <svg viewBox={viewBox} className={className} role="img" aria-label={alt}>
      {paths}
    </svg>
  );
}
