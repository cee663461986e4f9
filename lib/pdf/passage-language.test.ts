import { describe, expect, it } from 'vitest';
import { renderHandout } from './render';
import { sectionsIn } from './test-support/fixtures';
import { handoutIn } from './test-support/language-handouts';
import { samples } from './test-support/language-samples';
import { muscleTwitches } from './test-support/muscle-twitches';
import { readAloud } from './test-support/pdf-ua/read-aloud';
import { readPdf } from './test-support/read-pdf';

const ordinary = sectionsIn('arabic').filter(({ kind }) => kind !== 'urgent-help');

describe('an Arabic section in an English handout', () => {
  it('begins at the right margin, with its list and its boxes to tick', async () => {
    const { bytes } = await renderHandout(muscleTwitches({ sections: ordinary }));
    const read = await readPdf(bytes);
    const items = read.pages.flatMap((page) => page.items.map((item) => ({ ...item, page })));
    const endOf = (words: string): number => {
      const found = items.filter(({ text }) => /\p{Script=Arabic}{4}/u.test(text) && words.includes(text.trim()));
      expect(found.length, words).toBeGreaterThan(0);
      // Of each line the words furthest right count, and of the lines the one that begins furthest in.
      const ofLines = new Map<string, number>();
      for (const { page, x, y, width } of found) {
        const line = `${read.pages.indexOf(page)} ${y}`;
        ofLines.set(line, Math.min(ofLines.get(line) ?? Number.POSITIVE_INFINITY, page.width - x - width));
      }
      return Math.max(...ofLines.values());
    };
    // The margin is 54 points wide. The text stands beside the column of headings, which takes 110, and the words of a
    // list further in, by the room of its mark.
    expect(endOf(samples.arabic.heading)).toBeLessThan(60);
    expect(endOf(samples.arabic.items[1] ?? '')).toBeLessThan(200);
    expect(endOf(samples.arabic.items[1] ?? '')).toBeGreaterThan(164);
  });

  it('is announced as Arabic, with the page’s own words in it', async () => {
    const spoken = readAloud((await renderHandout(muscleTwitches({ sections: ordinary }))).bytes);
    expect(spoken.find(({ text }) => text === 'انتبه')?.lang).toBe('ar');
    expect(spoken.find(({ text }) => text === 'About this handout')?.lang).toBe('en-US');
  });
});

describe('a handout in a language that has no words of the page', () => {
  it('says them in English and announces them so', async () => {
    const spoken = readAloud((await renderHandout(handoutIn('russian'))).bytes);
    const languageOf = (text: string): string | undefined => spoken.find((line) => line.text === text)?.lang;
    for (const words of [
      'For',
      'Record number',
      'Take care',
      'Given by Dr. Amara Osei',
      'About this handout',
      'Source 1',
    ]) {
      if (spoken.some((line) => line.text === words)) expect(languageOf(words), words).toBe('en');
    }
    expect(['For', 'Take care', 'About this handout'].map(languageOf)).toEqual(['en', 'en', 'en']);
    expect(languageOf(samples.russian.heading)).toBe('ru');
  });
});
