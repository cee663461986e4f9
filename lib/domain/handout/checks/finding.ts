import type { DateReading } from '../../clinic/read-date';
import type { ClinicTextName } from '../../clinic/texts/clinic-translations';
import type { Grades } from '../../readability/measure';
import type { Unprintable } from '../../unprintable';
import type { AgeQuestion } from '../answers-of';
import type { Answer } from '../conditions';
import type { AloneBecause } from '../counterparts';
import type { BlankName } from '../merge-fields';

/** blocks: the handout cannot be issued. warns: it can, after a look. hints: could be better. */
export const severities = ['blocks', 'warns', 'hints'] as const;
export type Severity = (typeof severities)[number];

/**
 * A stretch of text within a section's blocks of the document. `path`: the index of the block, and within it of
 * the item, row or child, each from 0; `start` and `end` count UTF-16 units of that block's text.
 */
export type TextRange = { path: readonly number[]; start: number; end: number };

/** Where a finding points: a field of the draft, one of its sections, or what the clinic and its staff print on each handout. */
export type Place =
  | { in: 'handout' }
  | { in: 'clinic' }
  | {
      in: 'field';
      field:
        | 'title'
        | 'patient.name'
        | 'patient.dateOfBirth'
        | 'patient.recordNumber'
        | 'visitDate'
        | 'followUp'
        | 'actions'
        | 'medicines'
        | 'note'
        | 'choices'
        | 'assessed';
    }
  | { in: 'section'; key: string; heading: string; at?: TextRange };

/** Why a typed text is no date. */
export type DateProblem = Exclude<DateReading['is'], 'none' | 'date'>;

type Hint = 'warns' | 'hints';

/** What would make the handout easier to read: never a reason not to issue it. */
export type PlainLanguageFinding =
  | { code: 'long-sentence'; severity: Hint; place: Place; words: number }
  | { code: 'passive-voice'; severity: 'hints'; place: Place; words: string }
  | { code: 'jargon'; severity: 'hints'; place: Place; term: string; plain: string }
  | { code: 'undefined-abbreviation'; severity: 'hints'; place: Place; abbreviation: string }
  | { code: 'long-paragraph'; severity: Hint; place: Place; sentences: number }
  | { code: 'long-list'; severity: 'hints'; place: Place; items: number }
  | { code: 'hard-number'; severity: 'hints'; place: Place; number: string }
  | {
      code: 'hard-to-read';
      severity: 'hints';
      place: Place;
      grades: Grades;
    };

/**
 * Which wording of a section a finding is about. `beside`: the language of the one that a bilingual handout prints beside
 * the patient's; null: the patient's own. `isUrgent`: it is urgent help, which must never be switched off.
 */
type PrintedWording = { beside: string | null; isUrgent: boolean };

/** A check's answer: a code for programs, a place for the screen; the words live in the UI. */
export type Finding =
  | PlainLanguageFinding
  | { code: 'warning-signs-without-action'; severity: 'warns'; place: Place }
  | { code: 'when-to-return-without-time'; severity: 'warns'; place: Place }
  | { code: 'clinic-phone-missing'; severity: 'warns'; place: Place }
  | { code: 'emergency-number-missing'; severity: 'warns'; place: Place }
  | { code: 'conflicting-sections'; severity: 'warns'; place: Place; thing: string; other: string }
  /**
   * `sign`: its words here. `other`: the section that says something else to do about it. `printed`: the one of them that
   * alone prints it, since it asks to act sooner; null: both print it.
   */
  | {
      code: 'sign-actions-differ';
      severity: 'warns';
      place: Place;
      sign: string;
      other: string;
      printed: string | null;
    }
  /** `sign`: its words here. `otherWords`: those of the section `other`. */
  | { code: 'sign-words-differ'; severity: 'warns'; place: Place; sign: string; other: string; otherWords: string }
  /** Of a handout of several topics. */
  | { code: 'topic-without-urgent-help'; severity: 'warns'; place: Place; topic: string }
  | { code: 'title-names-one-topic'; severity: 'warns'; place: Place; topic: string }
  | { code: 'topic-without-return'; severity: 'hints'; place: Place; topic: string }
  | { code: 'section-said-above'; severity: 'hints'; place: Place }
  | { code: 'duplicate-advice'; severity: 'hints'; place: Place; other: string }
  | ({ code: 'section-withdrawn'; severity: 'blocks'; place: Place } & PrintedWording)
  /** `due`: YYYY-MM-DD, the day until which the review held. */
  | ({ code: 'section-overdue'; severity: 'warns'; place: Place; due: string } & PrintedWording)
  | ({ code: 'section-expired'; severity: 'blocks'; place: Place; due: string } & PrintedWording)
  | { code: 'assessment-unconfirmed'; severity: 'blocks'; place: Place; topic: string }
  | { code: 'patient-changed'; severity: 'warns'; place: Place; before: string }
  /** `ageMin`, `ageMax`: whole years, both included; null: no limit. `age`: the patient's on the date of the handout. */
  | {
      code: 'topic-for-other-age';
      severity: 'warns';
      place: Place;
      topic: string;
      ageMin: number | null;
      ageMax: number | null;
      age: number;
    }
  | { code: 'age-answer-differs'; severity: 'warns'; place: Place; question: AgeQuestion; answer: Answer; age: number }
  | { code: 'accent-hard-to-read'; severity: 'hints'; place: Place }
  | { code: 'other-patient'; severity: 'warns'; place: Place; name: string }
  | { code: 'patient-name-missing'; severity: 'blocks'; place: Place }
  | { code: 'no-sections'; severity: 'blocks'; place: Place }
  | { code: 'title-missing'; severity: 'blocks'; place: Place }
  | { code: 'blank-field'; severity: 'blocks'; place: Place; field: BlankName }
  | { code: 'template-blank'; severity: 'blocks'; place: Place; name: string }
  | { code: 'empty-section'; severity: 'blocks'; place: Place; isUrgent: boolean }
  | { code: 'urgent-help-missing'; severity: 'blocks'; place: Place }
  /** `words`: those around the place where it was, for which “�” stands. */
  | { code: 'lost-character'; severity: 'blocks'; place: Place; words: string }
  | ({ code: 'unprintable-character'; severity: 'blocks'; place: Place } & Unprintable)
  /** The draft cannot be saved. `problem`: what is too large in it and what to do, as a sentence. */
  | { code: 'too-large'; severity: 'blocks'; place: Place; problem: string }
  /** `words`: the part of the table that is wider than the page. */
  | { code: 'table-too-wide'; severity: 'blocks'; place: Place; words: string }
  /** `words`: the two numbers. */
  | { code: 'numbers-together'; severity: 'warns'; place: Place; words: string }
  | { code: 'urgent-help-edited'; severity: 'warns'; place: Place }
  | { code: 'when-to-return-missing'; severity: 'warns'; place: Place }
  | { code: 'other-language'; severity: 'warns'; place: Place; isUrgent: boolean; locale: string; wanted: string }
  /**
   * In a bilingual handout: words in `locale` without the clinic's language, `wanted`, beside them. typed: the clinician
   * typed them for this patient. prints-otherwise: the clinic's wording would print other signs, or nothing. urgent-help-apart: not
   * all of the urgent help has a counterpart, and a part of it would look like all of it.
   */
  | {
      code: 'one-language';
      severity: 'warns';
      place: Place;
      why: AloneBecause | 'prints-otherwise' | 'urgent-help-apart';
      locale: string;
      wanted: string;
    }
  /** The handout prints a translation of version `translated` of the original, which is now at version `current`. */
  | { code: 'translation-behind'; severity: 'warns'; place: Place; translated: number; current: number }
  /** `own`: the clinic's text in its own language, `locale`, which prints for want of one in that of the handout. */
  | {
      code: 'clinic-text-language';
      severity: 'warns';
      place: Place;
      text: ClinicTextName;
      own: string;
      locale: string;
      wanted: string;
    }
  /** About words that the clinician typed for this handout. */
  | { code: 'typed-language'; severity: 'warns'; place: Place; wanted: string }
  | { code: 'page-words-language'; severity: 'warns'; place: Place; wanted: string }
  | { code: 'date-of-birth-implausible'; severity: 'blocks'; place: Place }
  /** The date of the visit or of the follow-up. `date`: YYYY-MM-DD. */
  | { code: 'visit-date-before-birth'; severity: 'blocks'; place: Place; date: string }
  /** What was typed is kept as it is and prints nowhere. */
  | { code: 'date-not-read'; severity: 'blocks'; place: Place; typed: string; problem: DateProblem }
  /** `date`: YYYY-MM-DD; `days`: from it to today, negative where it is still to come. */
  | { code: 'visit-date-not-today'; severity: 'warns'; place: Place; date: string; days: number }
  | { code: 'fit-unlikely'; severity: 'hints'; place: Place; pages: number }
  | { code: 'not-reviewed'; severity: 'hints'; place: Place };
export type FindingCode = Finding['code'];

/** A finding that never stops a handout. */
export type AdvisoryFinding = Exclude<Finding, { severity: 'blocks' }>;

const plainLanguageCodes: ReadonlySet<FindingCode> = new Set<PlainLanguageFinding['code']>([
  'long-sentence',
  'passive-voice',
  'jargon',
  'undefined-abbreviation',
  'long-paragraph',
  'long-list',
  'hard-number',
  'hard-to-read',
]);

export function isPlainLanguage(finding: Finding): finding is PlainLanguageFinding {
  return plainLanguageCodes.has(finding.code);
}
