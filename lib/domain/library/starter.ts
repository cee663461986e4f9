import type { SectionBody } from '../handout/body';
import type { SectionKind, Source } from './section';

/** A section as it ships, before a clinic has a copy of its own. */
export type StarterSection = {
  slug: string;
  kind: SectionKind;
  heading: string;
  body: SectionBody;
  sources: Source[];
  /** Part of the handout that the topic assembles by itself. */
  recommended: boolean;
};

export type StarterTopic = {
  slug: string;
  /** BCP 47 tag of the wording. */
  locale: string;
  title: string;
  subtitle: string;
  audience: string;
  assessmentFirst: boolean;
  synonyms: string[];
  icd10Codes: string[];
  /** In the order in which a handout prints them. */
  sections: StarterSection[];
};

/** What a new clinic's library starts with. */
export type StarterContent = {
  topics: StarterTopic[];
  /** Sections that belong to no topic. */
  generic: { locale: string; sections: StarterSection[] };
};
