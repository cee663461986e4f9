import type { Clinic } from '../clinic/clinic';
import { dateIn } from '../clinic/dates';
import { clinicIn } from '../clinic/texts/clinic-texts';
import { reviewState } from '../library/review-dates';
import type { SectionVersion, Source } from '../library/section';
import { answersOf } from './answers-of';
import type { Choices } from './conditions';
import { counterpartsThatPrint } from './counterpart-sections';
import { counterpartDraft } from './counterparts';
import type { Block, DocumentSection, DocumentTopic, HandoutDocument } from './document';
import type { DraftContent } from './draft';
import { wordsIn } from './listed-signs';
import { mergeValues } from './merge-values';
import { titlesOfOther } from './packet-title';
import { pageDate } from './page-words/page-dates';
import type { PageWords } from './page-words/page-words';
import { pageWords } from './page-words/words-in';
import { resolveOptions } from './print-options';
import { belowBanner, type PrintedSection, printedSections } from './printed-sections';

export type ComposeInput = {
  draft: DraftContent;
  /**
   * The wordings that the draft pins and, for a bilingual handout, their counterparts in the clinic's language, in any
   * order. A section whose wording is absent is left out.
   */
  versions: readonly SectionVersion[];
  clinic: Clinic;
  /** The name that the handout prints, such as "Dr. Amara Osei". */
  clinicianName: string;
  now: Date;
  /** Footer id of an issued handout; empty while a draft. */
  reference?: string;
  /** Origin that staff reach this installation at, such as https://plainleaf.example; used once issued. */
  baseUrl?: string;
};

/**
 * Draft + library + clinic + now → the one resolved document that every rendition reads.
 * Pure: the same input gives the same document, on the server and in the browser.
 */
export function compose(input: ComposeInput): HandoutDocument {
  const { draft, versions, clinic, clinicianName, now, reference = '', baseUrl = '' } = input;
  const today = dateIn(clinic.timeZone, now);
  const answers = answersOf(draft, today);
  const own = inLanguageOf(draft, input, answers);
  const other = counterpartDraft(draft, versions, clinic);
  const beside = other && besideOf(own, inLanguageOf(other, input, answers), clinic);
  const { words, printed, values, chosen } = own;
  const sources = numberSources([...chosen, ...(beside?.chosen ?? [])]);
  const marking = { sources, clinic, today, isBilingual: beside !== null };
  const sections = documentSections(own, marking);
  const counterpart =
    other && beside ? counterpartOfDocument(draft, other, { ...marking, versions, beside }) : undefined;

  const notice = reviewNotice(sections, isTranslated(chosen), words);
  return {
    schema: 3,
    reference,
    address: reference === '' || baseUrl === '' ? '' : new URL(`/r/${reference}`, baseUrl).href,
    title: draft.title.trim(),
    subtitle: draft.subtitle.trim(),
    locale: draft.locale,
    ...resolveOptions(draft.options, clinic, { isBilingual: Boolean(counterpart) }),
    clinic: {
      name: clinic.name,
      address: clinic.address,
      phone: printed.phones,
      openingHours: printed.openingHours,
      disclaimer: printed.disclaimer,
      footerNote: printed.footerNote,
      accentColor: clinic.accentColor,
      logo: clinic.logo && { ...clinic.logo, alt: printed.logoAlt.trim() || words.logoOf(clinic.name) },
      locale: clinic.locale,
    },
    patient: {
      name: values['patient.name'],
      dateOfBirth: values['patient.dateOfBirth'],
      recordNumber: values['patient.recordNumber'],
    },
    clinicianName,
    visitDate: values['visit.date'],
    followUp: values['followUp.when'] && words.comeBackTo(values['followUp.when'], values['followUp.with']),
    composedAt: now.toISOString(),
    sections,
    sources: sources.list,
    ...(notice !== '' ? { reviewNotice: notice } : { reviewedLine: reviewers(sections, words) }),
    reviewStatement: reviewStatement(sections, isTranslated(chosen), words),
    editStatement: editStatement(chosen, clinic, words),
    ...(counterpart && { counterpart }),
  };
}

/** What prints of a draft, with its fields filled in as its language says them. */
function inLanguageOf(draft: DraftContent, { versions, clinic, clinicianName, now }: ComposeInput, answers: Choices) {
  const printed = clinicIn(clinic, draft.locale);
  const values = mergeValues({ draft, clinic, clinicianName, now, printed });
  const chosen = printedSections({ draft, versions, values, answers });
  return { words: pageWords(draft.locale), printed, values, chosen };
}
type InLanguage = ReturnType<typeof inLanguageOf>;

type Marking = { sources: ReturnType<typeof numberSources>; clinic: Clinic; today: string; isBilingual: boolean };

function documentSections(
  { chosen, words }: InLanguage,
  { sources, clinic, today, isBilingual }: Marking,
): DocumentSection[] {
  return chosen.map((one): DocumentSection => {
    const { section, version, wording, topic } = one;
    const banner = one.blocks.length === 0 ? [] : overdueBanner(version, today, clinic);
    const { blocks, urgent } = belowBanner(banner, one);
    return {
      key: section.key,
      kind: version.kind,
      versionId: version.id,
      versionNumber: version.number,
      locale: version.locale,
      heading: wording.heading,
      ...(topic && { topic }),
      blocks,
      ...(urgent && { urgent }),
      layout: section.layout,
      edited: section.edit !== null,
      ...citationOf(one, sources.numberOf),
      reviewedBy: section.edit ? null : reviewLine(version, clinic, words),
      ...(isBilingual && hasOwnWords(one) && { reviewMark: reviewMark(one, clinic) }),
    };
  });
}

/** A wording that only fills in a note or the clinic's address is no translation of anything. */
const hasOwnWords = ({ wording }: PrintedSection): boolean =>
  wordsIn(wording.body.content)
    .replace(/\{\{[^{}]*\}\}/g, '')
    .trim() !== '';

/** Each of the two languages says for itself whether it was reviewed. */
function reviewMark({ section, version }: PrintedSection, clinic: Clinic): string {
  const words = pageWords(version.locale);
  // A changed translation is the clinician's own text.
  if (section.edit) return words.noticeNotReviewed;
  const notReviewed = version.originalNumber === null ? words.noticeNotReviewed : words.translationNotReviewed;
  return reviewLine(version, clinic, words) ?? notReviewed;
}

/** null: nothing prints beside the patient's language. */
function besideOf(own: InLanguage, other: InLanguage, clinic: Clinic): InLanguage | null {
  const chosen = counterpartsThatPrint(own.chosen, other.chosen, clinic);
  return chosen.length === 0 ? null : { ...other, chosen };
}

type BesideInput = Marking & { versions: readonly SectionVersion[]; beside: InLanguage };

function counterpartOfDocument(
  draft: DraftContent,
  other: DraftContent,
  { versions, beside, ...marking }: BesideInput,
): NonNullable<HandoutDocument['counterpart']> {
  const printed = documentSections(beside, marking);
  const { words, chosen } = beside;
  const notice = reviewNotice(printed, isTranslated(chosen), words);
  return {
    locale: other.locale,
    ...titlesOfOther(draft, other, versions),
    sections: printed,
    disclaimer: beside.printed.disclaimer,
    ...(notice !== '' && { reviewNotice: notice }),
    reviewStatement: reviewStatement(printed, isTranslated(chosen), words),
  };
}

/** Sources numbered in the order in which a reader meets them, uncited ones last; the same source keeps one number. */
function numberSources(chosen: PrintedSection[]) {
  const numbers = new Map<string, number>();
  const list: HandoutDocument['sources'] = [];
  const keyOf = (source: Source): string => `${source.url}\n${source.title}`;
  const cited = [...chosen.filter(citesSources), ...chosen.filter((one) => !citesSources(one))];
  for (const source of cited.flatMap(({ version }) => version.sources)) {
    if (numbers.has(keyOf(source))) continue;
    const number = list.length + 1;
    numbers.set(keyOf(source), number);
    const { title, publisher, short, url, published } = source;
    list.push({ number, title, publisher, ...(short !== undefined && { short }), url, published });
  }
  return { list, numberOf: (source: Source): number => numbers.get(keyOf(source)) ?? 0 };
}

const isSourcedWhole = ({ section, version }: PrintedSection): boolean =>
  !version.sourcedInPart && section.edit === null;

/**
 * Numbers beside a heading speak for every sentence below it. Where some rest on no source, or were changed, the numbers
 * say "in part"; over signs of danger there are none, because a patient must not take one for proof of each.
 */
const citesSources = (chosen: PrintedSection): boolean =>
  chosen.version.kind !== 'urgent-help' || isSourcedWhole(chosen);

function citationOf(chosen: PrintedSection, numberOf: (source: Source) => number) {
  if (!citesSources(chosen)) return { sourceNumbers: [] };
  const sourceNumbers = chosen.version.sources.map(numberOf).sort((a, b) => a - b);
  const isInPart = sourceNumbers.length > 0 && !isSourcedWhole(chosen);
  return { sourceNumbers, ...(isInPart && { sourcedInPart: true as const }) };
}

function reviewLine({ review, status }: SectionVersion, clinic: Clinic, words: PageWords): string | null {
  if (!review || status !== 'approved') return null;
  const name = [review.reviewerName, review.reviewerCredentials].filter(Boolean).join(', ');
  return words.reviewedBy(name, pageDate(review.reviewedOn, words, clinic.locale));
}

/** Past its date a wording prints under a banner, at the place that it speaks of; a check stops it later. */
function overdueBanner(version: SectionVersion, today: string, clinic: Clinic): Block[] {
  const state = reviewState(version, today);
  if (version.review === null || (state !== 'overdue' && state !== 'expired')) return [];
  const words = pageWords(version.locale);
  const text = words.reviewOverdue(version.heading, pageDate(version.review.nextReviewDue, words, clinic.locale));
  const run = { text, bold: true, italic: false, href: null, blank: null };
  return [{ type: 'callout', tone: 'caution', blocks: [{ type: 'paragraph', runs: [run] }] }];
}

/** Is anything that prints a translation that nobody has reviewed? */
function isTranslated(chosen: readonly PrintedSection[]): boolean {
  return chosen.some(
    (one) => one.version.originalNumber !== null && one.version.status !== 'approved' && hasOwnWords(one),
  );
}

/** "Reviewed by …; …."; '' where nobody has reviewed anything. */
function reviewers(sections: DocumentSection[], words: PageWords): string {
  const names = new Set(sections.flatMap(({ reviewedBy }) => reviewedBy ?? []));
  return names.size === 0 ? '' : `${[...names].join('; ')}${words.stop}`;
}

const isReviewed = ({ reviewedBy }: DocumentSection): boolean => reviewedBy !== null;

/** Below the title: that something is not reviewed; the end of the handout says what. '' where all of it is. */
function reviewNotice(sections: DocumentSection[], translated: boolean, words: PageWords): string {
  if (!sections.some(isReviewed)) return words.noticeNotReviewed;
  if (!sections.every(isReviewed)) return words.noticePartlyReviewed(words.about);
  return translated ? words.translationNotReviewed : '';
}

/** Every topic of a handout of several has a section of the same heading. */
function nameOf({ heading, topic }: { heading: string; topic?: DocumentTopic | undefined }, words: PageWords): string {
  return topic ? words.ofTopic(topic.title, heading) : heading;
}

/** Names what nobody has reviewed; '' where somebody has reviewed everything. */
function notReviewedWords(sections: DocumentSection[], translated: boolean, words: PageWords): string {
  const rest = sections
    .filter((section) => !isReviewed(section))
    .map((section) => words.quoted(nameOf(section, words)));
  if (sections.length > 0 && rest.length === 0) return '';
  const what = rest.length === sections.length ? words.notReviewed : words.exceptNotReviewed(rest.join(words.comma));
  return [what, ...(translated ? [words.translationNotReviewed] : [])].join(words.gap);
}

/** Names the reviewers, then says which parts were not reviewed. */
function reviewStatement(sections: DocumentSection[], translated: boolean, words: PageWords): string {
  return [reviewers(sections, words), notReviewedWords(sections, translated, words)].filter(Boolean).join(words.gap);
}

function editStatement(chosen: PrintedSection[], clinic: Clinic, words: PageWords): string {
  const edits = chosen.flatMap(({ section: { edit }, topic }) => {
    if (!edit) return [];
    const date = pageDate(dateIn(clinic.timeZone, new Date(edit.editedAt)), words, clinic.locale);
    return [words.changedSection(nameOf({ heading: edit.heading, topic }, words), edit.editedBy, date)];
  });
  return edits.length === 0 ? '' : words.changedForYou(edits.join(words.comma));
}
