import { Path, Svg } from '@react-pdf/renderer';
import type { PictogramName } from '@/lib/domain/pictograms/catalog';
import { PICTOGRAM_SIZE, PICTOGRAM_STROKE } from '@/lib/domain/pictograms/shape';
import { pictogramShapes } from '@/lib/domain/pictograms/shapes';
import { keyed } from './keyed';
import { type TagOptions, tag } from './tagging/tag';

type PictogramProps = {
  name: PictogramName;
  size: number;
  color: string;
  /** What it shows, where it stands for itself; beside words that say it, it is decoration. */
  alt?: NonNullable<TagOptions['alt']>;
};

/** One pictogram, as vectors in one colour. */
export function Pictogram({ name, size, color, alt }: PictogramProps) {
  return (
    <Svg
      {...(alt === undefined ? {} : tag('Figure', { alt }))}
      viewBox={`0 0 ${PICTOGRAM_SIZE} ${PICTOGRAM_SIZE}`}
      style={{ width: size, height: size }}
    >
      {keyed(pictogramShapes[name]).map(({ key, item: { d, stroke } }) =>
        stroke ? (
          <Path
            key={key}
            d={d}
            fill="none"
            stroke={color}
            strokeWidth={PICTOGRAM_STROKE}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ) : (
          <Path key={key} d={d} fill={color} fillRule="evenodd" />
        ),
      )}
    </Svg>
  );
}
