import { type DayHours, type DaySpan, MIDNIGHT, NOON, type OpeningHours, type TimeSpan } from './read-hours';

/** How a language writes the parts of opening hours. Drafts that nobody has reviewed. */
type HoursWords = {
  /** From Monday. */
  days: readonly [string, string, string, string, string, string, string];
  everyDay: string;
  dayRange: (from: string, to: string) => string;
  closed: string;
  /** An hour from 0 to 23 with minutes, without noon and midnight. */
  time: (hour: number, minute: number) => string;
  noon: string;
  midnight: string;
  timeRange: (from: string, to: string) => string;
  and: string;
  comma: string;
  /** Between days and their times, and between one such pair and the next. */
  gap: string;
  semicolon: string;
};

const twelve = (hour: number): number => hour % 12 || 12;
const minutes = (minute: number): string => String(minute).padStart(2, '0');
const clockTime = (hour: number, minute: number): string =>
  minute === 0 ? `${twelve(hour)}` : `${twelve(hour)}:${minutes(minute)}`;

const spanish: HoursWords = {
  days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
  everyDay: 'todos los días',
  dayRange: (from, to) => `de ${from} a ${to}`,
  closed: 'cerrado',
  time: (hour, minute) => `${clockTime(hour, minute)} ${hour < 12 ? 'a. m.' : 'p. m.'}`,
  noon: '12 del mediodía',
  midnight: 'medianoche',
  timeRange: (from, to) => `de ${from} a ${to}`,
  and: ' y ',
  comma: ', ',
  gap: ', ',
  semicolon: '; ',
};

const arabic: HoursWords = {
  days: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  everyDay: 'كل يوم',
  dayRange: (from, to) => `من ${from} إلى ${to}`,
  closed: 'مغلق',
  time: (hour, minute) => `${clockTime(hour, minute)} ${hour < 12 ? 'صباحًا' : hour < 13 ? 'ظهرًا' : 'مساءً'}`,
  noon: '12 ظهرًا',
  midnight: 'منتصف الليل',
  timeRange: (from, to) => `من ${from} إلى ${to}`,
  and: ' و',
  comma: '، ',
  gap: '، ',
  semicolon: '؛ ',
};

const simplifiedChinese: HoursWords = {
  days: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  everyDay: '每天',
  dayRange: (from, to) => `${from}至${to}`,
  closed: '不营业',
  time: (hour, minute) => {
    const half = hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
    return `${half}${clockTime(hour, minute)}${minute === 0 ? '点' : ''}`;
  },
  noon: '中午12点',
  midnight: '午夜12点',
  timeRange: (from, to) => `${from}至${to}`,
  and: '和',
  comma: '、',
  gap: '，',
  semicolon: '；',
};

const vietnamese: HoursWords = {
  days: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ Nhật'],
  everyDay: 'mỗi ngày',
  dayRange: (from, to) => `${from} đến ${to}`,
  closed: 'đóng cửa',
  time: (hour, minute) => {
    const half = hour < 1 ? 'đêm' : hour < 11 ? 'sáng' : hour < 13 ? 'trưa' : hour < 18 ? 'chiều' : 'tối';
    return `${twelve(hour)} giờ ${minute === 0 ? '' : `${minutes(minute)} `}${half}`;
  },
  noon: '12 giờ trưa',
  midnight: '12 giờ đêm',
  timeRange: (from, to) => `${from} đến ${to}`,
  and: ' và ',
  comma: ', ',
  gap: ', ',
  semicolon: '; ',
};

const haitianCreole: HoursWords = {
  days: ['lendi', 'madi', 'mèkredi', 'jedi', 'vandredi', 'samdi', 'dimanch'],
  everyDay: 'chak jou',
  dayRange: (from, to) => `${from} jiska ${to}`,
  closed: 'fèmen',
  time: (hour, minute) => `${clockTime(hour, minute)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  noon: 'midi',
  midnight: 'minwi',
  timeRange: (from, to) => `${from} jiska ${to}`,
  and: ' ak ',
  comma: ', ',
  gap: ', ',
  semicolon: '; ',
};

const wordsOf = new Map<string, HoursWords>([
  ['es', spanish],
  ['ar', arabic],
  ['zh-Hans', simplifiedChinese],
  ['vi', vietnamese],
  ['ht', haitianCreole],
]);

/** Opening hours in a language that Plainleaf is shipped in; null for another, and for English, which they were read from. */
export function writeOpeningHours(opening: OpeningHours, language: string): string | null {
  const words = wordsOf.get(language);
  if (words === undefined) return null;
  const text = opening.hours.map((hours) => dayHours(hours, opening.clock, words)).join(words.semicolon);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function dayHours({ days, times }: DayHours, clock: OpeningHours['clock'], words: HoursWords): string {
  const named =
    days === 'every-day'
      ? words.everyDay
      : listed(
          days.map((span) => daySpan(span, words)),
          words,
        );
  const open =
    times.length === 0
      ? words.closed
      : listed(
          times.map((span) => timeSpan(span, clock, words)),
          words,
        );
  return `${named}${words.gap}${open}`;
}

function daySpan({ from, to }: DaySpan, { days, dayRange }: HoursWords): string {
  const [first = '', last = ''] = [days[from], days[to]];
  return from === to ? first : dayRange(first, last);
}

function timeSpan({ from, to }: TimeSpan, clock: OpeningHours['clock'], words: HoursWords): string {
  return words.timeRange(timeIn(from, clock, words), timeIn(to, clock, words));
}

function timeIn(time: number, clock: OpeningHours['clock'], words: HoursWords): string {
  const [hour, minute] = [Math.floor(time / 60), time % 60];
  if (clock === 24) return `${hour}:${minutes(minute)}`;
  if (time === NOON) return words.noon;
  // "12 am" at the beginning of a day is midnight, too.
  return time % MIDNIGHT === 0 ? words.midnight : words.time(hour, minute);
}

/** "a, b and c". */
function listed(parts: readonly string[], { and, comma }: HoursWords): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(comma)}${and}${last}`;
}
