import { describe, expect, it } from 'vitest';
import type { DraftContent } from './draft';
import { addSection, removeSection, setSectionOn, setSubtitle, setTitle } from './draft-edit';
import { draftInLanguage } from './draft-language';
import { FIELD_MAX } from './draft-limits';
import { retitled, titleOf } from './packet-title';
import { draftOf, uuid, version } from './test-support';

describe('the title of a packet', () => {
  it.each([
    ['en', ['Migraine', 'Low back pain'], 'Migraine and Low back pain'],
    ['en', ['Migraine', 'Low back pain', 'Insomnia'], 'Migraine, Low back pain, and Insomnia'],
    ['es', ['Migraña', 'Dolor de cuello'], 'Migraña y Dolor de cuello'],
    ['es', ['Migraña', 'Insomnio'], 'Migraña e Insomnio'],
    ['es', ['Migraña', 'Hielo'], 'Migraña y Hielo'],
    ['ar', ['أرق', 'صداع'], 'أرق وصداع'],
    ['zh-Hans', ['失眠', '头痛', '感冒'], '失眠、头痛和感冒'],
    ['vi', ['Mất ngủ', 'Đau đầu'], 'Mất ngủ và Đau đầu'],
    ['ht', ['Migrèn', 'Tous'], 'Migrèn ak Tous'],
  ])('names its topics in %s', (locale, titles, title) => {
    expect(titleOf(titles, locale)).toBe(title);
  });

  it('names the first of many topics and counts the others', () => {
    const titles = Array.from({ length: 24 }, (_, index) => `A topic of some length ${index + 1}`);
    expect(titleOf(titles, 'en')).toBe(
      'A topic of some length 1, A topic of some length 2, A topic of some length 3, and 21 other topics',
    );
    expect(titleOf(['A'.repeat(150), 'B'], 'en')).toBe(`${'A'.repeat(150)} and 1 other topic`);
    expect(titleOf(['A'.repeat(FIELD_MAX), 'B'], 'en')).toHaveLength(FIELD_MAX);
  });
});

const nameOf = (title: string, locale = 'en') => ({ locale, title, subtitle: `About ${title}` });
const migraine = version(1, 'about', { topicId: uuid(301), topicName: nameOf('Migraine') });
const insomnia = version(2, 'about', { topicId: uuid(302), topicName: nameOf('Insomnia') });
const versions = [migraine, insomnia];
const one = draftOf([migraine], { title: 'Migraine', subtitle: 'About Migraine' });
const add = (draft: DraftContent): DraftContent => retitled(draft, addSection(draft, insomnia, uuid(9)), versions);

describe('a draft that gets a second topic', () => {
  it('is named after both, and after the first alone once the second is off or taken out', () => {
    const two = add(one);
    expect(two).toMatchObject({ title: 'Migraine and Insomnia', subtitle: '' });
    for (const back of [setSectionOn(two, uuid(9), false), removeSection(two, uuid(9))]) {
      expect(retitled(two, back, versions)).toMatchObject({ title: 'Migraine', subtitle: 'About Migraine' });
    }
  });

  it('keeps the title and the sentence that the clinician wrote', () => {
    expect(add(setTitle(one, 'For Maria'))).toMatchObject({ title: 'For Maria', subtitle: 'About Migraine' });
    expect(add(setSubtitle(one, 'Rest first.'))).toMatchObject({
      ...{ title: 'Migraine and Insomnia', subtitle: 'Rest first.' },
    });
  });

  it('has the names of both in another language', () => {
    const spanish = [migraine, insomnia].map((original, index) => ({
      ...{ ...original, id: uuid(500 + index), locale: 'es', originalNumber: 1 },
      topicName: nameOf(['Migraña', 'Insomnio'][index] ?? '', 'es'),
    }));
    const names = [
      [nameOf('Insomnia'), nameOf('Insomnio', 'es')],
      [nameOf('Migraine'), nameOf('Migraña', 'es')],
    ];
    const there = draftInLanguage(add(one), { locale: 'es', versions: spanish, names });
    expect(there).toMatchObject({ title: 'Migraña e Insomnio', subtitle: '' });
    expect(draftInLanguage(there, { locale: 'en', versions, names })).toEqual(add(one));
    const own = draftInLanguage(setTitle(add(one), 'For Maria'), { locale: 'es', versions: spanish, names });
    expect(own.title).toBe('For Maria');
  });
});
