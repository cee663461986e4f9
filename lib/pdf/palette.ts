import { mix, readableAccent } from '@/lib/domain/clinic/accent';
import type { Ink } from '@/lib/domain/handout/print-options';

export type Palette = {
  ink: string;
  soft: string;
  line: string;
  /** The clinic's colour, for rules and marks. */
  accent: string;
  /** The clinic's colour where words are set in it: at least 4.5:1 on white. */
  accentText: string;
  tint: string;
  urgent: string;
  urgentTint: string;
  caution: string;
  cautionTint: string;
  /** A band that stays light on any printer, and words on it. */
  cautionBand: string;
  onCautionBand: string;
  /** Words on a band of the urgent colour. */
  onUrgent: string;
};

/** What is told apart by colour is told apart by weight, frame and icon too, so that grey loses nothing. */
export function paletteFor(ink: Ink, accent: string): Palette {
  switch (ink) {
    case 'color': {
      const accentText = readableAccent(accent);
      return {
        ink: '#17202b',
        soft: '#4b5563',
        line: '#d3d6da',
        accent,
        accentText,
        tint: mix(accentText, '#ffffff', 0.94),
        urgent: '#a8201a',
        urgentTint: '#fdf3f2',
        caution: '#8a5a00',
        cautionTint: '#fdf6e7',
        cautionBand: '#f7dc9c',
        onCautionBand: '#4a3000',
        onUrgent: '#ffffff',
      };
    }
    case 'grey':
      return {
        ink: '#000000',
        soft: '#3f3f3f',
        line: '#c4c4c4',
        accent: '#000000',
        accentText: '#000000',
        tint: '#f2f2f2',
        urgent: '#000000',
        urgentTint: '#ffffff',
        caution: '#333333',
        cautionTint: '#f6f6f6',
        cautionBand: '#e0e0e0',
        onCautionBand: '#000000',
        onUrgent: '#ffffff',
      };
  }
}
