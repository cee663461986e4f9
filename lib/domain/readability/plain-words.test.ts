import { describe, expect, it } from 'vitest';
import { avoidedTermsIn, jargonIn } from './jargon';
import { passiveIn } from './passive';

describe('passive voice', () => {
  it.each([
    'Your wound will be checked by a nurse.',
    'The medicine should be taken with food.',
    'You will be given a gown.',
    'Tablets must not be crushed.',
    'The test is done at the clinic.',
    'Your blood was taken this morning.',
    'A form needs to be signed.',
    'The tube has been removed.',
    'You may be asked to fast.',
    'The dose can be changed by your doctor.',
    'The skin is cleaned before the shot.',
    'Stitches are removed after ten days.',
    'The results are sent to your doctor.',
    'Antibiotics are prescribed for infection.',
    'Your leg will be kept still.',
    'The bandage got wet and was replaced.',
    'Pills should not be shared.',
    'The cast was put on today.',
    'Your child is being watched closely.',
    'The bill has already been paid.',
  ])('%s', (sentence) => {
    expect(passiveIn(sentence)).not.toBeNull();
  });
});

describe('active voice', () => {
  it.each([
    'Take your pills with food.',
    'You feel tired after the test.',
    'Call us if you are worried.',
    'Your skin is red and swollen.',
    'You are allowed to walk.',
    'We will check your wound.',
    'The nurse gave you a shot.',
    'She is pregnant.',
    'You have finished the course.',
    'Your arm was sore.',
    'This is an advanced test.',
    'The clinic is closed on Sunday.',
    'You may be tired.',
    'You are used to the drug.',
    'Be prepared to wait.',
    'It is a limited supply.',
    'You need to be seated.',
    'The baby is two weeks old.',
    'Your blood pressure is raised.',
    'Wash the cut and keep it covered.',
  ])('%s', (sentence) => {
    expect(passiveIn(sentence)).toBeNull();
  });

  it('turns passive where somebody does it', () => {
    expect(passiveIn('Your arm may be raised by the nurse.')).not.toBeNull();
  });
});

describe('jargon', () => {
  const terms = (text: string, locale = 'en') => jargonIn(text, locale).map(({ term }) => term);

  it('takes the longest phrase first, and finds the forms of a word', () => {
    expect(terms('A myocardial infarction is a heart attack.')).toEqual(['myocardial infarction']);
    expect(terms('She adhered to it, discontinued pills, and felt palpitations.')).toEqual([
      'adhere to',
      'discontinue',
      'palpitations',
    ]);
  });

  it('leaves words alone that mean something else beside other words, because a press replaces them', () => {
    expect(terms('Coronary artery disease. You had a coronary stent.')).toEqual([]);
    expect(terms('A coronary thrombosis')).toEqual(['coronary thrombosis']);
    expect(terms('Tiene gemelos. Coma lomo de cerdo.', 'es')).toEqual([]);
  });

  it('offers no note for the authors of the library, who get it from their own check', () => {
    const sentence = 'Ask us which parts fit you.';
    expect(terms(sentence)).toEqual([]);
    expect(avoidedTermsIn(sentence, 'en').map(({ term }) => term)).toEqual(['ask us which parts fit']);
    expect(avoidedTermsIn(sentence, 'es')).toEqual([]);
  });

  it('finds British spellings', () => {
    expect(terms('Anaemia, oedema, haemorrhage and immunisation', 'en-US')).toEqual([
      'anemia',
      'edema',
      'hemorrhage',
      'immunization',
    ]);
  });

  it('suggests what is plain where the reader lives', () => {
    expect(jargonIn('You had pyrexia.', 'en-US')).toMatchObject([{ plain: 'fever' }]);
    expect(jargonIn('You had a fever and an injection.', 'en-GB')).toMatchObject([
      { term: 'fever', plain: 'high temperature' },
    ]);
  });

  it('says what an American clinic writes in place of a British word', () => {
    expect(jargonIn('Go to A&E if your tummy hurts, or ask your GP.', 'en-US')).toMatchObject([
      { term: 'a&e', plain: 'ER' },
      { term: 'tummy', plain: 'belly' },
      { term: 'gp', plain: 'clinician' },
    ]);
    expect(terms('Go to A&E or ask your GP.', 'en-GB')).toEqual([]);
  });

  it('says what a clinic in the United States writes in Spanish', () => {
    expect(jargonIn('Tiene cefaleas y disnea (dificultad para respirar). Es un catarro.', 'es')).toMatchObject([
      { term: 'cefalea', plain: 'dolor de cabeza' },
      { term: 'catarro', plain: 'resfriado' },
    ]);
    expect(terms('Tiene un resfriado (catarro).', 'es')).toEqual([]);
  });

  it('leaves a word alone that is being explained', () => {
    expect(terms('High blood pressure (hypertension) is common.')).toEqual([]);
    expect(terms('Hypertension (high blood pressure) is common.')).toEqual([]);
    expect(terms('The medical name is hypertension.')).toEqual([]);
  });

  it('marks the very words', () => {
    const text = '“Don’t” use it prior to surgery.';
    const [{ start, end } = { start: 0, end: 0 }] = jargonIn(text, 'en');
    expect(text.slice(start, end)).toBe('prior to');
  });
});
