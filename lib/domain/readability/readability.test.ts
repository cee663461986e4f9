import { describe, expect, it } from 'vitest';
import type { BlockNode, ParagraphNode, SectionBody } from '../handout/body';
import { bandOf } from './bands';
import { fleschKincaid, smog } from './formulas';
import { countProse, measure } from './measure';
import { proseOf } from './prose';
import { sentencesIn } from './sentences';
import { syllablesIn } from './syllables';
import { normalise, wordsIn } from './words';

const paragraph = (text: string): ParagraphNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const bullets = (...items: string[]): BlockNode => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
});
const body = (...content: BlockNode[]): SectionBody => ({ type: 'doc', content });

describe('formulas agree with published values', () => {
  it.each([
    { words: 6, syllables: 6, sentences: 1, grade: -1.45 },
    { words: 13, syllables: 26, sentences: 1, grade: 13.08 },
    { words: 372, syllables: 549, sentences: 17, grade: 10.359 },
  ])('Flesch–Kincaid of $words words, $syllables syllables, $sentences sentences', ({ grade, ...counts }) => {
    expect(fleschKincaid(counts)).toBeCloseTo(grade, 2);
  });

  it.each([
    { polysyllables: 4, sentences: 1, grade: 14.555 },
    { polysyllables: 6, sentences: 11, grade: 7.348 },
    { polysyllables: 38, sentences: 17, grade: 11.67 },
    { polysyllables: 39, sentences: 30, grade: 9.643 },
    { polysyllables: 72, sentences: 30, grade: 11.979 },
    { polysyllables: 112, sentences: 30, grade: 14.167 },
    { polysyllables: 244, sentences: 30, grade: 19.421 },
  ])('SMOG of $polysyllables long words in $sentences sentences', ({ grade, ...counts }) => {
    expect(smog(counts)).toBeCloseTo(grade, 2);
  });
});

describe('passages counted by hand', () => {
  it.each([
    {
      text:
        'Take one pill each day with food. Drink a full glass of water. Do not stop this drug on your own. ' +
        'Call us if you feel sick or dizzy. Keep all pills away from kids. You can get help day or night.',
      counts: { sentences: 6, words: 42, syllables: 45, polysyllables: 0 },
      grade: -0.22,
    },
    {
      text:
        'Hypertension is a chronic condition that increases cardiovascular risk. Your physician may recommend ' +
        'antihypertensive medication and regular monitoring. Discontinue treatment only after consulting your ' +
        'healthcare provider. Uncontrolled hypertension can precipitate serious complications.',
      counts: { sentences: 4, words: 32, syllables: 86, polysyllables: 18 },
      grade: 19.24,
    },
    {
      text:
        "Don't take ibuprofen with lisinopril. If you’re on metformin, check your blood sugar twice a day. " +
        "Your child's acetaminophen dose is weight-based. Ask your pharmacist about over-the-counter drugs. " +
        'Albuterol opens your airways in about five minutes.',
      counts: { sentences: 5, words: 36, syllables: 65, polysyllables: 7 },
      grade: 8.52,
    },
  ])('$counts', ({ text, counts, grade }) => {
    const counted = countProse([normalise(text)]);
    expect(counted).toMatchObject(counts);
    expect(fleschKincaid(counted)).toBeCloseTo(grade, 2);
  });

  it('keeps doses, times, dates and phone numbers inside their sentences', () => {
    const text =
      'Take 2.5 mg of warfarin at 8 a.m. each day. Dr. Lee will check your INR on Mon. Jan. 5. ' +
      'Call 555-0100 if your temp. is over 100.4 F. Do not eat foods high in vitamin K, e.g. kale.';
    expect(countProse([normalise(text)])).toMatchObject({ sentences: 4, words: 39 });
  });

  it('measures a one-sentence text as its published test does', () => {
    const counts = countProse(['Cool dogs wear da sunglasses.']);
    expect(fleschKincaid(counts)).toBeCloseTo(2.88, 2);
    expect(smog(counts)).toBeCloseTo(8.842, 2);
  });
});

describe('sentences', () => {
  it.each([
    ['Dr. Lee will call you on Mon. at 3 p.m. to check.', 1],
    ['See Mrs. J. P. Smith, R.N., in Room 4.', 1],
    ['Eat more fiber, e.g. beans, oats, and fruit.', 1],
    ['Take it twice a day. Do not skip a dose.', 2],
    ['Call 911! Do not wait.', 2],
    ['Your temp. may rise to 101.3 F.', 1],
    ['The U.S. Food and Drug Administration approved it.', 1],
    ['Bring your ID, insurance card, etc. You may also bring a friend.', 2],
    ['Take 1–2 tablets every 4–6 hrs. as needed.', 1],
    ['“Do not drive.” That is what the label says.', 2],
    ['Call us if you have pain… or swelling.', 1],
    ['Step 1. Wash your hands.', 1],
    ['1. Wash your hands. 2. Dry them.', 2],
    ['No. 5 needle is used.', 1],
    ["Drs. Wong and Ali will see you at St. Mary's Hospital.", 1],
    ['Take vitamin D. It helps your bones.', 2],
    ['You may feel sick (e.g. throw up). This is normal.', 2],
    ['Rest for 2 wks. Then start to walk.', 2],
    ['The dose is .5 mL.', 1],
    ['Ask for help!!! We are here.', 2],
    ['…', 0],
  ])('%s → %i', (text, count) => {
    expect(sentencesIn(normalise(text))).toHaveLength(count);
  });
});

describe('words and syllables', () => {
  it('counts a hyphenated word once and "and/or" twice, and leaves addresses out', () => {
    expect(wordsIn(normalise('A two-week break and/or rest: see www.nhs.uk or ask care@clinic.org.'))).toEqual(
      'A two-week break and or rest see or ask'.split(' '),
    );
  });

  it.each([
    ['muscle', 2],
    ['anxiety', 4],
    ['nurses', 2],
    ['doing', 2],
    ['seeing', 2],
    ['impulses', 3],
    ['diarrhea', 4],
    ["surgeon's", 2],
    ['over-the-counter', 5],
    ['MRI', 3],
    ['AWOL', 6],
    ['COVID', 2],
    ['e.g', 2],
    ['911', 1],
  ])('%s has %i', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables);
  });

  it.each([
    ['7', 2],
    ['11', 3],
    ['42', 3],
    ['140', 5],
    ['2.5', 3],
    ['1,000', 3],
    ['12000', 3],
    ['988-123', 6],
  ])('%s said aloud has %i', (numeral, syllables) => {
    expect(syllablesIn(numeral, 'spoken')).toBe(syllables);
  });
});

describe('prose of a body', () => {
  const list = body(paragraph('We care. Call us if you have:'), bullets('a fever', 'pain that spreads'));

  it('reads fragments together with their lead-in, or without them, or line by line', () => {
    expect(proseOf(list, 'joined')).toEqual(['We care. Call us if you have: a fever, pain that spreads']);
    expect(proseOf(list, 'dropped')).toEqual(['We care. Call us if you have:']);
    expect(proseOf(list, 'lines')).toEqual(['We care. Call us if you have:', 'a fever', 'pain that spreads']);
  });

  it('keeps list items that are sentences apart, in reading order', () => {
    const mixed = body(paragraph('You may:'), bullets('rest', 'Sleep well. It helps.', 'walk'));
    expect(proseOf(mixed, 'joined')).toEqual(['You may: rest', 'Sleep well. It helps.', 'walk']);
  });

  it('leaves tables and figures out, and reads callouts', () => {
    const cell = { type: 'tableHeader' as const, content: [paragraph('Incomprehensibility')] };
    const mixed = body(
      { type: 'table', attrs: { caption: 'Caption' }, content: [{ type: 'tableRow', content: [cell] }] },
      { type: 'figure', attrs: { pictogram: 'sleep', alt: 'A bed', caption: '' } },
      { type: 'callout', attrs: { tone: 'info' }, content: [paragraph('Rest well.')] },
    );
    expect(proseOf(mixed, 'joined')).toEqual(['Rest well.']);
  });

  it('counts a merge field as one short word, and a paragraph of nothing else not at all', () => {
    const field = { type: 'mergeField' as const, attrs: { name: 'clinic.phone' as const } };
    const filled = body(
      { type: 'paragraph', content: [{ type: 'text', text: 'Call ' }, field, { type: 'text', text: ' now.' }] },
      { type: 'paragraph', content: [field] },
    );
    expect(measure([filled])).toMatchObject({ sentences: 1, words: 3, syllables: 3 });
  });
});

describe('measure', () => {
  it('gives the grade as a range over the readings of lists', () => {
    const { fleschKincaidRange, fleschKincaid: grade } = measure([
      body(paragraph('Call us if you have:'), bullets('a fever', 'an unexpected complication', 'pain')),
    ]);
    expect(grade).not.toBeNull();
    expect(fleschKincaidRange?.low).toBeLessThan(Number(grade));
    expect(fleschKincaidRange?.high).toBeGreaterThanOrEqual(Number(grade));
  });

  it('has no grade for a body without sentences', () => {
    expect(measure([body()])).toMatchObject({ words: 0, smog: null, fleschKincaid: null, confidence: 'too-short' });
  });

  it.each([
    [9, 'too-short'],
    [29, 'rough'],
    [30, 'fair'],
  ])('trusts %i sentences as %s', (sentences, confidence) => {
    const text = 'The nurse will call you back on the same day if you ask us for it. '.repeat(sentences);
    expect(measure([body(paragraph(text))]).confidence).toBe(confidence);
  });

  it('names the sentences that are too long, longest first', () => {
    const long = `${'very '.repeat(21)}long.`;
    const longer = `${'very '.repeat(25)}long.`;
    const { longSentences } = measure([body(paragraph(long), paragraph(longer), paragraph('Short.'))]);
    expect(longSentences.map((sentence) => sentence.words)).toEqual([26, 22]);
  });
});

describe('bands', () => {
  it.each([
    ['smog', 8.9, 'good'],
    ['smog', 9, 'check'],
    ['smog', 11, 'hard'],
    ['fleschKincaid', 7, 'check'],
    ['fleschKincaid', 9, 'hard'],
    ['sentenceWords', 20, 'good'],
    ['sentenceWords', 25, 'check'],
    ['sentenceWords', 26, 'hard'],
    ['paragraphSentences', 3, 'good'],
  ] as const)('%s of %d is %s', (metric, value, band) => {
    expect(bandOf(metric, value)).toBe(band);
  });
});
