import { expect, it } from 'vitest';
import { usualDisclaimer } from '../../clinic/texts/usual-texts';
import type { DraftContent } from '../draft';
import { draftOf, paragraphs, clinic as riverside, version } from '../test-support';
import { findingsOf } from './test-support';

const versions = (['urgent-help', 'about', 'when-to-return'] as const).map((kind, index) =>
  version(index + 1, kind, { locale: 'es', originalNumber: 1 }),
);
const clinic = { ...riverside, disclaimer: usualDisclaimer };
const codes = ['clinic-text-language', 'page-words-language', 'other-language', 'typed-language'];
const foundIn = (locale: string, change: Partial<typeof clinic> = {}) =>
  findingsOf(versions, { draft: { locale }, clinic: { ...clinic, ...change } }).filter(({ code }) =>
    codes.includes(code),
  );

it('a handout in Spanish with an English disclaimer says so before it is issued', () => {
  const disclaimer = 'Not a substitute for a visit.';
  expect(foundIn('es', { disclaimer })).toEqual([
    {
      ...{ code: 'clinic-text-language', severity: 'warns', place: { in: 'clinic' } },
      ...{ text: 'disclaimer', own: disclaimer, locale: 'en-US', wanted: 'es' },
    },
  ]);
  const translations = { es: [{ name: 'disclaimer' as const, of: disclaimer, text: 'No reemplaza una consulta.' }] };
  expect(foundIn('es', { disclaimer, translations })).toEqual([]);
});

it('names each text of the clinic that prints in English', () => {
  const found = foundIn('es', {
    openingHours: 'By appointment',
    footerNote: 'Parking is free.',
    otherPhones: [{ label: 'Dr. Osei’s desk', number: '541-555-0190' }],
    translations: { es: [{ name: 'openingHours', of: 'Other hours', text: 'Otras horas' }] },
  });
  expect(found).toMatchObject([{ text: 'openingHours' }, { text: 'footerNote' }, { text: 'phoneLabel' }]);
});

it('says nothing where the clinic’s texts are the usual ones', () => {
  expect(foundIn('es')).toEqual([]);
});

it('says that the labels are English in a language that Plainleaf has no words for', () => {
  const found = foundIn('ru').map(({ code }) => code);
  expect(found).toContain('page-words-language');
  expect(found.filter((code) => code === 'clinic-text-language')).toHaveLength(2);
});

it('points at what the clinician typed in English', () => {
  const draft: Partial<DraftContent> = {
    ...{ locale: 'es', title: 'Low back pain', subtitle: 'Le revisamos hoy.', note: 'Camine todos los días.' },
    followUp: { when: 'in 4 weeks', with: 'Dr. Amara Osei' },
    plan: { actions: 'Walk every day', medicines: 'ibuprofen 400 mg' },
  };
  const typed = (content: Partial<DraftContent>) =>
    findingsOf(versions, { draft: content, clinic }).filter(({ code }) => code === 'typed-language');
  expect(typed(draft).map(({ place }) => place)).toEqual([
    { in: 'field', field: 'title' },
    { in: 'field', field: 'followUp' },
    { in: 'field', field: 'actions' },
  ]);
  expect(typed({ ...draft, locale: 'en' })).toEqual([]);
  const edit = {
    ...{ heading: 'Qué hacer', body: paragraphs('Rest for two days and call us.') },
    ...{ editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00Z' },
  };
  const sections = draftOf(versions).sections.map((section, index) => (index === 1 ? { ...section, edit } : section));
  expect(typed({ locale: 'es', title: 'Dolor', subtitle: '', sections })).toMatchObject([
    { place: { in: 'section', heading: 'Qué hacer' } },
  ]);
});
