import { describe, expect, it } from 'vitest';
import { infleszBandOf } from './bands';
import {
  automatedReadability,
  colemanLiau,
  fernandezHuerta,
  fleschKincaid,
  fleschReadingEase,
  gunningFog,
  smog,
  szigriszt,
} from './formulas';
import { sentencesByHand, syllablesByHand } from './hand-counted-support';
import { countProse } from './measure';
import { sentencesIn, sentencesOf } from './sentences';
import { spanishSyllablesIn } from './spanish-syllables';
import { syllablesIn } from './syllables';
import { normalise } from './words';

describe('formulas agree with published values', () => {
  it.each([
    [6, 6, 1, 116.145, 2],
    [372, 549, 17, 59.771, 2],
    [4770, 7020, 550, 74, 0],
    [213, 339, 6, 36, 0],
  ])('reading ease of %i words, %i syllables, %i sentences', (words, syllables, sentences, ease, digits) => {
    expect(fleschReadingEase({ words, syllables, sentences })).toBeCloseTo(ease, digits);
  });

  it.each([
    [129, 26, 10, 13.22],
    [102, 9, 6, 10.33],
    [94, 2, 6, 7.12],
  ])('fog of %i words, %i of them hard, in %i sentences', (words, hardWords, sentences, grade) => {
    expect(gunningFog({ words, hardWords, sentences })).toBeCloseTo(grade, 2);
  });

  it('Coleman–Liau and the automated readability index', () => {
    expect(colemanLiau({ letters: 639, words: 119, sentences: 5 })).toBeCloseTo(14.53, 2);
    expect(automatedReadability({ characters: 1396, words: 282, sentences: 16 })).toBeCloseTo(10.699, 2);
  });
});

describe('whole texts agree with the published figures of other tools', () => {
  it('an easy text', () => {
    const counts = countProse([
      normalise(
        'Anna and her family love doing puzzles. Anna is best at little puzzles. Anna and her brother work on medium ' +
          "size puzzles together. Anna's Brother likes puzzles with cars in them. When the whole family does a " +
          'puzzle, they do really big puzzles. It can take them a week to finish a really big puzzle. Last year they ' +
          'did a puzzle with 500 pieces! Anna tries to finish one small puzzle a day by her. Her puzzles have about ' +
          '50 pieces. They all glue their favorite puzzles together and frame them. The puzzles look so nice on the wall.',
      ),
    ]);
    expect(counts).toMatchObject({ sentences: 11, polysyllables: 6 });
    expect(fleschReadingEase(counts)).toBeCloseTo(78.918, 2);
    expect(fleschKincaid(counts)).toBeCloseTo(4.488, 2);
    expect(smog(counts)).toBeCloseTo(7.348, 2);
  });

  it('a short text', () => {
    expect(fleschReadingEase(countProse(['Cool dogs wear da sunglasses.']))).toBeCloseTo(83.32, 2);
  });

  it('a hard text', () => {
    const counts = countProse([
      'In linguistics, the Gunning fog index is a readability test for English writing. The index estimates the years ' +
        'of formal education a person needs to understand the text on the first reading. For instance, a fog index of ' +
        '12 requires the reading level of a United States high school senior (around 18 years old). The test was ' +
        'developed in 1952 by Robert Gunning, an American businessman who had been involved in newspaper and textbook ' +
        'publishing.',
      'The fog index is commonly used to confirm that text can be read easily by the intended audience. Texts for a ' +
        'wide audience generally need a fog index less than 12. Texts requiring near-universal understanding ' +
        'generally need an index less than 8.',
    ]);
    expect(counts).toMatchObject({ sentences: 7, words: 117 });
    expect(Math.abs(fleschReadingEase(counts) - 51.04)).toBeLessThan(1);
    expect(Math.abs(fleschKincaid(counts) - 10.13)).toBeLessThan(0.3);
    expect(Math.abs(smog(counts) - 12.79)).toBeLessThan(0.6);
  });
});

describe('counts by hand', () => {
  it.each(syllablesByHand)('%s has %i syllables', (word, syllables) => {
    expect(syllablesIn(word)).toBe(syllables);
  });

  it.each(sentencesByHand)('%s → %i', (text, sentences) => {
    expect(sentencesIn(normalise(text))).toHaveLength(sentences);
  });

  it('says where each sentence stands in the text as it was typed', () => {
    const text = '  Don’t wait.  See www.nhs.uk for more.  Dr. Lee can help.';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Don’t wait.',
      'See www.nhs.uk for more.',
      'Dr. Lee can help.',
    ]);
  });

  it('holds names, easy compounds and -ed endings not against a text', () => {
    expect(countProse(['We treated Jennifer with over-the-counter pills.']).hardWords).toBe(0);
    expect(countProse(['Hypertension is dangerous.']).hardWords).toBe(2);
  });
});

describe('Spanish', () => {
  it.each(
    (
      'agua:2 médico:3 día:2 días:2 presión:2 corazón:3 ahora:3 cirugía:4 diarrea:3 sangre:2 muy:1 y:1 hoy:1 ' +
      'quien:1 guía:2 pingüino:3 enfermedad:4 oído:3 rehabilitación:6 búho:2 prohíbe:3 ojo:2 ciudad:2 cuidado:3 ' +
      'poesía:4 estudiáis:3 leer:2 riñones:3 antibiótico:5 hueso:2 huir:1 ahí:2 aéreo:4 yeso:2 desmayo:3 vértigo:3'
    ).split(' '),
  )('%s', (entry) => {
    const [word = '', syllables] = entry.split(':');
    expect(spanishSyllablesIn(word)).toBe(Number(syllables));
  });

  it('parts no sentence at an abbreviation of a title', () => {
    expect(
      sentencesIn('La Dra. Pérez lo llamará a las 3 p.m. de hoy. Llámenos p. ej. si tiene fiebre.', 'es'),
    ).toHaveLength(2);
  });

  it('reads Szigriszt and Fernández Huerta, and INFLESZ by Szigriszt', () => {
    const counts = { words: 100, syllables: 200, sentences: 10 };
    expect(szigriszt(counts)).toBeCloseTo(72.235, 3);
    expect(fernandezHuerta(counts)).toBeCloseTo(76.64, 3);
    expect([39, 55, 65, 80, 81].map(infleszBandOf)).toEqual([
      'very-hard',
      'rather-hard',
      'normal',
      'fairly-easy',
      'very-easy',
    ]);
  });
});
