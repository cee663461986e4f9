import bidiFactory from 'bidi-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rightToLeftPhrases, seenOf, written } from '@/lib/test-support/right-to-left-phrases';
import type { Direction } from './direction';
import { type DirectedPart, directedParts, isolateForeign, isolateRuns } from './isolates';

const bidi = bidiFactory();

/** The visual order of characters from left to right (UAX #9), without direction marks. */
function seen(text: string, direction: Direction): string {
  const isolated = isolateForeign(text, direction);
  const ordered = bidi.getReorderedString(isolated, bidi.getEmbeddingLevels(isolated, direction));
  return ordered.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '');
}

const digitsOf = { western: '0123456789', arabic: '٠١٢٣٤٥٦٧٨٩', persian: '۰۱۲۳۴۵۶۷۸۹' };

function inDigits(kind: keyof typeof digitsOf, text: string): string {
  return text.replace(/\d/g, (digit) => digitsOf[kind].charAt(Number(digit)));
}

const numbers = [
  ...['021-5550147', '0541-555-0147', '+98 21 5550 147', '(02) 555-0147', '541 555 0147'],
  ...['1405/09/08', '2026-11-22', '14:30', '14:30–16:00', '8:00 – 16:30'],
  ...['38.5°C', '≥ 38.5 °C', '2.5–5', '2 – 5', '1/2', '120/80', '10%', '10 %', '5 mg', '2.5–5 ml', '3 × 500 mg'],
];

describe('in a line from right to left', () => {
  for (const kind of ['western', 'arabic', 'persian'] as const) {
    it.each(numbers.map((number) => inDigits(kind, number)))(
      `reads %s as it was written, in ${kind} digits`,
      (number) => {
        for (const [before, after] of [
          ['تلفن: ', ''],
          ['הטלפון: ', ''],
          ['', ''],
          ['اتصل على ', ' من الاثنين.'],
          ['חייגו ', ', ביום ראשון'],
        ] as const) {
          expect(seen(`${before}${number}${after}`, 'rtl')).toContain(number);
        }
      },
    );
  }

  it('reads a number that touches its label', () => {
    for (const text of ['هاتف:٠٥٤١-٥٥٥-٠١٤٧', 'تلفن:۰۲۱-۵۵۵۰۱۴۷', 'هاتف:541-555-0147', 'ב-14:30']) {
      const [number = ''] = /[\p{N}:-]*\p{N}$/u.exec(text.replace(/^.*?(?=\p{N})/u, '')) ?? [];
      expect(seen(text, 'rtl'), text).toContain(number);
    }
  });

  it('reads a decimal sign of its own script', () => {
    expect(seen('الحرارة ٣٨٫٥°C أو أكثر', 'rtl')).toContain('٣٨٫٥°C');
    expect(seen('تب ۳۸٫۵°C یا بیشتر', 'rtl')).toContain('۳۸٫۵°C');
  });

  it('leaves the comma after a number to the sentence', () => {
    expect(seen('اتصل بالرقم 911، ثم انتظر', 'rtl')).toContain('،911');
    expect(seen('در تاریخ ۱۴۰۵/۰۹/۰۸، ساعت ۱۴:۳۰', 'rtl')).toContain('،۱۴۰۵/۰۹/۰۸');
  });

  it('reads a range with units in its own order', () => {
    for (const range of ['9 AM – 5 PM', '5 mg – 10 mg', '5mg - 10mg', '38.5°C – 39°C', '٥ mg – ١٠ mg', '9 AM–5 PM']) {
      expect(seen(`من ${range} كل يوم`, 'rtl'), range).toContain(range);
    }
    expect(seen('خذ Paracetamol – Ibuprofen', 'rtl')).toBe('Ibuprofen – Paracetamol ذخ');
  });

  it('keeps numbers of a list apart, each in its own place', () => {
    expect(seen('الأيام 2, 3', 'rtl')).toBe('3 ,2 مايألا');
  });
});

describe('a line from right to left', () => {
  it.each(rightToLeftPhrases.clauses)('keeps the clauses of %s in their order', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.brackets)('keeps what brackets enclose in %s', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.countedNouns)('shows each number beside its noun in %s', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.operations)(
    'shows the unit beside the last number and no sign between in %s',
    (phrase) => {
      expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
    },
  );

  it.each(rightToLeftPhrases.unchanged)('reads the part from left to right of %s as one', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.glued)('keeps a number after a prefix with its unit in %s', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.comparisons)('shows all comparisons of %s in one direction', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.times)('reads the time in %s as it was written', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it.each(rightToLeftPhrases.asides)('keeps the signs of %s in their place', (phrase) => {
    expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
  });

  it('leaves a single number beside letters to them', () => {
    for (const text of ['الحمى(38) غدا', 'ב-5 ימים', 'ب5 أيام', 'ה-5, ו-6.', 'ל-40mg ביום', 'ב-≥5 ימים', 'ה-MRI ב-5']) {
      expect(directedParts(text, 'rtl')).toEqual([text]);
    }
  });

  it('shows a space between a Latin title, its publisher and its address', () => {
    for (const [publication, expected] of [
      ['NHS, Jan 2023.', 'NHS, Jan 2023.'],
      ['NHS، يناير 2023.', '.2023 رياني ،NHS'],
    ] as const) {
      const texts = ['Twitching eyes and muscles. ', `${publication} `, 'https://nhs.example/a'];
      const line = texts.map((text) => isolateForeign(text, 'rtl')).join('');
      expect(seen(line, 'rtl')).toBe(`https://nhs.example/a ${expected} Twitching eyes and muscles.`);
    }
  });
});

describe('in a line from left to right', () => {
  it.each([
    'خذ |5 mg|؛ |3| مرات يوميا (|2| حبة)',
    'خذ |Metformin 500 mg|؛ |3| مرات يوميا (|2| حبة)',
    'קח |5 mg|, |3| פעמים (|2| כדורים)',
    'قرص |5 mg|، |۳| بار در روز',
    'خذ |٢| × |٥٠٠| مغ',
  ])('reads the phrase %s as a line from right to left', (phrase) => {
    expect(seen(`The label says: ${written(phrase)} and…`, 'ltr')).toBe(`The label says: ${seenOf(phrase)} and…`);
  });

  it.each(rightToLeftPhrases.glued)('keeps a number after a prefix with its unit in %s', (phrase) => {
    const sentence = (text: string): string => `Say שלום ${text} שוב now`;
    const expected = seenOf(`שלום ${phrase} שוב`);
    expect(seen(sentence(written(phrase)), 'ltr')).toBe(`Say ${expected} now`);
  });

  it('shows all comparisons of a phrase in one direction', () => {
    const phrase = 'סוכר |<70 mg/dL| או |>300| יחידות';
    expect(seen(`Say ${written(phrase)} now`, 'ltr')).toBe(`Say ${seenOf(phrase)} now`);
  });

  it.each(rightToLeftPhrases.times)('reads the time in %s as it was written', (phrase) => {
    expect(seen(`Say ${written(phrase)} now`, 'ltr')).toBe(`Say ${seenOf(phrase)} now`);
  });

  it('keeps a number after a prefix with its unit at the end of a phrase', () => {
    for (const phrase of [
      'مساء و|5 mg|',
      'קח מ־|40 mg|',
      'خذ لـ |12.5/25mg|',
      'הטלפון-|541 555 0147|',
      'קח |40 mg|/יום',
    ]) {
      expect(seen(`Say ${written(phrase)}. Then stop`, 'ltr')).toBe(`Say ${seenOf(phrase)}. Then stop`);
    }
    expect(seen('Take 40 mg/יום now', 'ltr')).toBe('Take םוי/40 mg now');
    expect(seen('Take 40 mg/יום to 50 mg now', 'ltr')).toBe('Take םוי/40 mg to 50 mg now');
  });

  it('keeps a number with its unit over several spaces', () => {
    expect(seen('Say קח מ-40   mg, now', 'ltr')).toBe(`Say ${seenOf('קח מ-|40   mg|')}, now`);
    expect(seen('Take ٢٫٥   ملغ  now', 'ltr')).toBe(`Take ${seenOf('|٢٫٥|   ملغ')}  now`);
  });

  it('keeps what brackets enclose', () => {
    expect(seen('Say خذ Metformin 500 mg (2 مرات في اليوم) now', 'ltr')).toBe(
      `Say ذخ Metformin 500 mg ${seenOf('(|2| مرات في اليوم)')} now`,
    );
    expect(seen('Say (not خذ) 5 مرات now', 'ltr')).toBe(`Say (not ذخ) ${seenOf('|5| مرات')} now`);
    expect(seen('Say شكرا and then خذ (5 mg) now', 'ltr')).toBe('Say اركش and then ذخ (5 mg) now');
  });

  it('reads Arabic digits as they were written', () => {
    for (const number of ['٠٥٤١-٥٥٥-٠١٤٧', '٠٥٤١ ٥٥٥ ٠١٤٧', '(٠٢) ٥٥٥-٠١٤٧']) {
      expect(seen(`Call ${number} now`, 'ltr')).toBe(`Call ${number} now`);
    }
  });

  it('keeps a number inside an Arabic phrase in its place', () => {
    expect(seen('Say: خذ 2.5–5 مل مرتين today', 'ltr')).toBe('Say: نيترم لم 2.5–5 ذخ today');
  });

  it('reads a measure in Eastern digits from its number on, as the words beside it', () => {
    expect(seen('Take ٢٫٥–٥ ملغ now', 'ltr')).toBe('Take غلم ٢٫٥–٥ now');
    expect(seen('Take ۲٫۵–۵ گرم now', 'ltr')).toBe('Take مرگ ۲٫۵–۵ now');
    expect(seen('Call هاتف ٠٥٤١-٥٥٥-٠١٤٧, please', 'ltr')).toBe('Call ٠٥٤١-٥٥٥-٠١٤٧ فتاه, please');
    expect(seen('Take 5 ملغ now', 'ltr')).toBe('Take 5 غلم now');
    for (const range of ['٥ – ١٠', '۵ – ۱۰', '٢ × ٥', '≥ ٣٨', '≥ ٥ – ١٠']) {
      expect(seen(`Take دواء ${range} now`, 'ltr')).toBe(`Take ${range} ءاود now`);
    }
    for (const amount of ['|٥ – ١٠|', '|۵ – ۱۰|', '|٢| × |٥|', '≥ |٣٨|', '≥ |٥ – ١٠|']) {
      expect(seen(`Take ${written(amount)} ملغ now`, 'ltr')).toBe(`Take ${seenOf(`${amount} ملغ`)} now`);
    }
  });

  it('leaves plain words as they are', () => {
    expect(directedParts('Call 541-555-0147 (any day).', 'ltr')).toEqual(['Call 541-555-0147 (any day).']);
  });
});

it('changes no character of any text', () => {
  const textOf = (part: DirectedPart): string => (typeof part === 'string' ? part : part.parts.map(textOf).join(''));
  const unit = fc.constantFrom(...'ab אב تف 019٠١۰۱ -–/:.,،()+%°≥\n'.split(''));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.constantFrom<Direction>('ltr', 'rtl'), (text, direction) => {
      expect(directedParts(text, direction).map(textOf).join('')).toBe(text);
    }),
  );
});

const digitKinds = ['western', 'arabic', 'persian'] as const;
const number = fc
  .tuple(fc.constantFrom('2', '10', '2.5', '1/2', '2 – 3', '2.5–5'), fc.constantFrom(...digitKinds))
  .map(([text, kind]) => inDigits(kind, text));
const word = fc.constantFrom('خذ', 'صباحا', 'قرص', 'روز', 'קח', 'בבוקר');
const counted = fc
  .tuple(number, fc.constantFrom('حبة', 'مرات', 'بار', 'פעמים'))
  .map(([count, noun]) => `|${count}| ${noun}`);
const measured = fc.tuple(number, fc.constantFrom('mg', 'ml', 'mmHg')).map(([amount, unit]) => `${amount} ${unit}`);
const named = fc.tuple(fc.constantFrom('Metformin', 'Vitamin D', 'Aspirin'), measured).map((parts) => parts.join(' '));
const inBrackets = fc
  .oneof(
    counted,
    measured.map((amount) => `${'|'}${amount}| قبل`),
  )
  .map((text) => `(${text})`);

/** Words, drugs, amounts and counted nouns, each at most once, and what is in brackets. */
function clauseOf(amount: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .tuple(word, fc.option(amount), fc.option(counted), fc.option(inBrackets))
    .map(([first, foreign, count, aside]) =>
      [first, foreign === null ? null : `|${foreign}|`, count, aside].filter((part) => part !== null).join(' '),
    );
}

const signs = fc.constantFrom('؛ ', '، ', ': ', '; ', '. ', ', ', ' – ', ' - ');

function phraseOf(amount: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(signs, clauseOf(amount)), { minLength: 1, maxLength: 4 })
    .map((clauses) => clauses.map(([sign, clause], index) => (index === 0 ? clause : sign + clause)).join(''));
}

it('keeps clauses and brackets of any phrase in their order', () => {
  fc.assert(
    fc.property(phraseOf(fc.oneof(named, measured)), (phrase) => {
      expect(seen(written(phrase), 'rtl')).toBe(seenOf(phrase));
    }),
  );
  fc.assert(
    fc.property(phraseOf(measured), (phrase) => {
      const ended = `${phrase} يوميا`;
      expect(seen(`It says ${written(ended)} and…`, 'ltr')).toBe(`It says ${seenOf(ended)} and…`);
    }),
  );
});

it('shows all comparisons of any line in one direction', () => {
  const comparison = fc
    .tuple(
      fc.constantFrom('', 'ב-', 'و', '(', 'Temp '),
      fc.constantFrom('<', '>', '≥', '≤ ', '< ', '>= '),
      fc.constantFrom('38', '38.5', '٣٨', '2–3'),
      fc.constantFrom('', '%', ' mg', ' mg/dL', ' מעלות', '°م', ' °م', ' ימים'),
    )
    .map((parts) => `${parts.join('')}${parts[0] === '(' ? ')' : ''}`);
  fc.assert(
    fc.property(fc.array(comparison, { minLength: 2, maxLength: 4 }), (comparisons) => {
      const shown = seen(`חום ${comparisons.join(' או ')}, התקשרו`, 'rtl');
      expect(/[<>≤≥]=? ?\p{N}/u.test(shown) && /\p{N} ?=?[<>≤≥]/u.test(shown), shown).toBe(false);
    }),
  );
});

it('keeps a bold number beside its noun', () => {
  const runs = ['خذ ', 'Metformin', ' 500 mg (', '2', ' مرات)'];
  expect(isolateRuns(runs, 'rtl').join('')).toBe(isolateForeign(runs.join(''), 'rtl'));
  expect(isolateRuns(runs, 'rtl')).toEqual(['خذ ', '\u2066Metformin', ' 500 mg\u2069 (', '\u20662\u2069', ' مرات)']);
});

it('keeps a number and its unit together when only one of them is bold', () => {
  expect(isolateRuns(['خذ ', '5', ' mg الآن'], 'rtl')).toEqual(['خذ ', '\u20665', ' mg\u2069 الآن']);
  expect(isolateRuns(['هاتف ', '٠٥٤١', '-٥٥٥'], 'rtl')).toEqual(['هاتف ', '\u2066\u202d٠٥٤١', '-٥٥٥\u202c\u2069']);
  expect(isolateRuns(['Take ', '5', ' mg'], 'ltr')).toEqual(['Take ', '5', ' mg']);
});
