import { describe, expect, it } from 'vitest';
import { compose } from '../compose';
import { sourceNumbers } from '../page-lines';
import { clinic, draftOf, version } from '../test-support';
import { pageDate, sourceDate } from './page-dates';
import { foreignWordsIn, pageWords } from './words-in';

const languages = ['en', 'es', 'ar', 'zh-Hans', 'vi', 'ht'];

describe('the page’s own words', () => {
  it.each([
    ['en-GB', 'en', undefined],
    ['es-US', 'es', undefined],
    ['zh', 'zh-Hans', undefined],
    ['zh-CN', 'zh-Hans', undefined],
    ['zh-Hant', 'en', 'en'],
    ['zh-TW', 'en', 'en'],
    ['ru', 'en', 'en'],
    ['', 'en', 'en'],
  ])('for a handout in "%s" are in %s, and marked as %s', (locale, words, marked) => {
    expect(pageWords(locale).locale).toBe(words);
    expect(foreignWordsIn(locale)).toBe(marked);
  });

  it.each(languages.slice(1))('are none of them English in %s', (locale) => {
    const said = (words: ReturnType<typeof pageWords>): string[] => {
      const { tones, urgentCards, locale: _tag, comma: _comma, stop: _stop, gap: _gap, dates: _dates, ...rest } = words;
      // As functions they are asked for what they say around what they are handed.
      const asked = Object.values(rest).map((one) =>
        typeof one === 'string' ? one : one('1' as never, '2' as never, '3' as never),
      );
      return [...Object.values(tones), ...Object.values(urgentCards), ...asked];
    };
    const [own, english] = [said(pageWords(locale)), said(pageWords('en'))];
    expect(own).toHaveLength(english.length);
    // "1 – 2 – 3" alone is the same in every language.
    const alike = own.filter((text, index) => text === english[index] && /\p{L}/u.test(text.replace(/QR|Logo/, '')));
    expect(alike).toEqual([]);
    expect(own.filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each([
    [[3], 'Source 3'],
    [[1, 2], 'Sources 1, 2'],
    [[1, 2, 3, 5, 7, 8], 'Sources 1–3, 5, 7, 8'],
  ])('name the sources %j as "%s"', (numbers, text) => {
    expect(sourceNumbers(numbers, pageWords('en'))).toBe(text);
  });
});

describe('dates on the page', () => {
  it.each(['es', 'ar', 'zh-Hans', 'vi'])(
    'are in this Node’s tables for %s: it takes no other language instead',
    (locale) => {
      expect(Intl.DateTimeFormat.supportedLocalesOf([locale], { localeMatcher: 'lookup' })).toEqual([locale]);
    },
  );

  it.each([
    ['es', '14 de marzo de 1981', '13 feb 2024', 'ene 2023'],
    ['ar', '14 مارس 1981', '13 فبراير 2024', 'يناير 2023'],
    ['zh-Hans', '1981年3月14日', '2024年2月13日', '2023年1月'],
    ['vi', '14 tháng 3, 1981', '13 thg 2, 2024', 'thg 1 2023'],
    ['ht', '14 mas 1981', '13 fevriye 2024', 'janvye 2023'],
  ])('are written in %s as %s', (locale, long, short, month) => {
    const words = pageWords(locale);
    expect(pageDate('1981-03-14', words, 'en-US')).toBe(long);
    expect(sourceDate('checked 13 Feb 2024', words)).toBe(words.checkedOn(short));
    expect(sourceDate('Jan 2023', words)).toBe(month);
  });

  it('are written in English as the clinic chose, also where the handout’s language is not known', () => {
    expect(pageDate('1981-03-14', pageWords('en'), 'en-US')).toBe('March 14, 1981');
    expect(pageDate('1981-03-14', pageWords('en-US'), 'en-GB')).toBe('14 March 1981');
    expect(pageDate('1981-03-14', pageWords('ru'), 'en-GB')).toBe('14 March 1981');
  });

  it.each([
    ['Oct 2020, updated Sep 2022', 'oct 2020, actualizado en sept 2022'],
    ['2015 text, last reviewed Oct 2020', '2015'],
    ['30 Oct 2023 (review was due 30 Oct 2026)', '30 oct 2023'],
    ['2015, reviewed Oct 2020', '2015'],
    ['undated (two versions)', 'sin fecha'],
    ['undated old copy', 'sin fecha'],
    ['Feb 2017 copy', 'feb 2017'],
    ['CKS Jan 2020', 'ene 2020'],
  ])('leave out of "%s" what is for the library', (published, printed) => {
    expect(sourceDate(published, pageWords('es'))).toBe(printed);
    expect(sourceDate(published, pageWords('en'))).toBe(published);
  });

  it.each([
    '2020 (withdrawn 2023)',
    'Oct 2020, corrected Nov 2021',
    'Oct-Nov 2020',
    '2010-11; NICE amended Nov 2023',
    '2015, updated in spring',
    '2015, reviewed Oct 2020 and withdrawn',
    '2015, last reviewed in spring, withdrawn 2020',
    '30 Oct 2023 (review was due 30 Oct 2026: withdrawn)',
  ])('leave "%s" whole, which says more than a date', (published) => {
    expect(sourceDate(published, pageWords('es'))).toBe(published);
  });

  it('are all written where a source has several', () => {
    expect(sourceDate('undated; 21 Dec 2018', pageWords('es'))).toBe('sin fecha, 21 dic 2018');
    expect(sourceDate('2009, 2018', pageWords('es'))).toBe('2009, 2018');
  });

  it('leave what they cannot read as it is written', () => {
    expect(sourceDate('spring 2019, then withdrawn', pageWords('es'))).toBe('spring 2019, then withdrawn');
    expect(sourceDate('May be 2019', pageWords('es'))).toBe('May be 2019');
    expect(sourceDate('about 2016-17', pageWords('es'))).toBe('hacia 2016-17');
    expect(sourceDate('2017', pageWords('zh-Hans'))).toBe('2017');
    expect(sourceDate('undated', pageWords('en'))).toBe('no date given');
    expect(sourceDate('Jan 2023', pageWords('en'))).toBe('Jan 2023');
  });
});

it('a Spanish handout says in Spanish when, by whom and whether it was reviewed', () => {
  const [one, two] = [
    version(1, 'about', { heading: 'Qué es' }),
    version(2, 'types', { heading: 'Tipos', originalNumber: 1 }),
  ];
  const review = {
    reviewerName: 'Dr. A. Osei',
    reviewerCredentials: 'MD',
    reviewedOn: '2026-03-02',
    nextReviewDue: '2027-03-02',
  };
  const reviewed = { ...one, status: 'approved' as const, review };
  const edit = { heading: 'Tipos', body: two.body, editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:00:00Z' };
  const draft = draftOf([reviewed, two], { locale: 'es', followUp: { when: 'en 4 semanas', with: '' } });
  const document = compose({
    draft: {
      ...draft,
      sections: draft.sections.map((section, index) => (index === 1 ? { ...section, edit } : section)),
    },
    versions: [reviewed, two],
    clinic,
    clinicianName: 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
  });
  expect(document).toMatchObject({
    visitDate: '22 de noviembre de 2026',
    patient: { dateOfBirth: '14 de marzo de 1981' },
    followUp: 'en 4 semanas con Dr. Osei',
    reviewStatement:
      'Revisado por Dr. A. Osei, MD el 2 de marzo de 2026. Sin revisión clínica: “Tipos”. Esta es una traducción que no se ha revisado.',
    editStatement: 'Su profesional de salud cambió esto para usted: “Tipos” (Dr. Osei, 22 de noviembre de 2026).',
  });
});
