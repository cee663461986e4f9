import { describe, expect, it } from 'vitest';
import { isSameLanguage, languageName, ownLanguageName } from './names';

describe('languages', () => {
  it.each([
    ['en-GB', 'English', 'English'],
    ['es', 'Spanish', 'Español'],
    ['zh-Hans', 'Chinese (Simplified)', '简体中文'],
    ['fr-CA', 'French (Canada)', 'fr-CA'],
    ['ru', 'Russian', 'ru'],
    ['qaa', 'qaa', 'qaa'],
    ['not a tag', 'not a tag', 'not a tag'],
  ])('%s is %s, %s', (locale, english, own) => {
    expect([languageName(locale), ownLanguageName(locale)]).toEqual([english, own]);
  });

  it.each([
    ['en', 'en-US', true],
    ['zh-Hans', 'zh-Hans-CN', true],
    ['zh-Hans', 'zh-Hant', false],
    ['en', 'es', false],
  ])('a reader of %s reads %s: %s', (one, other, same) => {
    expect(isSameLanguage(one, other)).toBe(same);
  });
});
