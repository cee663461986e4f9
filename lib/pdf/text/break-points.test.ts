import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../test-support/parts-of';
import { official } from '../test-support/unicode/line-break-test';
import { breakPointsOf, unbreakablePieces } from './break-points';

it('breaks no line where the data of UAX #14 forbids it', () => {
  expect(official).toHaveLength(7654);
  const forbidden = official.filter(({ text, allowed }) => breakPointsOf(text).some(({ at }) => !allowed.has(at)));
  expect(forbidden).toEqual([]);
});

describe('a sign stays with its word', () => {
  it.each([
    ['Attention ! Appelez', ['Attention !', 'Appelez']],
    ['Quand ? Demain ; oui : non', ['Quand ?', 'Demain ;', 'oui :', 'non']],
    ['un « bon mot » ici', ['un', '« bon', 'mot »', 'ici']],
    ['see ( x ) there', ['see', '( x )', 'there']],
    ['wait … then', ['wait …', 'then']],
    ['¿ Cómo ? ¡ Ya !', ['¿ Cómo ?', '¡ Ya !']],
    ['“ quoted ” text', ['“ quoted ”', 'text']],
    ['多喝水，好好休息。', ['多', '喝', '水，', '好', '好', '休', '息。']],
    ['「水」', ['「水」']],
  ])('in “%s”', (text, expected) => {
    expect(partsOf(text)).toEqual(expected);
  });
});

describe('a number stays with its sign and its unit', () => {
  it.each([
    ...['100 U/mL', '5 mm Hg', '10⁹ /L', '2 ×', '5 x', '100 IE/ml'],
    ...['5 mg', '38.5 °C', '≥ 38.5 °C', '2.5–5 ml', '2.5 – 5 ml', '10 %', '½ tablet', '1 ½ tablets', '1 1/2 tablets'],
    ...[
      '10 000 IU',
      '3 × 500 mg',
      '120/80 mmHg',
      '5 mg/kg',
      '5 mg / 10 ml',
      '8 a.m.',
      '8 p. m.',
      '5 €',
      '$ 5',
      '< 90 %',
    ],
    ...[
      '6 weeks',
      '2 comprimidos',
      '3 gouttes',
      '5 jou',
      '2 viên',
      '37,5 ° C',
      '٥ ملغ',
      '٣٨٫٥ °م',
      '۵ میلی‌گرم',
      '5 מ״ג',
    ],
    ...[
      '2 inhalations',
      '1 suppository',
      '2 pumps',
      '3 supositorios',
      '290 mOsm',
      '25 gauge',
      '2 tabs',
      '5 fl. oz.',
      '5 fl oz',
      '5 मि.ली.',
      '5 मि.ग्रा.',
    ],
    // The ordinal sign, a ring, and a Cyrillic letter, typed for degrees Celsius.
    ...['38 ºC', '37.5 º C', '38.5 ˚C', '37,5 °С', '38 C', '101 F', '٣٨٫٥ م°', '٨:٣٠ ص', '5 סמ"ק', '2 капс.', '1 cp'],
    ...['8 h 30', '8 h 30 min', '٨ h ٣٠', '۸ h ۳۰', '№ 5', 'n.º 5', 'nº 5'],
    ...['5 மி.லி', '50 mg x 2', '50 mg × 2', '(541) 555-0147', '+1 (541) 555-0147'],
    ...['2 таблетки', '3 ώρες', '5 मिग्रा', '2 片', '500 毫克', '2 정', '5\u00a0mg', '5\u2009mg', '250 µg', '250 μg'],
  ])('as in %s', (amount) => {
    expect(partsOf(`word ${amount}, word`)).toEqual(['word', `${amount},`, 'word']);
  });

  it.each([
    ...['+44 20 7946 0018', '(020) 7946 0018', '+972 3 555 0147', '1-800-222-1222 ext. 55', '+44 (0)20 7946 0018'],
    ...['020 7946 0018', '01 23 45 67 89', '0800 123 4567', '800 222 1222', '1 800 222-1222', '+33 1 23 45 67 89'],
    ...[
      '+1 541 555 0147 x55',
      '(541)\u00a0555-0147',
      '91 555 01 47',
      '915 55 01 47',
      '8 800 555-35-35',
      '(11) 98765 4321',
    ],
  ])('a phone number stays on one line, as %s', (phone) => {
    expect(partsOf(`call ${phone}, now`)).toEqual(['call', `${phone},`, 'now']);
    expect(partsOf(`Tel:${phone} now`)).toEqual([`Tel:${phone}`, 'now']);
  });

  it('a phone number of more than 24 characters may break where it does not fit', () => {
    const long = breakPointsOf('+44 (0)20 7946 0018 ext. 5512');
    expect(long.length).toBeGreaterThan(0);
    expect(long.every(({ isWithinWord }) => isWithinWord)).toBe(true);
  });

  it('minutes stay with their hour, and an amount after an hour does not', () => {
    expect(partsOf('8 h 30 mg')).toEqual(['8 h', '30 mg']);
    expect(partsOf('8 h 75 kg')).toEqual(['8 h', '75 kg']);
    expect(partsOf('24 h 48 h')).toEqual(['24 h', '48 h']);
    expect(partsOf('5 ml/h 30 min')).toEqual(['5 ml/h', '30 min']);
  });

  it('a row of figures is no phone number', () => {
    for (const row of [
      '10 20 30 40 50 60 70 80',
      '5 8 12 15 18 20 22 25',
      '1 2 3 4 5 6 7 8 9 10 11 12',
      '2024 2025 2026',
    ]) {
      expect(partsOf(row)).toEqual(row.split(' '));
    }
    expect(partsOf('+44 20 7946 0018 +44 20 7946 0019')).toEqual(['+44 20 7946 0018', '+44 20 7946 0019']);
    expect(partsOf('(541) 555-0147 (541) 555-0148')).toEqual(['(541) 555-0147', '(541) 555-0148']);
  });

  it.each([
    ...['5 to 10 mg', '8:30 a.m. to 5 p.m.', '5 mg to 10 mg', '1 or 2 tablets', '5 mg – 10 mg', '400 mg → 200 mg'],
    ...[
      '2,5 à 5 ml',
      '1 ou 2 comprimés',
      '5 a 10 mg',
      '5 hasta 10',
      '5 a 10',
      '5 bis 10 mg',
      '5 até 10 mg',
      '5 đến 10 mg',
    ],
    ...['5 до 10 мг', '5 έως 10 mg', '٥ إلى ١٠ ملغ', '۵ تا ۱۰ قطره', '5 עד 10 מ״ג', '5 से 10 मिग्रा', '5 rive 10 mg'],
  ])('a short range in words stays on one line, as %s', (range) => {
    expect(partsOf(`word ${range}, word`)).toEqual(['word', `${range},`, 'word']);
  });

  it('a range of more than 24 characters breaks between its numbers, and two sentences are no range', () => {
    expect(partsOf('10 milligrams to 20 milligrams')).toEqual(['10 milligrams', 'to', '20 milligrams']);
    expect(partsOf('5 to 10 to 15 to 20 to 25 to 30 mg')).toEqual(['5 to 10 to 15 to 20', 'to', '25 to 30 mg']);
    expect(partsOf('2.5 ml or 5 drops')).toEqual(['2.5 ml', 'or', '5 drops']);
    expect(partsOf('see page 5 to learn')).toEqual(['see', 'page', '5', 'to', 'learn']);
    expect(partsOf('at 5. To 10 people')).toEqual(['at', '5.', 'To', '10', 'people']);
  });

  it('a number stays with a metric unit that is spelled out', () => {
    const units = [
      ...['χιλιοστόγραμμα', 'μικρογραμμάρια', 'γραμμάρια', 'χιλιοστόλιτρα', 'λίτρα', 'миллиграммов', 'миллилитра'],
      ...[
        'milligrammes',
        'millilitres',
        'Milligramm',
        'Mikrogramm',
        'miligramas',
        'quilos',
        'microgramos',
        'mikwogram',
      ],
      ...[
        'miligam',
        'מיליגרם',
        'מיליליטר',
        'ملليغرام',
        'ميكروغرام',
        'ملليلتر',
        'ملی‌گرام',
        'माइक्रोग्राम',
        'মাইক্রোগ্রাম',
        'միլիգրամ',
      ],
      ...['მილიგრამი', 'ማይክሮግራም', '마이크로그램', 'மைக்ரோகிராம்', 'మైక్రోగ్రాములు', 'ಮೈಕ್ರೋಗ್ರಾಂ', 'മൈക്രോഗ്രാം'],
      ...['માઇક્રોગ્રામ', 'ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ', 'මයික්‍රොග්‍රෑම්', 'मिलीग्राम', 'mikrogramo'],
    ];
    for (const unit of units) expect(partsOf(`10 ${unit} now`)).toEqual([`10 ${unit}`, 'now']);
  });

  it('a number stays with its sign and unit also after layout adds isolates', () => {
    expect(partsOf('خذ \u20665 mg\u2069 الآن')).toEqual(['خذ', '\u20665 mg\u2069', 'الآن']);
    expect(partsOf('خذ \u20665\u2069 ملغ الآن')).toEqual(['خذ', '\u20665\u2069 ملغ', 'الآن']);
  });

  it('a number stays with its unit also in Chinese, where lines may break almost anywhere', () => {
    expect(partsOf('每次1～2片吃')).toEqual(['每', '次', '1～2片', '吃']);
    expect(partsOf('服用500毫克')).toEqual(['服', '用', '500毫克']);
  });

  it('a unit stays with its number before a full stop without a space, and before how often', () => {
    expect(partsOf('take 5 g.Then rest')).toEqual(['take', '5 g.Then', 'rest']);
    expect(partsOf('5 mg x 2 weeks')).toEqual(['5 mg x 2 weeks']);
  });

  it('parts a long dose before how often it is taken, and no unit from its number', () => {
    expect(partsOf('500 micrograms x 2 capsules')).toEqual(['500 micrograms x', '2 capsules']);
    expect(partsOf('2.5 milliliters × 3 times')).toEqual(['2.5 milliliters ×', '3 times']);
    expect(unbreakablePieces('10 milligrams / 100 milliliters')).not.toContain('10');
  });

  it('a number does not stay with a word that is not a unit', () => {
    expect(partsOf('in 2026 many people')).toEqual(['in', '2026', 'many', 'people']);
    expect(partsOf('5 people')).toEqual(['5', 'people']);
    expect(partsOf('step 5 e.g. this')).toEqual(['step', '5', 'e.g.', 'this']);
    expect(partsOf('541-555-0147 541-555-0148')).toEqual(['541-555-0147', '541-555-0148']);
    expect(partsOf('in 2026 300 people')).toEqual(['in', '2026', '300', 'people']);
    expect(partsOf('541-555-0147 021-5550147')).toEqual(['541-555-0147', '021-5550147']);
  });
});

describe('a word that does not fit on a line', () => {
  it.each(['12.5/25mg', '400→200mg', '≥38.5°C', '2.5–5ml', '12-hour', 'COVID-19', '541-555-0147', 'RF-204815'])(
    'is left whole when it has a digit, as %s',
    (word) => {
      expect(breakPointsOf(word)).toEqual([]);
    },
  );

  it('a long word may break after its own hyphen, slash or dash, and nowhere else', () => {
    expect(breakPointsOf('over-the-counter')).toEqual([
      { at: 5, isWithinWord: true },
      { at: 9, isWithinWord: true },
    ]);
    expect(unbreakablePieces('and/or over-the-counter')).toEqual(['and/', 'or', 'over-', 'the-', 'counter']);
  });
});

describe('the pieces that no line parts', () => {
  it('each piece is a word with its punctuation and units', () => {
    expect(unbreakablePieces('Hydrochlorothiazide 12.5 mg (see below) !')).toEqual([
      'Hydrochlorothiazide',
      '12.5 mg',
      '(see',
      'below) !',
    ]);
    expect(unbreakablePieces('')).toEqual([]);
  });

  it('words of more than 24 characters are cut into pieces, and no character is lost', () => {
    const unit = fc.constantFrom('a', 'ж', '𝛼', 'e\u0301', '-', '/', '5', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 400 }), (text) => {
        const pieces = unbreakablePieces(text);
        return (
          pieces.join('').replaceAll(' ', '') === text.replaceAll(' ', '') &&
          pieces.every((piece) => Array.from(piece.normalize('NFC')).length <= 24)
        );
      }),
    );
  });
});

it('works in a minified bundle, such as the browser preview', async () => {
  const contents = `import { breakPointsOf } from './break-points'; export const found = breakPointsOf('Wait ! 5 mg now');`;
  const { outputFiles } = await build({
    ...{ stdin: { contents, resolveDir: import.meta.dirname }, alias: { '@': path.resolve('.') } },
    ...{ bundle: true, minify: true, write: false, format: 'esm', platform: 'browser' },
  });
  const code = Buffer.from(outputFiles[0]?.text ?? '').toString('base64');
  const bundled: unknown = await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`);
  expect(bundled).toMatchObject({ found: breakPointsOf('Wait ! 5 mg now') });
});
