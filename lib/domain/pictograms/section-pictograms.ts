import type { SectionKind } from '../library/section-kind';
import type { PictogramName } from './catalog';

/** The pictogram beside a section's heading. It repeats what the heading says, so it is decoration. */
export const sectionPictograms: Record<SectionKind, PictogramName> = {
  'urgent-help': 'emergency',
  about: 'info',
  types: 'checklist',
  symptoms: 'body',
  'benign-causes': 'harmless',
  'other-causes': 'search',
  factors: 'chart',
  'lifestyle-changes': 'walk',
  treatment: 'medicine',
  tests: 'test-tubes',
  'when-to-return': 'phone',
  'follow-up': 'calendar',
  note: 'note',
};
