/*
 * Phrases from right to left. Bars enclose what a reader reads from left to right within them: the rest is read from
 * right to left, in the order of the text.
 */

const clauses = [
  ...['خذ |5 mg|؛ |3| مرات يوميا', '|Warfarin 5 mg|؛ |3| روز', '|140/90 mmHg|؛ |-5|', 'خذ |5 mg|، |3| مرات'],
  ...['קח |5 mg|, |3| פעמים', 'קח |5 mg|. |3| ימים', 'קח |5 mg|; |3| ימים', 'خذ |5 mg|؛|3| مرات', 'خذ |5 mg|،|3| مرات'],
  ...['|Metformin 500 mg|; |Aspirin 100 mg| בבוקר', '|Metformin 500 mg|, |Aspirin 100 mg| בבוקר'],
  ...['خذ |Metformin 500 mg|؛ |Aspirin 100 mg| صباحا', 'خذ |Aspirin|؛ |Metformin| صباحا'],
  ...['|400→200mg|؛ |٤٠٠→٢٠٠| مغ', '|500 mg|؛ |٣| مرات', '|۵۰۰ mg|؛ |۳| بار', '|2.5–5 ml|؛ |2 – 3| مرات'],
  ...['خذ |5 mg|؛|Aspirin 100 mg| مساء', '|Paracetamol| - |Ibuprofen| غدا', '|Metformin 500 mg| : |2 ml| بعد'],
];

const brackets = [
  ...['خذ |Metformin 500 mg| (|2| مرات في اليوم)', 'قرص |Metformin 500 mg| (|۲| بار در روز)'],
  ...[
    'קח |Metformin 500 mg| (|2| פעמים ביום)',
    'קח |5 mg| [|2| פעמים]',
    'خذ |500mg|(|2| مرات)',
    'خذ |5 mg| (|2x| يوميا)',
  ],
  ...['خذ |Metformin (Glucophage) 500 mg| (مرتين)', 'خذ |(Glucophage) XR (500 mg)| الآن', '(خذ |5 mg|) |2| مرات'],
  ...['|1|) |Metformin 500 mg| مرتين', 'خذ |Metformin| (|Glucophage 500 mg|، مرتين)', 'קח |5 mg| "|Forte| פעמיים"'],
  ...['راجع |”Muscle twitches“| و |”Night cramps“| غدا', 'خذ |2| × (|500| مغ)', 'קח |500| מ"ג (|2| כדורים)'],
  ...['الأيام (|2|, |3|) فقط', 'خذ |5 mg| - (|2| مرات)'],
  ...[
    'خذ |Metformin (500 mg 2)| مرات',
    'خذ |5 mg| + (|Aspirin 100 mg| مساء)',
    'קח "|XR| מ"ג |Forte|" |Aspirin 5 mg| מחר',
  ],
];

const countedNouns = [
  ...['حبة', 'قرص', 'כדורים'].flatMap((noun) => [
    `|Metformin 500 mg|: |2| ${noun}`,
    `|Metformin 500 mg| – |2| ${noun}`,
    `|Metformin 500 mg| - |2| ${noun}`,
    `|Metformin 500 mg| |2| ${noun}`,
    `|Metformin 500 mg| |1/2| ${noun}`,
    `|Metformin| |2 – 3| ${noun}`,
    `|Metformin|:|2| ${noun}`,
  ]),
  ...[
    '|Metformin 500 mg| |٢| حبة',
    '|Metformin 500 mg| |۲| قرص',
    '|Metformin| – |500 mg| صباحا',
    '|5 mg| × |3| مرات',
    '|500 mg|— |2| حبة',
  ],
  ...[
    '|Augmentin 875/125| |2| مرة',
    '|140/90 mmHg (HR 80)| |3| مرات',
    '|Metformin| |500| مغ',
    '|Metformin 500|, |3| في اليوم',
  ],
  ...['هاتف |541-555-0147| |24| ساعة', 'في |14:30| |2| حبة', 'منذ |2026-11-22| |3| مرات', 'نسبة |10%| |2| حبة'],
  ...['|Metformin 500 mg| |2| فقط'],
];

const operations = [
  ...['خذ |٢| × |٥٠٠| مغ', 'خذ |2| × |٥٠٠| مغ', 'خذ |2|×|500| مغ', 'خذ |2|×|500|مغ', 'قرص |۲| × |۵۰۰| گرم'],
  ...['קח |2| × |500| מג', 'حرارة ≥ |٣٩| °م', 'حرارة ≥|٣٩| °م', 'حرارة ≥|٣٩|°م', 'تب ≥ |۳۹| درجه', 'חום ≥ |39| מעלות'],
  ...[
    'חום > |38.5–39| מעלות',
    'خذ |Metformin| ≥ |500| مغ',
    'خذ |2| + |1| حبة',
    'خذ |3 × 500 mg| الآن',
    '|5 mg| = |1| حبة',
  ],
  ...['خذ|2|×|500|مغ'],
];

/** Numbers that touch a prefix from right to left. */
const glued = [
  ...['אל תיקח יותר מ-|40 mg| ביום', 'אל תיקח יותר מ־|40 mg| ביום', 'אל תיקח יותר מ|40 mg| ביום', 'עד ל-|12.5/25mg|'],
  ...[
    'خذ و|5 mg| ثم بـ|40 mg| أو لـ |12.5/25mg|',
    'خذ و-|5 mg| الآن',
    'חייג ב-|8:30 a.m.| ביום',
    'מ-|40 mg|, ו-3 ימים',
  ],
  ...['ה-', 'ב־', 'ל־', 'כ-', 'ש־', 'ו', 'וב־'].map((prefix) => `קח ${prefix}|5 mg| ביום`),
  ...['و', 'ب', 'ل', 'ف', 'ك', 'وب', 'لـ', 'ول-', 'مش\u200c'].map((prefix) => `خذ ${prefix}|5 mg| الآن`),
  ...['٤٠ mg', '٥-١٠ mg', '٣٨٫٥ °C', '۴۰ mg', '۲٫۵–۵ ml', '٥mg-١٠mg'].map((amount) => `خذ و|${amount}| الآن`),
  ...[
    '1/2 mg',
    '½ mg',
    '2.5 ml',
    '5-10 mg/kg',
    '5 – 10 mg',
    '≥40 mg',
    '<5mg',
    '±5 mg',
    '1 000 mg',
    '50,000 IU',
  ].flatMap((amount) => [`קח ל-|${amount}| ביום`, `خذ و|${amount}| الآن`]),
  ...['5%', '5 %', '5°C', '38.5°C', '12.5mg', '5mg', '40 mg x2', '2×500 mg'].flatMap((amount) => [
    `קח כ-|${amount}| ביום`,
    `خذ و|${amount}| الآن`,
  ]),
  ...['مع|12.5mg|/يوم', 'מ-|40 mg|/יום', 'من |40 mg|/يوم', 'ב-|5–10 mg/kg|/יום', '(מ-|40 mg|)', 'הערך (ל-|-5 °C|) היה'],
  ...[
    'ה-(|40 mg|) כאן',
    'الجرعة:|5 mg| مرتين',
    'מ-|5 mg| עד ל-|10 mg|',
    'מ-|40| ל-|80 mg|',
    'הטלפון-|541 555 0147| כאן',
  ],
  ...['חום(|12.5|) היה', 'חום(|12.5mg|) היה', 'חום(|≥12.5mg|) היה', 'מ-|40\u00a0mg| ביום', 'و|5\u202fmg| الآن'],
  ...[
    'הטלפון:|+1 (541) 555-0147| כאן',
    'הטלפון|(02) 555-0147| כאן',
    'הטלפון:|054-555 0147| כאן',
    'מ-|40  mg|  ביום',
    'מ-|40    mg|, ואז',
  ],
  ...['ב-|22.11.2026| |100 mg|', 'ביום ה-|5| (|10 mg|) כאן', 'ביום ה-|5| |3 mg|'],
  ...['ב-|2 1/2| כדורים', 'ב-|40 mg|. אחר כך', 'בין ו|−5 °C| ל-|-5 °C|', 'ב-|5–10| ימים'],
  ...[
    'خذ بـ|12.5/25| ملغ',
    'خذ بـ|٤٠| ملغ',
    'קח כ-|12.5/25| מ״ג',
    'קח ל-|5| מ״ג',
    'ביום ה-|5| |3| פעמים',
    'ב-|5|, |3| פעמים',
  ],
];

const asides = [
  ...['קח |40   mg| ביום', 'חום ≥   |39|   מעלות', '|Call   911|   للطوارئ'],
  ...['تحويلة |55| (|24/7|)', 'הטלפון |541-555-0147| (|24/7|), כאן', 'من |+1 (541) 555-0147| (|24/7|)'],
  ...[
    'קח |2 (two) mg| ביום',
    'חום |38.5 (101.3) °F| או',
    'בשעה |8:30 a.m.| ביום',
    '(בשעה |8:30 a.m.|) כאן',
    'ب |9 p.m.|، ثم',
  ],
];

const times = [
  ...['חייגו ב-|8:30 a.m.| ביום', 'בשעה |8:30 a.m.|, אחר כך', 'בשעה |8:30a.m.| ביום', 'ב-|8:30 a. m.| ביום'],
  ...['מ-|8:30 a.m.| עד |5 p.m.| ביום', 'ב-|8:30 a.m. – 5 p.m.| ביום', 'الساعة |8:30 a.m. - 5 p.m.| غدا'],
  ...[
    'الساعة |8:30 a.m.| |2| شخص',
    'الساعة |8:30 a.m.|؛ |5 mg| الآن',
    'الساعة و|٨:٣٠ a.m.| غدا',
    'חייגו (ב-|8 p.m.|) ביום',
  ],
];

const unchanged = [
  ...['الحرارة |<38| أو |>39|، اتصل', 'סוכר |<70| או |>300|', 'نسبة |SpO2 <90| فورا', 'نسبة |SpO2 < 90%| فورا'],
  ...[
    '|Call 911| للطوارئ',
    '|Factor 8| نقص',
    '|Vitamin B 12| نقص',
    '|Stage 3| مرض',
    '|BP 120/80| طبيعي',
    '|541-555-0147 ext 12| مجانا',
  ],
  ...['خذ |Metformin 500 mg| مرتين', 'من |9 AM – 5 PM| كل يوم', 'زر |Dr. Jane Smith, MD| غدا', 'نسبة |10%| من الناس'],
  ...['في |November 22, 2026| في العيادة', 'في |22 November 2026| في العيادة', 'منذ |Jan 2023| في العيادة'],
  ...[
    'הטלפון |+98 21 5550 147| ביום',
    'الساعة |8:00 – 16:30| يوميا',
    '|https://clinic.example:8080| هنا',
    'من |400 → 200| مغ',
  ],
  ...[
    'قال "|Sleep: A Guide|" ثم',
    'العنوان |12 Main St, Springfield| هنا',
    '|Aspirin → Ibuprofen| غدا',
    'خذ |2 – 5| مغ',
  ],
  ...['من |5 mg → 10| مغ', 'גבס |Cast 5" wide| ביד', 'هاتف|(02)5550147|'],
];

export const rightToLeftPhrases = { clauses, brackets, countedNouns, operations, glued, asides, times, unchanged };

export const written = (phrase: string): string => phrase.replaceAll('|', '');

const mirrors = new Map(Object.entries({ '(': ')', '[': ']', '{': '}', '≥': '≤', '<': '>', '«': '»' }).flatMap(both));

function both([one, other]: [string, string]): [string, string][] {
  return [
    [one, other],
    [other, one],
  ];
}

/** The characters of a phrase from left to right. */
export function seenOf(phrase: string): string {
  const parts = phrase.split('|').map((part, index) => (index % 2 === 0 ? reversed(part) : part));
  return parts.reverse().join('');
}

function reversed(text: string): string {
  return Array.from(text, (character) => mirrors.get(character) ?? character)
    .reverse()
    .join('');
}
