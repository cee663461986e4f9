import { describe, expect, it } from 'vitest';
import type { ClinicTranslations } from '@/lib/domain/clinic/texts/clinic-translations';
import { testClinic } from '@/lib/test-support/clinic';
import { clinicDifferences, withMine } from './clinic-fields';

const mine = { ...testClinic, phone: '541-555-0122', otherPhones: [{ label: 'After hours', number: '541-555-0190' }] };
const theirs = { ...testClinic, phone: '541-555-0111', pageSize: 'a4' as const };

it('shows what differs between two saves, each in a reader’s words', () => {
  expect(clinicDifferences(mine, theirs)).toEqual([
    { part: 'phone', label: 'Main phone', mine: '541-555-0122', theirs: '541-555-0111' },
    { part: 'otherPhones', label: 'More phone numbers', mine: 'After hours: 541-555-0190', theirs: '' },
    { part: 'pageSize', label: 'Paper size', mine: 'Letter (8.5 × 11 in)', theirs: 'A4 (210 × 297 mm)' },
  ]);
  expect(clinicDifferences(mine, structuredClone(mine))).toEqual([]);
});

it('goes on with the chosen details of mine and the rest of theirs', () => {
  expect(withMine(theirs, mine, new Set(['otherPhones']))).toEqual({
    ...testClinic,
    phone: '541-555-0111',
    otherPhones: mine.otherPhones,
    pageSize: 'a4',
  });
});

describe('texts in other languages', () => {
  const footer = { name: 'footerNote' as const, of: 'Parking is free.', text: 'El estacionamiento es gratis.' };
  const hours = { name: 'openingHours' as const, of: 'Ask us', text: 'Pregúntenos' };
  const nurse = { name: 'phoneLabel' as const, of: 'Nurse', text: 'Enfermera' };
  const arabic = { ...footer, text: 'موقف السيارات مجاني.' };
  const otherPhones = [{ label: 'Nurse', number: '541-555-0190' }];
  const saying = (translations: ClinicTranslations) => ({ ...testClinic, otherPhones, translations });
  const partsOf = (differences: ReturnType<typeof clinicDifferences>) => new Set(differences.map(({ part }) => part));

  it('are the same in another order', () => {
    expect(clinicDifferences(saying({ es: [footer], ar: [arabic] }), saying({ ar: [arabic], es: [footer] }))).toEqual(
      [],
    );
    expect(clinicDifferences(saying({ es: [footer, hours] }), saying({ es: [hours, footer] }))).toEqual([]);
  });

  it('differ one by one, each under its name', () => {
    const found = clinicDifferences(saying({ ar: [arabic], es: [footer] }), saying({ es: [footer, hours, nurse] }));
    expect(found.map(({ label, mine, theirs }) => ({ label, mine, theirs }))).toEqual([
      { label: 'Opening hours in Spanish', mine: '', theirs: 'Pregúntenos' },
      { label: '“Nurse” in Spanish', mine: '', theirs: 'Enfermera' },
      { label: 'Footer note in Arabic', mine: 'موقف السيارات مجاني.', theirs: '' },
    ]);
  });

  it('say what they are for where the same words were looked at again', () => {
    const again = { ...footer, of: 'Parking costs nothing.' };
    expect(clinicDifferences(saying({ es: [again] }), saying({ es: [footer] }))).toMatchObject([
      {
        label: 'Footer note in Spanish',
        mine: 'El estacionamiento es gratis. (for “Parking costs nothing.”)',
        theirs: 'El estacionamiento es gratis. (for “Parking is free.”)',
      },
    ]);
  });

  it('that another admin wrote stay beside mine, in another language and in the same', () => {
    const base = saying({ es: [footer] });
    const changed = { ...footer, text: 'Estacionamiento gratis.' };
    const ours = saying({ es: [changed, nurse], ar: [arabic] });
    const others = saying({ es: [footer, hours], vi: [hours] });
    const kept = partsOf(clinicDifferences(ours, base));
    expect(withMine(others, ours, kept).translations).toEqual({
      es: [changed, hours, nurse],
      ar: [arabic],
      vi: [hours],
    });
    expect(withMine(others, ours, new Set()).translations).toEqual(others.translations);
  });

  it('are compared under one tag where two admins asked for a language by different ones', () => {
    const [mineIn, theirsIn] = [
      { ...footer, text: 'Gratuit.' },
      { ...footer, text: 'Stationnement gratuit.' },
    ];
    const [ours, others] = [saying({ 'fr-CA': [mineIn] }), saying({ fr: [theirsIn] })];
    const found = clinicDifferences(ours, others);
    expect(found.map(({ mine, theirs }) => ({ mine, theirs }))).toEqual([{ mine: mineIn.text, theirs: theirsIn.text }]);
    expect(found.map(({ label }) => label)).toEqual(['Footer note in French (Canada)']);
    // What I typed is known by the same name, whatever the form began with.
    expect(partsOf(clinicDifferences(ours, saying({})))).toEqual(partsOf(found));
    expect(withMine(others, ours, new Set()).translations).toEqual(others.translations);
    expect(withMine(others, ours, partsOf(found)).translations).toEqual({ fr: [mineIn] });
    expect(clinicDifferences(saying({ 'es-MX': [footer] }), saying({ es: [footer] }))).toEqual([]);
  });

  it('are taken out as I did, and kept as I looked at them again', () => {
    const base = saying({ es: [footer, hours], ar: [arabic] });
    const again = { ...footer, of: 'Parking costs nothing.' };
    const ours = saying({ es: [again] });
    const others = saying({ es: [footer, hours, nurse], ar: [arabic] });
    expect(withMine(others, ours, partsOf(clinicDifferences(ours, base))).translations).toEqual({ es: [again, nurse] });
  });

  it('go with the phone numbers that are not chosen', () => {
    const ours = { ...saying({ es: [{ ...nurse, of: 'Lab', text: 'Laboratorio' }] }), otherPhones: [] };
    const both = withMine(saying({ es: [nurse] }), ours, new Set(['es phoneLabel Lab']));
    expect(both.translations).toEqual({ es: [nurse] });
  });
});
