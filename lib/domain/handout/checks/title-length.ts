import type { HandoutDocument } from '../document';
import { estimatedWidth } from '../estimated-width';
import { contentWidth } from '../table-form';
import type { AdvisoryFinding } from './finding';

/** Points: the text of extra large print. The title is never smaller. */
const SMALLEST_TYPE = 24;
/** Of title and subtitle, so that urgent help begins on page 1. */
const MOST_LINES = 8;

/** The share of a line's width that is filled before a word that does not fit. */
const FILLED = 0.92;

/** In extra large print the page shortens a title that would push urgent help off page 1. */
export function checkTitleLength({ title, subtitle, options }: HandoutDocument): AdvisoryFinding[] {
  if (options.size !== 'extra-large' || linesOf(title) + linesOf(subtitle) <= MOST_LINES) return [];
  return [{ code: 'title-too-long', severity: 'warns', place: { in: 'field', field: 'title' } }];
}

function linesOf(text: string): number {
  return Math.ceil((estimatedWidth(text) * SMALLEST_TYPE) / (FILLED * contentWidth));
}
