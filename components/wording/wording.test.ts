import { describe, expect, it } from 'vitest';
import { auditWords } from '../admin/audit-words';
import { failureWords } from './failure-words';
import { languageLabel } from './language-label';
import { counted, reviewGap, statusWords } from './review-words';

describe('the words for failures', () => {
  it.each(Object.entries(failureWords))('%s reads as a sentence without its code', (code, words) => {
    expect(words).toMatch(/^[A-Z].*\.$/);
    expect(words).not.toContain(code);
    expect(words).not.toMatch(/error|exception|null|undefined|invalid|500/i);
  });

  it('tell every failure apart', () => {
    expect(new Set(Object.values(failureWords)).size).toBe(Object.keys(failureWords).length);
  });
});

describe('the words for audit events', () => {
  it('follow a name', () => {
    expect(`Dr. Amara Osei ${auditWords('handout.issued')}`).toBe('Dr. Amara Osei issued a handout');
  });

  it('show a type of a later version as it is stored', () => {
    expect(auditWords('handout.of-a-later-version')).toBe('handout.of-a-later-version');
    expect(auditWords('toString')).toBe('toString');
  });
});

describe('the words for a language', () => {
  it.each([
    ['es-US', 'Spanish · Español'],
    ['en', 'English'],
    ['fr-CA', 'French (Canada) · fr-CA'],
    ['qaa', 'qaa'],
  ])('say it in English and in its own words, and once where both are the same: %s', (locale, label) => {
    expect(languageLabel(locale)).toBe(label);
  });
});

describe('the words for reviews', () => {
  it('never call software’s draft reviewed', () => {
    expect(statusWords.draft).toBe('Not clinically reviewed');
    expect(reviewGap({ sectionCount: 8, reviewedCount: 0 })).toBe('Not clinically reviewed');
    expect(reviewGap({ sectionCount: 0, reviewedCount: 0 })).toBe('Not clinically reviewed');
  });

  it('count what is missing, and are silent when nothing is', () => {
    expect(reviewGap({ sectionCount: 8, reviewedCount: 3 })).toBe('3 of 8 sections reviewed');
    expect(reviewGap({ sectionCount: 8, reviewedCount: 8 })).toBeNull();
  });

  it('count one and many', () => {
    expect([counted(1, 'page'), counted(2, 'page'), counted(0, 'page')]).toEqual(['1 page', '2 pages', '0 pages']);
  });
});

describe('the word for a password', () => {
  it('every screen and mail says “password”', () => {
    const files = import.meta.glob<string>(
      ['/{app,components}/**/*.{ts,tsx}', '/lib/{auth,features,mail}/**/*.ts', '!**/*.test.{ts,tsx}'],
      { query: '?raw', import: 'default', eager: true },
    );
    expect(Object.keys(files).length).toBeGreaterThan(300);
    const another =
      /\b(a|an|the|[Yy]our|[Tt]heir|[Nn]ew|[Cc]urrent|stolen|right|wrong|with|not) [Pp]assphrases?\b|[">]Passphrase\b/g;
    const found = Object.entries(files).flatMap(([file, source]) => {
      const words = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
      return [...words.matchAll(another)].map(([said]) => `${file}: ${said}`);
    });
    expect(found).toEqual([]);
  });
});
