import type { CalloutTone } from '../callout-tones';
import type { UrgentAction } from '../document';

/** Every word that a handout has beside what its sections and its clinic say: the page's own words in one language. */
export type PageWords = {
  /** BCP 47 tag of the language that they are in. */
  locale: string;
  givenBy: (name: string) => string;
  /** Labels of the patient's box. */
  for: string;
  born: string;
  recordNumber: string;
  comeBack: string;
  /** When to come back and whom to see then: "in 4 weeks with Dr. Osei". */
  comeBackTo: (when: string, who: string) => string;
  /** Marks beside a section's heading; the numbers come as "1–3, 5". */
  edited: string;
  sourceNumbers: (numbers: string, count: number) => string;
  /** After such numbers, where some sentences of the section rest on no source. */
  inPart: (marks: string) => string;
  /** What stands first in a callout of each tone. */
  tones: Record<CalloutTone, string>;
  /** Headings of the two cards of urgent help: as short as they can be. */
  urgentCards: Record<UrgentAction, string>;
  /** Before what a picture shows, where it is told in words. */
  picture: string;
  /** A heading that is repeated where its text goes on to another page. */
  continued: (heading: string) => string;
  about: string;
  notReviewed: string;
  /** The two notices below the title: as short as they can be, so that the urgent help stays on page 1. */
  noticeNotReviewed: string;
  noticePartlyReviewed: (about: string) => string;
  reviewedBy: (who: string, date: string) => string;
  quoted: (heading: string) => string;
  /** The headings of what nobody reviewed, where somebody reviewed the rest. */
  exceptNotReviewed: (headings: string) => string;
  /** Stands over a section, in its own language. */
  reviewOverdue: (heading: string, date: string) => string;
  translationNotReviewed: string;
  /** In a bilingual handout, in the clinic's language. The locale is that of the language that has the urgent help. */
  urgentHelpOnlyIn: (locale: string) => string;
  changedForYou: (sections: string) => string;
  changedSection: (heading: string, who: string, date: string) => string;
  /** Above what holds for every topic of a handout of several. */
  forAnyTopic: string;
  /** Above the sections of such a handout that belong to no topic. */
  visit: string;
  /** Which of several sections of the same heading is meant. */
  ofTopic: (topic: string, heading: string) => string;
  /** Topics named one after the other: `before` is one, or several with `comma` between them. */
  topicsAnd: (before: string, last: string, isMany: boolean) => string;
  /** How many topics a title leaves out, as the last of those it names. */
  otherTopics: (count: number) => string;
  sources: string;
  /** One sentence in place of the list; `more`: there are others. */
  basedOn: (names: readonly string[], more: boolean) => string;
  /** Of a source's date. */
  undated: string;
  aboutWhen: (when: string) => string;
  checkedOn: (when: string) => string;
  updatedOn: (when: string) => string;
  forStaff: string;
  /** Beside a code that opens the handout. */
  scanCode: string;
  qrCode: (reference: string) => string;
  logoOf: (clinic: string) => string;
  page: (number: number, total: number) => string;
  /** Between two things named one after the other, at a sentence's end, and between two sentences. */
  comma: string;
  stop: string;
  gap: string;
  /** null: as the clinic writes its dates, which is a choice among kinds of English. */
  dates: PageDates | null;
};

/** How a language writes dates; what it is handed is midnight UTC of the day. */
export type PageDates = { long: (day: Date) => string; short: (day: Date) => string; month: (day: Date) => string };
