import { Path, Svg } from '@react-pdf/renderer';
import { mix } from '@/lib/domain/clinic/accent';
import { type PictogramName, pictogramWidth } from '@/lib/domain/pictograms/catalog';
import { PICTOGRAM_SIZE, TINT, type Tone } from '@/lib/domain/pictograms/shape';
import { pictogramShapes } from '@/lib/domain/pictograms/shapes';
import { keyed } from './keyed';
import { type TagOptions, tag } from './tagging/tag';

type PictogramProps = {
  name: PictogramName;
  /** Its height; one of several steps is wider. */
  size: number;
  color: string;
  /** What it shows, where it stands for itself; beside words that say it, it is decoration. */
  alt?: NonNullable<TagOptions['alt']>;
};

/** One pictogram, as vectors in one colour. */
export function Pictogram({ name, size, color, alt }: PictogramProps) {
  const width = pictogramWidth(name);
  const tones: Record<Tone, string> = { ink: color, tint: mix(color, '#ffffff', TINT), paper: '#ffffff' };
  return (
    <Svg
      {...(alt === undefined ? {} : tag('Figure', { alt }))}
      viewBox={`0 0 ${width} ${PICTOGRAM_SIZE}`}
      style={{ width: (size * width) / PICTOGRAM_SIZE, height: size }}
    >
      {keyed(pictogramShapes[name]).map(({ key, item: { d, tone = 'ink', stroke } }) =>
        stroke === undefined ? (
          <Path key={key} d={d} fill={tones[tone]} fillRule="evenodd" />
        ) : (
          <Path
            key={key}
            d={d}
            fill="none"
            stroke={tones[tone]}
            strokeWidth={stroke}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        ),
      )}
    </Svg>
  );
}
