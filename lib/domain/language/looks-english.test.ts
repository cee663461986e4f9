import { expect, it } from 'vitest';
import { starter } from '@/lib/test-support/starter-content';
import { textOf } from '../handout/block-text';
import { looksEnglish } from './looks-english';

const { topics } = starter;

it.each(['in 4 weeks', 'every 2 days', 'Bring your tablets with you.', 'Walk 20 minutes a day', 'Low back pain'])(
  'takes "%s" for English',
  (text) => {
    expect(looksEnglish(text)).toBe(true);
  },
);

it.each([
  '',
  '4',
  'Dr. Amara Osei',
  'en 4 semanas',
  'ibuprofen 400 mg',
  'Infección de garganta (en inglés, “strep throat”)',
  'خلال 4 أسابيع',
  '4 周后',
  'sau 4 tuần',
  'nan 4 semèn',
  'Muestre al farmacéutico el frasco que dice “take with food” antes de tomar la medicina por primera vez en casa.',
])('takes "%s" for no English', (text) => {
  expect(looksEnglish(text)).toBe(false);
});

it('takes every English text of the library for English, and no translation', () => {
  const english = topics.flatMap(({ sections }) => sections.map(({ body }) => body.content.map(textOf).join(' ')));
  expect(english.filter((text) => !looksEnglish(text))).toEqual([]);
  const translated = topics.flatMap(({ sections, translations }) => [
    ...translations.flatMap(({ title, subtitle }) => [title, subtitle]),
    ...sections.flatMap((section) =>
      section.translations.flatMap(({ heading, body }) => [heading, ...body.content.map(textOf)]),
    ),
  ]);
  expect(translated.length).toBeGreaterThan(1000);
  expect(translated.filter(looksEnglish)).toEqual([]);
});
