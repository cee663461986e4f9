import type { HandoutDocument } from '../document';
import type { AdvisoryFinding } from './finding';
import { hasLongTitle, hasRoomForUrgentHelp } from './page-one';

/** In extra large print the page shortens a title that would push urgent help off page 1. */
export function checkTitleLength(document: HandoutDocument): AdvisoryFinding[] {
  const urgent = document.sections.find(({ kind }) => kind === 'urgent-help');
  if (document.options.size !== 'extra-large' || !urgent) return [];
  if (!hasLongTitle(document) || hasRoomForUrgentHelp(document, urgent)) return [];
  return [{ code: 'title-too-long', severity: 'warns', place: { in: 'field', field: 'title' } }];
}
