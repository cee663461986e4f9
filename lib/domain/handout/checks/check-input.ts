import type { Clinic } from '../../clinic/clinic';
import type { SectionVersion } from '../../library/section';
import type { HandoutDocument } from '../document';
import type { DraftContent } from '../draft';

export type CheckInput = {
  draft: DraftContent;
  document: HandoutDocument;
  /** The wordings that the draft pins, in any order. */
  versions: readonly SectionVersion[];
  clinic: Clinic;
  /** The names of patients whose handouts the same person made lately. */
  recentPatients: readonly string[];
  /** Today in the clinic's time zone, YYYY-MM-DD. */
  today: string;
  /** Can the page's fonts print this code point? */
  isPrintable: (codePoint: number) => boolean;
};
