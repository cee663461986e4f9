import type { PictogramName } from '@/lib/domain/pictograms/catalog';
import { TINT, type Tone } from '@/lib/domain/pictograms/shape';
import { pictogramShapes } from '@/lib/domain/pictograms/shapes';
import { keyed } from '@/lib/pdf/keyed';

// A panel is white on paper, and dark where the screen is.
const tones: Record<Tone, string> = {
  ink: 'currentColor',
  tint: `color-mix(in srgb, currentColor ${Math.round((1 - TINT) * 100)}%, var(--panel))`,
  paper: 'var(--panel)',
};

/** The lines and areas of one pictogram, inside an svg of its size. */
export function PictogramPaths({ name }: { name: PictogramName }) {
  return keyed(pictogramShapes[name]).map(({ key, item: { d, tone = 'ink', stroke } }) =>
    stroke === undefined ? (
      <path key={key} d={d} fill={tones[tone]} fillRule="evenodd" />
    ) : (
      <path
        key={key}
        d={d}
        fill="none"
        stroke={tones[tone]}
        strokeWidth={stroke}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ),
  );
}
