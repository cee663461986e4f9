/** Days from 0, Monday, to 6; `to` is `from` where it is one day. */
export type DaySpan = { from: number; to: number };
/** Minutes of the day; an end at midnight is 1440. */
export type TimeSpan = { from: number; to: number };
/** `times` is empty where the clinic is closed on these days. */
export type DayHours = { days: DaySpan[] | 'every-day'; times: TimeSpan[] };
/** `clock`: how the text writes a time, "5 pm" or "17:00". */
export type OpeningHours = { clock: 12 | 24; hours: DayHours[] };

const days: readonly RegExp[] = [
  /^mon(?:day)?s?$/,
  /^tue(?:s|sday)?s?$/,
  /^wed(?:nesday)?s?$/,
  /^thu(?:r|rs|rsday)?s?$/,
  /^fri(?:day)?s?$/,
  /^sat(?:urday)?s?$/,
  /^sun(?:day)?s?$/,
];

export const NOON = 12 * 60;
/** At the end of a day. */
export const MIDNIGHT = 24 * 60;

/**
 * `half`: null where the text does not say which half of the day; noon and midnight are named. `isToTheMinute`: the text
 * writes minutes, also "00".
 */
type Time = { minutes: number; half: 'am' | 'pm' | 'named' | null; isToTheMinute: boolean };
/** `clock`: null where the text names both ends, which either clock has. */
type ReadSpan = TimeSpan & { clock: OpeningHours['clock'] | null };

type Token =
  | { is: 'days'; days: DaySpan[] | 'every-day' }
  | { is: 'time'; time: Time }
  | { is: 'closed' }
  /** "to", "–". */
  | { is: 'until' }
  /** "and", "," and what else stands between two days or two times. */
  | { is: 'next' };

/**
 * Reads opening hours as an English-speaking clinic writes them: "Monday to Friday, 8 am to 5 pm; Saturday closed". null
 * where one word of it is anything else: hours that are half understood would be printed wrong.
 */
export function readOpeningHours(text: string): OpeningHours | null {
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const hours: DayHours[] = [];
  const clocks = new Set<12 | 24>();
  skipNext(tokens);
  while (tokens.length > 0) {
    const isClosed = takeClosed(tokens);
    const named = takeDays(tokens);
    if (named === null) return null;
    const times = isClosed || takeClosed(tokens) ? [] : takeTimes(tokens);
    if (times === null) return null;
    for (const { clock } of times) if (clock !== null) clocks.add(clock);
    hours.push({ days: named, times: times.map(({ from, to }) => ({ from, to })) });
    skipNext(tokens);
  }
  const [clock = 12, ...others] = clocks;
  return hours.length === 0 || others.length > 0 ? null : { clock, hours };
}

function tokensOf(text: string): Token[] | null {
  const pieces =
    text
      .toLowerCase()
      .replaceAll(/(\d)\s?([ap])\.?\s?m\b\.?/g, '$1$2m')
      .match(/\d{1,2}(?::\d{2})?(?:am|pm)?|[a-z]+|\S|\n/g) ?? [];
  const tokens: Token[] = [];
  for (const piece of pieces) {
    const token = tokenOf(piece);
    if (token === null) return null;
    if (token !== 'nothing') tokens.push(token);
  }
  return tokens;
}

function tokenOf(piece: string): Token | 'nothing' | null {
  const day = days.findIndex((one) => one.test(piece));
  if (day >= 0) return { is: 'days', days: [{ from: day, to: day }] };
  switch (piece) {
    case 'to':
    case 'through':
    case 'thru':
    case 'until':
    case 'till':
    case '-':
    case '–':
    case '—':
      return { is: 'until' };
    case 'and':
    case '&':
    case ',':
    case ';':
    case '.':
    case '/':
    case '\n':
      return { is: 'next' };
    case 'open':
    case 'from':
    case 'on':
    case ':':
      return 'nothing';
    case 'closed':
      return { is: 'closed' };
    case 'daily':
      return { is: 'days', days: 'every-day' };
    case 'weekdays':
      return { is: 'days', days: [{ from: 0, to: 4 }] };
    case 'weekends':
      return { is: 'days', days: [{ from: 5, to: 6 }] };
    default: {
      const time = timeOf(piece);
      return time === null ? null : { is: 'time', time };
    }
  }
}

function timeOf(piece: string): Time | null {
  if (piece === 'noon') return { minutes: NOON, half: 'named', isToTheMinute: false };
  if (piece === 'midnight') return { minutes: MIDNIGHT, half: 'named', isToTheMinute: false };
  const [, hour = '', minute, half] = /^(\d{1,2})(?::(\d{2}))?(am|pm)?$/.exec(piece) ?? [];
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  if (hour === '' || minutes > 59) return null;
  const isToTheMinute = minute !== undefined;
  if (half === undefined) return hours > 23 ? null : { minutes: hours * 60 + minutes, half: null, isToTheMinute };
  if (hours < 1 || hours > 12) return null;
  const [isMorning, inHalf] = [half === 'am', (hours % 12) * 60 + minutes];
  return { minutes: isMorning ? inHalf : inHalf + NOON, half: isMorning ? 'am' : 'pm', isToTheMinute };
}

function skipNext(tokens: Token[]): void {
  while (tokens[0]?.is === 'next') tokens.shift();
}

function takeClosed(tokens: Token[]): boolean {
  if (tokens[0]?.is !== 'closed') return false;
  tokens.shift();
  return true;
}

/** "Monday to Friday", "Monday, Wednesday and Friday", "daily": takes them off the front. */
function takeDays(tokens: Token[]): DayHours['days'] | null {
  const found: DaySpan[] = [];
  for (;;) {
    skipNext(tokens);
    const [first, until, last] = tokens;
    if (first?.is !== 'days') return found.length === 0 ? null : found;
    if (first.days === 'every-day') {
      tokens.shift();
      return found.length === 0 ? 'every-day' : null;
    }
    if (until?.is !== 'until') {
      tokens.shift();
      found.push(...first.days);
      continue;
    }
    const [start, end] = [oneDay(first), oneDay(last)];
    if (start === null || end === null || end <= start) return null;
    tokens.splice(0, 3);
    found.push({ from: start, to: end });
  }
}

function oneDay(token: Token | undefined): number | null {
  if (token?.is !== 'days' || token.days === 'every-day') return null;
  const [day] = token.days;
  return day !== undefined && day.from === day.to ? day.from : null;
}

/** "8 am to noon and 1 to 5 pm": takes them off the front. */
function takeTimes(tokens: Token[]): ReadSpan[] | null {
  const found: ReadSpan[] = [];
  for (;;) {
    skipNext(tokens);
    const [first, until, last] = tokens;
    if (first?.is !== 'time') return found.length === 0 ? null : found;
    const span = until?.is === 'until' && last?.is === 'time' ? spanOf(first.time, last.time) : null;
    if (span === null) return null;
    tokens.splice(0, 3);
    found.push(span);
  }
}

/** Before it, "1:00–5:00" is taken for an afternoon that does not say so. */
const EARLIEST_WITHOUT_HALF = 6 * 60;

/** "1 to 5 pm" begins at 1 pm; "8 to 5" could be anything. */
function spanOf(first: Time, last: Time): ReadSpan | null {
  if (first.half === 'named' && last.half === 'named') return ordered(first.minutes, last.minutes, null);
  if (first.half === 'am' || first.half === 'pm') {
    return last.half === null ? null : ordered(first.minutes, last.minutes, 12);
  }
  if (last.half === 'am' || last.half === 'pm') {
    const isShared = first.half === null && last.half === 'pm';
    return ordered(isShared ? (first.minutes % NOON) + NOON : first.minutes, last.minutes, 12);
  }
  return isSurelyOf24(first, last) ? ordered(first.minutes, last.minutes, 24) : null;
}

/** "8 to 17", "8:00–12:30" and "9 to noon" are of the day; "7-9", "6 to midnight" and "6:30 to midnight" could be evenings. */
function isSurelyOf24(first: Time, last: Time): boolean {
  if (first.minutes < EARLIEST_WITHOUT_HALF) return false;
  const isPast12 = ({ minutes }: Time): boolean => minutes >= NOON + 60;
  if (last.half === 'named') return last.minutes === NOON || isPast12(first);
  return isPast12(last) || first.isToTheMinute || last.isToTheMinute;
}

function ordered(from: number, to: number, clock: ReadSpan['clock']): ReadSpan | null {
  return from < to ? { from, to, clock } : null;
}
