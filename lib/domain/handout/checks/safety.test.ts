import { describe, expect, it } from 'vitest';
import type { SectionVersion } from '../../library/section';
import type { SectionKind } from '../../library/section-kind';
import type { SectionBody } from '../body';
import { usualLayout } from '../empty-draft';
import { clinic, paragraphs, version } from '../test-support';
import { findingsOf } from './test-support';

const listAfter = (before: string, ...items: string[]): SectionBody => ({
  type: 'doc',
  content: [
    ...paragraphs(before).content,
    {
      type: 'bulletList',
      content: items.map((item) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: item }] }],
      })),
    },
  ],
});

function codesOf(kind: SectionKind, body: SectionBody, change: Partial<SectionVersion> = {}): string[] {
  return findingsOf([version(1, kind, { body, ...change })]).map(({ code }) => code);
}

describe('the safety net', () => {
  it.each([
    ['Call 911 if you:', false],
    ['Go to an ER now if you:', false],
    ['Call us the same day if:', false],
    ['Warning signs:', true],
    ['Call us if you:', true],
    ['Now and then you may have:', true],
  ])('a list of warning signs under “%s”', (before, isMissing) => {
    expect(codesOf('urgent-help', listAfter(before, 'have a seizure', 'cannot breathe'))).toEqual(
      isMissing
        ? expect.arrayContaining(['warning-signs-without-action'])
        : expect.not.arrayContaining(['warning-signs-without-action']),
    );
  });

  it('knows the same of Spanish, and says nothing of a language that it cannot read', () => {
    const code = 'warning-signs-without-action';
    expect(codesOf('urgent-help', listAfter('Llame al 911 ahora si:', 'se desmaya'), { locale: 'es' })).not.toContain(
      code,
    );
    expect(codesOf('urgent-help', listAfter('Señales:', 'se desmaya'), { locale: 'es' })).toContain(code);
    expect(codesOf('urgent-help', listAfter('危险信号：', '呼吸困难'), { locale: 'zh' })).not.toContain(code);
  });

  it('accepts a list whose every sign has its own action and time', () => {
    const body = listAfter('What to watch for:', 'A seizure: call 911 now.', 'Fever: call us today.');
    expect(codesOf('urgent-help', body)).not.toContain('warning-signs-without-action');
  });

  it('wants a time course in when to return', () => {
    expect(codesOf('when-to-return', paragraphs('Come back if it does not get better.'))).toContain(
      'when-to-return-without-time',
    );
    expect(codesOf('when-to-return', paragraphs('Come back if it lasts over 3 weeks.'))).not.toContain(
      'when-to-return-without-time',
    );
  });

  it('wants somebody to call: the clinic, and the emergency number of the country', () => {
    const about = [version(1, 'about')];
    expect(findingsOf(about, { clinic: { phone: '' } })).toMatchObject(
      expect.arrayContaining([{ code: 'clinic-phone-missing', severity: 'warns', place: { in: 'handout' } }]),
    );
    const codes = findingsOf(about, { clinic: { country: 'other' } }).map(({ code }) => code);
    expect(codes).toContain('emergency-number-missing');
    expect(findingsOf(about).map(({ code }) => code)).not.toContain('emergency-number-missing');
    expect(clinic.country).toBe('US');
  });
});

describe('sections beside each other', () => {
  it('do not say take and avoid of one thing', () => {
    const take = version(1, 'treatment', { heading: 'Treatment', tags: ['take:nsaid'] });
    const avoid = version(2, 'lifestyle-changes', { heading: 'Your stomach', tags: ['avoid:nsaid', 'take:water'] });
    expect(findingsOf([take, avoid]).filter(({ code }) => code === 'conflicting-sections')).toMatchObject([
      { severity: 'warns', place: { heading: 'Treatment' }, thing: 'nsaid', other: 'Your stomach' },
    ]);
  });

  it('do not say the same sentence twice, nor nearly the same', () => {
    const said = (text: string) => {
      const first = version(1, 'about', {
        body: paragraphs('Rest your leg on a chair for two days.'),
        heading: 'First',
      });
      return findingsOf([first, version(2, 'treatment', { body: paragraphs(text) })])
        .filter(({ code }) => code === 'duplicate-advice')
        .map((finding) => ('other' in finding ? finding.other : ''));
    };
    expect(said('Hello there. Rest your leg on a chair for two days!')).toEqual(['First']);
    expect(said('Please rest your leg on a chair for two days.')).toEqual(['First']);
    expect(said('Rest your arm in a sling for five days.')).toEqual([]);
  });
});

describe('another patient', () => {
  const versions = [version(1, 'about')];
  const named = (note: string, recentPatients: string[]) =>
    findingsOf(versions, { draft: { note }, recentPatients }).filter(({ code }) => code === 'other-patient');

  it('is found by the whole name in the note, whatever its case and accents', () => {
    expect(named('As we told JOSE ALVAREZ, rest.', ['José Álvarez'])).toMatchObject([
      { severity: 'warns', place: { in: 'field', field: 'note' }, name: 'José Álvarez' },
    ]);
  });

  it.each([
    ['Give to Soren Weiss first.', 'Søren Weiß'],
    ['Juergen Mueller’s plan', 'Jürgen Müller'],
    ['as for Sean O’Neill', "Sean O'Neill"],
    ['as for Anne Smith Jones', 'Anne Smith-Jones'],
    ['请告诉王小明多休息', '王小明'],
    ['Ma\u00adria Nu\u200bñez', 'Maria Nunez'],
  ])('is found in “%s”, however the name of %s was typed', (note, name) => {
    expect(named(note, [name])).toMatchObject([{ code: 'other-patient', name }]);
  });

  it('is not the patient of this handout, nor a single name that may be anybody’s', () => {
    expect(named('Maria Núñez-O’Connor can rest.', ['Maria Núñez-O’Connor'])).toEqual([]);
    expect(named('May is a good month.', ['May'])).toEqual([]);
  });

  it('is found in a section that was reworded', () => {
    const [about] = versions;
    const edit = {
      heading: 'About',
      body: paragraphs('Tom Reed should rest.'),
      editedBy: 'Dr. Osei',
      editedAt: '2026-11-22T10:00:00.000Z',
    };
    const sections = [
      {
        key: about?.id ?? '',
        sectionId: about?.sectionId ?? '',
        versionId: about?.id ?? '',
        on: true,
        edit,
        layout: usualLayout,
      },
    ];
    const found = findingsOf(versions, { draft: { sections }, recentPatients: ['Tom Reed'] });
    expect(found.find(({ code }) => code === 'other-patient')?.place).toMatchObject({
      in: 'section',
      heading: 'About',
    });
  });
});
