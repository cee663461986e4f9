import type { Clinic } from '@/lib/domain/clinic/clinic';
import type { GatedTopic, TopicAges } from '@/lib/domain/handout/checks/check-input';
import type { DraftContent } from '@/lib/domain/handout/draft';
import type { SectionVersion } from '@/lib/domain/library/section';
import type { Snippet } from '@/lib/domain/snippet';
import type { AddableSection } from '@/lib/features/library/data';
import type { TopicAsks } from '@/lib/features/topic-gates/data';

/** A draft as the server read it. */
export type BuilderDraft = {
  id: string;
  version: number;
  /** When it was last saved, ISO 8601 UTC. */
  updatedAt: string;
  content: DraftContent;
  /** The wordings that the draft pins, and their counterparts in the clinic's language. */
  versions: readonly SectionVersion[];
  /** The languages in which at least one of its sections can be given. */
  languages: readonly string[];
  /** Wordings that have taken the place of pinned ones. */
  newer: readonly SectionVersion[];
};

export type BuilderProps = {
  draft: BuilderDraft;
  clinic: Clinic;
  /** The name that the handout prints, such as "Dr. Amara Osei". */
  clinicianName: string;
  /** The server's moment, ISO 8601 UTC: server and browser must render the same page. */
  now: string;
  /** The names of the patients for whom the same person issued handouts lately. */
  recentPatients: readonly string[];
  /** The clinic's topics that may only be given after an assessment. */
  gatedTopics: readonly GatedTopic[];
  /** The ages that the clinic's topics are written for. */
  topicAges: readonly TopicAges[];
  /** Questions for the clinician, by topic. They are never printed. */
  topicAsks: readonly TopicAsks[];
  /** The clinician's own, inserted by their names. */
  snippets: readonly Snippet[];
  /** false: who the patient is stays in this window; neither the server nor this browser's store has it. */
  keepsIdentifiers: boolean;
  /** The date of birth is typed a second time before issuing. */
  confirmsBirthDate: boolean;
  /** An admin, who can add what the clinic's details lack. */
  canChangeClinic: boolean;
  addable: readonly AddableSection[];
  /** Code points that the PDF's fonts can print, as packed ranges. */
  printable: readonly number[];
};

/** What another tab or person saved meanwhile. */
export type OtherDraft = {
  version: number;
  content: DraftContent;
  savedAt: string;
  versions: readonly SectionVersion[];
};
