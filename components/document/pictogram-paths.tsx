import type { PictogramName } from '@/lib/domain/pictograms/catalog';
import { PICTOGRAM_STROKE } from '@/lib/domain/pictograms/shape';
import { pictogramShapes } from '@/lib/domain/pictograms/shapes';
import { keyed } from '@/lib/pdf/keyed';

/** The lines and areas of one pictogram, inside an svg of PICTOGRAM_SIZE. */
export function PictogramPaths({ name }: { name: PictogramName }) {
  return keyed(pictogramShapes[name]).map(({ key, item: { d, stroke } }) =>
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
}
