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

export const rightToLeftPhrases = { clauses, brackets, countedNouns, operations, unchanged };

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
