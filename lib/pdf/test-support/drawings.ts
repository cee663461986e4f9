import type { HandoutDocument } from '@/lib/domain/handout/document';
import { type DrawingName, drawingNames } from '@/lib/domain/pictograms/catalog';
import { shownBy } from '@/lib/domain/pictograms/drawing-words';
import { muscleTwitches, section } from './muscle-twitches';

/** A handout of nothing but these drawings, each under a caption. */
export function withDrawings(
  options: Partial<HandoutDocument['options']> = {},
  names: readonly DrawingName[] = drawingNames,
): HandoutDocument {
  const figures = names.map((name) => ({
    type: 'figure' as const,
    pictogram: name,
    alt: shownBy(name, 'en'),
    caption: `About ${name}`,
  }));
  const document = muscleTwitches({ sections: [section('How to', figures)], sources: [] });
  return { ...document, options: { ...document.options, ...options } };
}
