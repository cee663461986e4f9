import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Clinic } from '@/lib/domain/clinic/clinic';
import { usualDisclaimer } from '@/lib/domain/clinic/texts/usual-texts';
import type { HandoutDocument } from '@/lib/domain/handout/document';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { pageWords, shippedLanguages } from '@/lib/domain/handout/page-words/words-in';
import { clinic as riverside } from '@/lib/domain/handout/test-support';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { isSameLanguage } from '@/lib/domain/language/names';
import { renderHandout } from '@/lib/pdf/render';
import { printableLanguages } from '@/lib/pdf/test-support/fixtures';
import { readAloud } from '@/lib/pdf/test-support/pdf-ua/read-aloud';
import { readPdf } from '@/lib/pdf/test-support/read-pdf';
import { starterHandouts } from '@/lib/pdf/test-support/starter-handouts';
import { HandoutPaper } from './handout-paper';

/** Looks for English that is left in a handout of another language: in its pages, as text, as HTML, and read out. */

const languages = shippedLanguages.filter((language) => language !== 'en');

/** A clinic with usual texts, whose emergency number has a word in it. */
const clinic: Clinic = {
  ...riverside,
  country: 'IE',
  otherPhones: [{ label: 'After hours', number: '541-555-0190 ext. 2' }],
  disclaimer: usualDisclaimer,
};
/** A visit without words of any language, with every question answered. */
const visit: Partial<DraftContent> = {
  followUp: { when: '4', with: '' },
  note: '…',
  plan: { actions: '…', medicines: '…' },
  choices: {
    ...{ ageGroup: 'adult', under2: 'not-under-2', over50: 'over-50', over65: 'over-65', pregnancy: 'pregnant' },
    ...{ breastfeeding: 'breastfeeding', bloodThinners: 'blood-thinners', weakImmuneSystem: 'weak-immune-system' },
    ...{ kidneyDisease: 'kidney-disease', heartDisease: 'heart-disease', diabetes: 'diabetes', insulin: 'insulin' },
    side: 'left',
  },
};

/** The same without names and without where its words come from, which are in no language. */
function nameless(document: HandoutDocument): HandoutDocument {
  const { clinic, clinicianName, patient, reference } = document;
  const names = [clinic.name, clinic.address, clinicianName, patient.name, patient.recordNumber, reference];
  const json = names.reduce((text, name) => text.replaceAll(name, '7'), JSON.stringify(document));
  const named: HandoutDocument = JSON.parse(json); // a document whose names are others
  return {
    ...named,
    address: document.address,
    sources: named.sources.map((one) => ({ ...one, title: '7', publisher: '7', short: '7', url: '7' })),
  };
}

const handouts = new Map(
  shippedLanguages.map((language) => [
    language,
    new Map(starterHandouts(language, clinic, visit).map(({ slug, document }) => [slug, nameless(document)])),
  ]),
);
const handoutOn = (slug: string, language: string): HandoutDocument => {
  const document = handouts.get(language)?.get(slug);
  if (document === undefined) throw new Error(`No handout on ${slug} in ${language}`);
  return document;
};

/** Latin letters that are allowed: abbreviations that patients meet, and English words that a translation explains. */
const known = ['QR', 'BFS', 'ALS', 'urgent care'];
/** Words that English and Spanish share. */
const alsoSpanish = ['a', 'no', 'general', 'normal', 'ext', 'feb', 'mar', 'jun', 'oct', 'use alcohol'];
/** A source's date that says more than a date is left as the library has it. */
const ofSources = ['nice amended', 'amended nov'];

const withoutTags = (html: string): string =>
  html
    .replaceAll(/<svg.*?<\/svg>/gs, ' ')
    .replaceAll(/<[^>]*?(?:alt|aria-label|title)="([^"]*)"[^>]*>/g, ' $1 ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&#x27;', '’')
    .replaceAll(/&[a-z]+;/g, ' ');

const inHtml = (document: HandoutDocument): string =>
  withoutTags(renderToStaticMarkup(<HandoutPaper document={document} />));

async function inPdf(document: HandoutDocument): Promise<string> {
  const { bytes } = await renderHandout(document);
  return [(await readPdf(bytes)).text, ...readAloud(bytes).map(({ text }) => text)].join('\n');
}

/** Arabic text comes out of a PDF with other spaces than it was written with. */
const withoutSpaces = (text: string): string => text.replaceAll(' ', '');

/** Whether the fonts of the language are there: those of Chinese are installed on request. */
const isPrinted = (language: string): boolean =>
  language !== 'zh-Hans' || printableLanguages.includes('simplifiedChinese');

const wordsIn = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}]/gu) ?? [];

/** Every pair of neighboring words. */
function pairsIn(text: string): Set<string> {
  const words = wordsIn(text);
  const isWord = (word: string | undefined): boolean => /^\p{L}/u.test(word ?? '');
  return new Set(
    words.flatMap((word, at) => (isWord(word) && isWord(words[at + 1]) ? [`${word} ${words[at + 1]}`] : [])),
  );
}

/** The text around the sections. */
const frameOf = (document: HandoutDocument): HandoutDocument => ({ ...document, sections: [] });

describe.each(languages)('a handout in %s', (language) => {
  const slugs = [...(handouts.get(language)?.keys() ?? [])];

  it('has no section in English', () => {
    expect(slugs).toContain('muscle-twitches');
    const others = slugs.flatMap((slug) =>
      handoutOn(slug, language).sections.filter(({ locale }) => !isSameLanguage(locale, language)),
    );
    expect(others.map(({ heading }) => heading)).toEqual([]);
  });

  it.runIf(['ar', 'zh-Hans'].includes(language))('has no Latin word but names and what it teaches', async () => {
    const document = handoutOn('muscle-twitches', language);
    const texts = [inHtml(document), renderText(document), ...(isPrinted(language) ? [await inPdf(document)] : [])];
    const found = texts.flatMap((text) => {
      const left = known.reduce((rest, word) => rest.replaceAll(word, ' '), text);
      return left.match(/[A-Za-z][A-Za-z’' -]*/g) ?? [];
    });
    expect(found).toEqual([]);
  });

  it.runIf(['es', 'vi', 'ht'].includes(language))('says no two words one after the other as in English', () => {
    const found = slugs.flatMap((slug) => {
      const [own, english] = [handoutOn(slug, language), handoutOn(slug, 'en')];
      const theirs = pairsIn(`${inHtml(english)}\n${renderText(english)}`);
      const ours = pairsIn(`${inHtml(own)}\n${renderText(own)}`);
      return [...ours]
        .filter((pair) => theirs.has(pair) && ![...known, ...alsoSpanish, ...ofSources].includes(pair))
        .map((pair) => `${slug}: ${pair}`);
    });
    expect(found).toEqual([]);
  });

  it.runIf(['es', 'vi', 'ht'].includes(language))('has no English word around its sections', async () => {
    const [own, english] = [handoutOn('muscle-twitches', language), handoutOn('muscle-twitches', 'en')];
    const wordsOf = async (document: HandoutDocument): Promise<string[]> => {
      const frame = frameOf(document);
      return wordsIn([inHtml(frame), renderText(frame), await inPdf(frame)].join('\n'));
    };
    const theirs = new Set((await wordsOf(english)).filter((word) => /\p{L}/u.test(word)));
    const alike = new Set([...known.map((word) => word.toLowerCase()), ...alsoSpanish]);
    const found = new Set((await wordsOf(own)).filter((word) => theirs.has(word) && !alike.has(word)));
    expect([...found]).toEqual([]);
  });

  it.runIf(isPrinted(language))('says on each page in its own language which page it is', async () => {
    const { bytes } = await renderHandout(handoutOn('muscle-twitches', language));
    const { pages } = await readPdf(bytes);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, { text }] of pages.entries()) {
      expect(withoutSpaces(text)).toContain(withoutSpaces(pageWords(language).page(index + 1, pages.length)));
      expect(text).not.toMatch(/Page \d|Not clinically|Given by/);
    }
  });
});

it('finds English that is left: a disclaimer of the clinic’s own', () => {
  const own = { ...clinic, disclaimer: 'Not a substitute for a visit.' };
  const [handout] = starterHandouts('es', own, visit);
  const [english] = starterHandouts('en', own, visit);
  if (!handout || !english) throw new Error('no handouts');
  const theirs = pairsIn(renderText(nameless(english.document)));
  const ours = pairsIn(renderText(nameless(handout.document)));
  expect([...ours].filter((pair) => theirs.has(pair))).toEqual([
    'not a',
    'a substitute',
    'substitute for',
    'for a',
    'a visit',
  ]);
});
