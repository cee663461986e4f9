import type { PictogramName } from '@/lib/domain/pictograms/catalogue';
import { PICTOGRAM_SIZE, PICTOGRAM_STROKE } from '@/lib/domain/pictograms/shape';
import { pictogramShapes } from '@/lib/domain/pictograms/shapes';
import { keyed } from '@/lib/pdf/keyed';

type PictogramProps = {
  name: PictogramName;
  /** What it shows, where it stands for itself; beside words that say it, it is decoration. */
  alt?: string;
  className?: string | undefined;
};

/** One pictogram in the colour of the words around it. */
export function Pictogram({ name, alt, className }: PictogramProps) {
  const viewBox = `0 0 ${PICTOGRAM_SIZE} ${PICTOGRAM_SIZE}`;
  const paths = keyed(pictogramShapes[name]).map(({ key, item: { d, stroke } }) =>
    stroke ? (
      <path
        key={key}
        d={d}
        fill="none"
        stroke="currentColor"
        strokeWidth={PICTOGRAM_STROKE}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ) : (
      <path key={key} d={d} fill="currentColor" fillRule="evenodd" />
    ),
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
