import { helpNumberIn } from '../../clinic/texts/clinic-texts';
import { type GradedLanguage, gradedLanguageOf } from '../../readability/language';
import type { DocumentSection } from '../document';
import type { CheckInput } from './check-input';
import type { AdvisoryFinding } from './finding';
import { listsIn, passagesIn } from './passage';
import { blanksIn, placeOf } from './section-text';

/** What a reader is told to do about a warning sign. */
const ACTION: Record<GradedLanguage, RegExp> = {
  en: /\b(?:call|phone|ring|dial|text|go|get|see|seek|come|visit|contact|ask|tell|take|speak|talk|book|need)\b/i,
  es: /(?<!\p{L})(?:llam[ae]|llámenos|vaya|acuda|busque|consulte|pida|venga|vuelva|regrese|hable|marque|avise|avísenos|dígale|díganos|necesita|lleve|llével[oa])(?!\p{L})/iu,
};

/** How soon, or after how long. */
const TIME: Record<GradedLanguage, RegExp> = {
  en: /\b(?:now|immediately|urgent(?:ly)?|emergency|tonight|today|tomorrow|soon|straight away|right away|at once|same day|(?:minute|hour|day|week|month)s?)\b/i,
  es: /(?<!\p{L})(?:ahora|ya|inmediatamente|de inmediato|enseguida|urgente(?:mente)?|urgencias?|emergencias?|hoy|mañana|pronto|cuanto antes|mismo día|(?:minuto|hora|día|semana)s?|mes(?:es)?)(?!\p{L})/iu,
};

/** A reader in trouble finds the sign, what to do and how soon, and whom to call. */
export function checkSafetyNet({ document, clinic }: CheckInput): AdvisoryFinding[] {
  const emergencyNumber = helpNumberIn('emergency', clinic, document.locale);
  const findings = document.sections.flatMap((section) => [
    ...warningSigns(section, emergencyNumber),
    ...timeToReturn(section),
  ]);
  if (document.sections.length === 0) return findings;
  if (document.clinic.phone.trim() === '') {
    findings.push({ code: 'clinic-phone-missing', severity: 'warns', place: { in: 'handout' } });
  }
  // Where a section prints the number, its blank is a finding of its own.
  const isBlank = document.sections.some(({ blocks }) => blanksIn(blocks).includes('emergency.number'));
  if (emergencyNumber === null && !isBlank) {
    findings.push({ code: 'emergency-number-missing', severity: 'warns', place: { in: 'handout' } });
  }
  return findings;
}

/** Each list of signs says what to do and how soon: where it is led in, right after it, or in every item. */
function warningSigns(section: DocumentSection, emergencyNumber: string | null): AdvisoryFinding[] {
  const language = gradedLanguageOf(section.locale);
  if (language === null || section.kind !== 'urgent-help') return [];
  const saysBoth = (text: string): boolean =>
    ACTION[language].test(text) &&
    (TIME[language].test(text) || (emergencyNumber !== null && text.includes(emergencyNumber)));
  return listsIn(section.blocks)
    .filter(({ path }) => path.length <= 2)
    .filter(({ before, items, after }) => !saysBoth(before) && !saysBoth(after) && !items.every(saysBoth))
    .map(({ path }) => ({
      code: 'warning-signs-without-action',
      severity: 'warns',
      place: { ...placeOf(section), at: { path, start: 0, end: 0 } },
    }));
}

function timeToReturn(section: DocumentSection): AdvisoryFinding[] {
  const language = gradedLanguageOf(section.locale);
  if (language === null || section.kind !== 'when-to-return' || section.blocks.length === 0) return [];
  const hasTime = passagesIn(section.blocks).some(({ text }) => TIME[language].test(text));
  return hasTime ? [] : [{ code: 'when-to-return-without-time', severity: 'warns', place: placeOf(section) }];
}
