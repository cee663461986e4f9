import { monthNamed } from '../clinic/month-names';
import { readDate } from '../clinic/read-date';
import { comparableWords } from './comparable-words';
import { headedUse } from './list-headings';

/** What makes a cell of a list doubtful, though its syntax is right. */

export type NameDoubt =
  | 'line-break'
  | 'delimiter'
  | 'date'
  | 'digit'
  | 'quote'
  | 'no-letter'
  | 'wrong-letters'
  | 'address'
  | 'no-name'
  | 'unused-column';

const quotes = /["“”„«»]/gu;
/** UTF-8 decoded with a Windows or Mac encoding: "NÃºÃ±ez", "Âµg", "Î¼g", "â‰¥ 38", "¬µg". */
const misread =
  /[ÃÂÅÄÎÏ][\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â[€‚„…†‡ˆ‰œ—\u0080-\u009F][\u0080-\u00BF\u0152-\u2122]|‚[Äàâ][^a-zA-Z\s]|[¬√]\S/u;
const hasWrongLetters = (text: string): boolean => misread.test(text) || text.includes('?');
const lineBreak = /[\n\u2028\u2029\u0085\v\f]/;
/** What spreadsheets and their last lines write where no patient is. */
const noNames: ReadonlySet<string> = new Set([
  ...['total', 'totals', 'subtotal', 'grand total', 'n a', 'nan', 'null', 'none', 'undefined', 'unknown'],
  ...['end', 'end of list', 'end of report', 'totales', 'fin', 'nil', 'tbd', 'tbc', 'ditto', 'idem', 'empty', 'vacant'],
  ...['cancelled', 'canceled', 'no show', 'blocked', 'closed', 'lunch', 'break', 'notes', 'continued', 'signature'],
  ...['summe', 'gesamt', 'totale', 'sum', 'count', 'ninguno', 'vacio', 'cancelado', 'descanso', 'keine', 'aucun'],
]);
/** Words of a list's title that are not names. */
const listWord =
  /\b(?:lists?|lista|listado|listes?|liste|patients|pacientes|patienten|pazienti|clinic|clinica|clinique|klinik|hospital|appointments?|citas|termine|schedule|agenda|roster|report|printed|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/;

/** Tells whether a text is a title of the list rather than a patient: "Clinic list November", "Dr. Osei: Monday". */
export const isOfList = (text: string): boolean => text.includes(':') || listWord.test(comparableWords(text));

/** Why a cell may be no name, or more than one; null where nothing speaks against it. `raw`: as written. */
export function nameDoubt(raw: string): NameDoubt | null {
  const text = raw.trim();
  if (text === '') return null;
  if (lineBreak.test(text)) return 'line-break';
  if (/\d{1,4}([-/.])\d{1,2}\1\d{1,4}/.test(text) || readDate(text, { order: null }).is === 'date') return 'date';
  if (/[\t;|]/.test(text) || !hasAtMostOneComma(text)) return 'delimiter';
  if (text.includes('@') || /:\/\//.test(text)) return 'address';
  if (hasWrongLetters(text)) return 'wrong-letters';
  if (/\p{N}/u.test(text)) return 'digit';
  if ((text.match(quotes) ?? []).length % 2 === 1 || /^["'`“„«]/.test(text)) return 'quote';
  if (!/\p{L}/u.test(text)) return 'no-letter';
  return noNames.has(comparableWords(text)) || isOfList(text) || headedUse(text) !== null ? 'no-name' : null;
}

/** "Reed, Tom" is how many systems write a name; "Reed,Tom" is two cells more often. */
function hasAtMostOneComma(text: string): boolean {
  const parts = text.split(',');
  return (
    parts.length === 1 || (parts.length === 2 && /^\s.*\p{L}/u.test(parts[1] ?? '') && /\p{L}/u.test(parts[0] ?? ''))
  );
}

const scientific = /^[+-]?\d+(?:[.,]\d+)?e[+-]?\d+$/i;
const sheetError = /^(?:#{2,}|#¡?\p{Lu}[\p{Lu}\d/_ ]*[!?]?)$/u;
/** Spreadsheets keep 15 digits of a number and fill the others with zeros. */
const rounded = /^\d{15}0+$/;
const decimal = /^\d+[.,]0+$/;

/** A value that a spreadsheet has spoiled: 1.23457E+11, #REF!, a formula, digits lost. `cell`: on one line, trimmed. */
export function isDamaged(cell: string): boolean {
  return (
    scientific.test(cell) ||
    sheetError.test(cell) ||
    rounded.test(cell) ||
    decimal.test(cell) ||
    /^=/.test(cell) ||
    /^'[\d=+@-]/.test(cell)
  );
}

export type NumberDoubt = 'line-break' | 'delimiter' | 'quote' | 'date' | 'wrong-letters';

/** Why a cell may be no record number; a date there tells that cells have moved. `raw`: as written. */
export function numberDoubt(raw: string): NumberDoubt | null {
  const text = raw.trim();
  if (lineBreak.test(text)) return 'line-break';
  if (/[\t;|,]/.test(text)) return 'delimiter';
  if (text.includes('"')) return 'quote';
  if (hasWrongLetters(text)) return 'wrong-letters';
  const isDate = /\D/.test(text) && ['date', 'ambiguous'].includes(readDate(text, { order: null }).is);
  return isDate || isShortenedDate(text) ? 'date' : null;
}

export type AnswerDoubt = 'line-break' | 'delimiter' | 'date' | 'wrong-letters';

/** Why a cell may not say what was meant for a blank. A whole date can be an answer. `raw`: as written. */
export function answerDoubt(raw: string): AnswerDoubt | null {
  const text = raw.trim();
  if (lineBreak.test(text)) return 'line-break';
  if (text.includes('\t')) return 'delimiter';
  if (hasWrongLetters(text)) return 'wrong-letters';
  return isShortenedDate(text) ? 'date' : null;
}

/** What spreadsheets make of 1-2 or 3/03: 01-Feb, Mar-03, 2-Jan-24. MAR-0003 is a number of its own. */
function isShortenedDate(text: string): boolean {
  const words = comparableWords(text);
  const hasMonth = (words.match(/\p{L}+/gu) ?? []).some((word) => monthNamed(word) !== null);
  if (!hasMonth || !/\d/.test(words) || /\d{3}/.test(words)) return false;
  return ['incomplete', 'two-digit-year'].includes(readDate(text, { order: null }).is);
}
