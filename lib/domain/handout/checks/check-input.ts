import type { Clinic } from '../../clinic/clinic';
import type { SectionVersion } from '../../library/section';
import type { HandoutDocument } from '../document';
import type { DraftContent } from '../draft';

/** A topic whose handout may only be given to a patient whom a clinician has assessed. */
export type GatedTopic = { id: string; title: string };

/** The ages, in whole years and both included, that a topic is written for; null: no limit. */
export type TopicAges = GatedTopic & { ageMin: number | null; ageMax: number | null };

export type CheckInput = {
  draft: DraftContent;
  document: HandoutDocument;
  /** The wordings that the draft pins, in any order. */
  versions: readonly SectionVersion[];
  clinic: Clinic;
  /** The names of patients whose handouts the same person made lately. */
  recentPatients: readonly string[];
  /** The topics in the draft that may only be given after an assessment. */
  gatedTopics: readonly GatedTopic[];
  /** The ages that the topics in the draft are written for; a topic that is absent is for everybody. */
  topicAges: readonly TopicAges[];
  /** The patient's name when this tab opened the draft; empty where nobody was named yet or nobody is looking. */
  openedFor: string;
  /** Today in the clinic's time zone, YYYY-MM-DD. */
  today: string;
  /** Can the page's fonts print this code point? */
  isPrintable: (codePoint: number) => boolean;
};
