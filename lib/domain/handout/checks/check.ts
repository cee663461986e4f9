import { judgeAccent } from '../../clinic/accent';
import { withoutSigns } from '../../language/line-words';
import { isSameLanguage } from '../../language/names';
import { blankNames } from '../../template/blanks';
import { firstUnprintable, wordWithLostCharacter } from '../../unprintable';
import { answersOf } from '../answers-of';
import { allSections } from '../bilingual';
import type { HandoutDocument } from '../document';
import type { DraftContent } from '../draft';
import { draftSizeProblems } from '../draft-size';
import { passageStates } from '../printed-passages';
import { printedSigns } from '../said-once';
import { wordingsOf } from '../wordings';
import { checkAges } from './ages';
import { checkBilingual } from './bilingual';
import { checkChangedPatient } from './changed-patient';
import type { CheckInput } from './check-input';
import { checkDates } from './dates';
import type { AdvisoryFinding, Finding, Place } from './finding';
import { checkLanguages } from './languages';
import { checkNumbersTogether } from './numbers-together';
import { checkOtherPatients } from './other-patients';
import { checkPacketTopics } from './packet-topics';
import { estimatedLines, LINES_ON_ONE_PAGE } from './page-length';
import { checkPlainLanguage } from './plain-language';
import { checkRepetition } from './repetition';
import { checkSafetyNet } from './safety-net';
import { checkSaidAbove } from './said-above';
import { blanksIn, placeOf, textsIn } from './section-text';
import { checkSignActions } from './sign-actions';
import { checkTranslations } from './translations';
import { checkWideTables } from './wide-tables';
import { checkWordingStatus } from './wording-status';

type Check = (input: CheckInput) => Finding[];
/** The server does not run it before it issues: what stops a handout must be one of the `blockingChecks`. */
export type AdvisoryCheck = (input: CheckInput) => AdvisoryFinding[];

/** The checks that can stop a handout; the server runs these alone before it issues one. Each looks at every character at most a few times, whatever the text. */
const blockingChecks: readonly Check[] = [
  checkPatient,
  checkDates,
  checkWordingStatus,
  checkSections,
  ({ document }) => checkBlanks(document),
  ({ document }) => checkTemplateBlanks(document),
  ({ draft }) => checkSize(draft),
  checkCharacters,
  ({ document }) => checkWideTables(document),
];

/** Checks that only warn or hint; some of them read every sentence. */
const advisoryChecks: readonly AdvisoryCheck[] = [
  ({ document }) => checkFit(document),
  ({ document }) => checkNumbersTogether(document),
  checkSafetyNet,
  checkLanguages,
  checkBilingual,
  checkTranslations,
  checkOtherPatients,
  checkChangedPatient,
  checkAges,
  checkRepetition,
  checkSignActions,
  checkPacketTopics,
  checkSaidAbove,
  ({ document }) => checkReview(document),
  ({ document }) => checkContrast(document),
  ({ document }) => checkPlainLanguage(document),
];

/** Everything worth saying about a draft before it is issued, the blocking findings first. */
export function checkHandout(input: CheckInput): Finding[] {
  const findings = [...blockingChecks, ...advisoryChecks].flatMap((check) => check(input));
  const order = { blocks: 0, warns: 1, hints: 2 };
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity]);
}

/** Only the findings that block a handout, equal to the blocking findings of `checkHandout`. */
export function checkBlocking(input: CheckInput): Finding[] {
  return blockingFindings(blockingChecks.flatMap((check) => check(input)));
}

export function blockingFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.severity === 'blocks');
}

function checkPatient({ draft }: CheckInput): Finding[] {
  const findings: Finding[] = [];
  if (draft.title.trim() === '') {
    findings.push({ code: 'title-missing', severity: 'blocks', place: { in: 'field', field: 'title' } });
  }
  if (draft.patient.name.trim() === '') {
    findings.push({ code: 'patient-name-missing', severity: 'blocks', place: { in: 'field', field: 'patient.name' } });
  }
  return findings;
}

function checkSections(input: CheckInput): Finding[] {
  const { document } = input;
  if (document.sections.length === 0) return [{ code: 'no-sections', severity: 'blocks', place: { in: 'handout' } }];
  const findings: Finding[] = [];
  const kinds = new Set(document.sections.map((section) => section.kind));
  if (!kinds.has('urgent-help')) {
    findings.push({ code: 'urgent-help-missing', severity: 'blocks', place: { in: 'handout' } });
  }
  if (!kinds.has('when-to-return') && !isReturnSaidAbove(input)) {
    findings.push({ code: 'when-to-return-missing', severity: 'warns', place: { in: 'handout' } });
  }
  for (const section of document.sections) {
    const isUrgent = section.kind === 'urgent-help';
    if (section.blocks.length === 0 || (section.layout.showHeading && section.heading.trim() === '')) {
      findings.push({ code: 'empty-section', severity: 'blocks', place: placeOf(section), isUrgent });
    }
    if (!isSameLanguage(section.locale, document.locale)) {
      const { locale } = section;
      const wanted = document.locale;
      findings.push({ code: 'other-language', severity: 'warns', place: placeOf(section), isUrgent, locale, wanted });
    }
    if (isUrgent && section.edited) {
      findings.push({ code: 'urgent-help-edited', severity: 'warns', place: placeOf(section) });
    }
  }
  return findings;
}

/** Is a section about coming back not printed because sections above print its signs, of which one says to come back? */
function isReturnSaidAbove({ draft, versions, today }: CheckInput): boolean {
  const answers = answersOf(draft, today);
  return wordingsOf(draft, versions).some(
    ({ section: { on }, version: { kind }, wording: { body } }) =>
      on &&
      kind === 'when-to-return' &&
      printedSigns(body, kind, passageStates(body, answers)).some(({ tier }) => tier === 'return'),
  );
}

function checkSize(draft: DraftContent): Finding[] {
  return draftSizeProblems(draft).map(({ section, problem }) => {
    const place: Place = section ? { in: 'section', ...section } : { in: 'handout' };
    return { code: 'too-large', severity: 'blocks', place, problem };
  });
}

function checkBlanks(document: HandoutDocument): Finding[] {
  const seen = new Set<string>();
  return allSections(document).flatMap((section) =>
    blanksIn(section.blocks).flatMap((field): Finding[] => {
      const key = JSON.stringify([section.key, field]);
      // The same blank in both languages is filled in once.
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ code: 'blank-field', severity: 'blocks', place: placeOf(section), field }];
    }),
  );
}

/** A template asks for its blanks when it is used; one that is left, or was written into a draft, must not be printed. */
function checkTemplateBlanks(document: HandoutDocument): Finding[] {
  const findingsAt = (place: Place, texts: string[]): Finding[] =>
    [...new Set(texts.flatMap(blankNames))].map(
      (name): Finding => ({ code: 'template-blank', severity: 'blocks', place, name }),
    );
  return [
    ...findingsAt({ in: 'field', field: 'title' }, [document.title, document.subtitle]),
    ...document.sections.flatMap((section) =>
      section.edited ? findingsAt(placeOf(section), [section.heading, ...textsIn(section.blocks)]) : [],
    ),
  ];
}

function checkCharacters({ draft, document, versions, isPrintable }: CheckInput): Finding[] {
  const findingAt = (place: Place, text: string): Finding[] => {
    const words = wordWithLostCharacter(text);
    if (words !== null) return [{ code: 'lost-character', severity: 'blocks', place, words }];
    const found = firstUnprintable(text, isPrintable);
    return found ? [{ code: 'unprintable-character', severity: 'blocks', place, ...found }] : [];
  };
  const fields: [Place, string][] = [
    [{ in: 'field', field: 'title' }, `${draft.title} ${draft.subtitle}`],
    [{ in: 'field', field: 'patient.name' }, `${draft.patient.name} ${draft.patient.preferredName}`],
    [{ in: 'field', field: 'patient.recordNumber' }, draft.patient.recordNumber],
    [{ in: 'field', field: 'followUp' }, `${draft.followUp.when} ${draft.followUp.with}`],
    [{ in: 'field', field: 'actions' }, draft.plan.actions.replace(/[\r\n]/g, ' ')],
    [{ in: 'field', field: 'medicines' }, draft.plan.medicines.replace(/[\r\n]/g, ' ')],
    [{ in: 'field', field: 'note' }, draft.note.replace(/[\r\n]/g, ' ')],
  ];
  const findings = fields.flatMap(([place, text]) => findingAt(place, text));
  const inFields = findings.length === 0 ? '' : fields.map(([, text]) => text).join(' ');
  const { clinic, clinicianName } = document;
  const ofClinic = [
    clinic.name,
    clinic.address,
    clinic.phone,
    clinic.openingHours,
    clinic.disclaimer,
    clinic.footerNote,
  ];
  const printed = new Set(allSections(document).map(({ versionId }) => versionId));
  const reviewers = versions.flatMap(({ id, review }) =>
    review && printed.has(id) ? [review.reviewerName, review.reviewerCredentials] : [],
  );
  return [
    ...findings,
    ...findingAt({ in: 'clinic' }, [...ofClinic, clinicianName, ...reviewers].join(' ')),
    ...allSections(document).flatMap((section) => {
      const sources = document.sources
        .filter(({ number }) => section.sourceNumbers.includes(number))
        .flatMap(({ title, publisher, url, published }) => [title, publisher, url, published]);
      const text = [section.heading, ...textsIn(section.blocks), ...sources].join(' ');
      // What a section only repeats from a field is put right in the field.
      return findingAt(placeOf(section), section.edited ? text : withoutTold(text, inFields, isPrintable));
    }),
  ];
}

/** A text without the characters that cannot be printed, and the words with a lost one, that fields have, too. */
function withoutTold(text: string, fields: string, isPrintable: CheckInput['isPrintable']): string {
  const words = new Set(wordsWithLost(fields));
  const characters = [...new Set(fields)].filter((character) => firstUnprintable(character, isPrintable) !== null);
  const untold = text.split(/\s+/u).filter((word) => !wordsWithLost(word).some((lost) => words.has(lost)));
  return characters.reduce((rest, character) => rest.replaceAll(character, ' '), untold.join(' '));
}

const wordsWithLost = (text: string): string[] =>
  text.split(/\s+/u).flatMap((word) => {
    const lost = wordWithLostCharacter(word);
    return lost === null ? [] : withoutSigns(lost);
  });

function checkFit(document: HandoutDocument): AdvisoryFinding[] {
  const { fitPages } = document.options;
  return fitPages !== null && estimatedLines(document) > fitPages * LINES_ON_ONE_PAGE
    ? [{ code: 'fit-unlikely', severity: 'hints', place: { in: 'handout' }, pages: fitPages }]
    : [];
}

function checkReview(document: HandoutDocument): AdvisoryFinding[] {
  const unreviewed = allSections(document).some((section) => section.reviewedBy === null);
  return unreviewed ? [{ code: 'not-reviewed', severity: 'hints', place: { in: 'handout' } }] : [];
}

/** Words in the clinic's color are printed darker until they can be read; the clinic may not know that they are. */
function checkContrast({ clinic, options }: HandoutDocument): AdvisoryFinding[] {
  return options.ink === 'color' && judgeAccent(clinic.accentColor).isCorrected
    ? [{ code: 'accent-hard-to-read', severity: 'hints', place: { in: 'handout' } }]
    : [];
}
