import { describe, expect, it } from 'vitest';
import type { SectionBody } from '../handout/body';
import { compose } from '../handout/compose';
import { clinic, draftOf, paragraphs, version } from '../handout/test-support';
import type { SectionVersion } from '../library/section';
import { domainOf, mayNotApply, pematItems } from './items';
import { answerTo, pematRatingSchema, scoreOf, withAnswer } from './rating';
import { pematSuggestions } from './suggestions';
import { wordsFingerprint } from './words-fingerprint';

const documentOf = (versions: readonly SectionVersion[], locale = 'en', title = 'Muscle twitches at night') =>
  compose({
    draft: draftOf(versions, { locale, title }),
    versions,
    clinic,
    clinicianName: 'Dr. Osei',
    now: new Date('2026-11-22T18:00:00Z'),
  });

const listOf = (...texts: string[]): SectionBody => ({
  type: 'doc',
  content: [
    {
      type: 'bulletList',
      content: texts.map((text) => ({
        type: 'listItem',
        content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
      })),
    },
  ],
});

const about = (body: SectionBody, heading = 'What it is') => version(1, 'about', { body, heading });
const many = (sentence: string, times: number): string[] => Array.from({ length: times }, () => sentence);

describe('PEMAT-P', () => {
  it('has 17 items on understanding and 7 on acting', () => {
    expect(pematItems.filter((item) => domainOf(item) === 'understandability')).toHaveLength(17);
    expect(pematItems.filter((item) => domainOf(item) === 'actionability')).toHaveLength(7);
  });
});

describe('a suggestion', () => {
  it('of active voice needs four active sentences in five', () => {
    const mixed = (passive: number) =>
      documentOf([
        about(
          paragraphs(
            ...many('Your doctor will check the muscle.', 8 - passive),
            ...many('The muscle will be checked.', passive),
          ),
        ),
      ]);
    expect(pematSuggestions(mixed(1))[5]).toEqual({ answer: 'agree', found: 7, of: 8 });
    expect(pematSuggestions(mixed(2))[5]).toEqual({ answer: 'disagree', found: 6, of: 8 });
  });

  it('of chunks is against a section of more than 150 words or a list of more than seven items', () => {
    const words = (count: number) => paragraphs(...many('Rest helps most muscles a lot.', count / 6));
    expect(pematSuggestions(documentOf([about(words(150))]))[8]?.answer).toBe('agree');
    expect(pematSuggestions(documentOf([about(words(156))]))[8]?.answer).toBe('disagree');
    const listed = (count: number) =>
      documentOf([
        about(paragraphs('One.', 'Two.', 'Three.')),
        version(2, 'symptoms', { body: listOf(...many('Rest', count)) }),
      ]);
    expect(pematSuggestions(listed(7))[8]?.answer).toBe('agree');
    expect(pematSuggestions(listed(8))[8]?.answer).toBe('disagree');
  });

  it('sets aside what the instrument sets aside for very short words', () => {
    const short = pematSuggestions(documentOf([about(paragraphs('Twitches are common.', 'They pass.'))]));
    expect([short[8]?.answer, short[9]?.answer, short[11]?.answer]).toEqual(many('not-applicable', 3));
  });

  it('sets aside tables and pictures where there are none, and numbers where there are only dates and telephones', () => {
    const plain = pematSuggestions(
      documentOf([about(paragraphs('Call 541-555-0147 by March 3.', 'At 9:30 or 4 pm.'))]),
    );
    expect([
      plain[6]?.answer,
      plain[16]?.answer,
      plain[17]?.answer,
      plain[19]?.answer,
      plain[24]?.answer,
      plain[25]?.answer,
    ]).toEqual(many('not-applicable', 6));
    const counted = pematSuggestions(documentOf([about(paragraphs('About 3.5% of people have it.'))]));
    expect(counted[6]).toMatchObject({ answer: null });
    expect(counted[6]?.found).toBeGreaterThan(0);
  });

  it('finds what the reader is asked to do, and who is spoken about instead of spoken to', () => {
    expect(pematSuggestions(documentOf([about(paragraphs('Rest the muscle.'))]))[20]?.answer).toBe('agree');
    expect(pematSuggestions(documentOf([about(paragraphs('Muscles twitch.'))]))[20]?.answer).toBe('disagree');
    expect(pematSuggestions(documentOf([about(paragraphs('Patients should rest.'))]))[21]?.answer).toBe('disagree');
    expect(pematSuggestions(documentOf([about(paragraphs('You should rest.'))]))[21]?.answer).toBe('agree');
  });

  it('says nothing about the words of a language it cannot read, and still counts its parts', () => {
    const spanish = pematSuggestions(documentOf([about(paragraphs('Descanse.', 'Beba agua.', 'Duerma.'))], 'es'));
    expect(spanish[5]).toBeUndefined();
    expect(spanish[20]).toBeUndefined();
    expect(spanish[12]).toEqual({ answer: 'disagree', found: 0, of: 0 });
  });

  it('never sets aside what must be answered', () => {
    for (const document of [documentOf([]), documentOf([about(paragraphs('Rest.'))])]) {
      for (const [item, suggestion] of Object.entries(pematSuggestions(document))) {
        const known = pematItems.find((one) => String(one) === item);
        if (suggestion.answer === 'not-applicable') expect(known && mayNotApply(known), `item ${item}`).toBe(true);
      }
    }
  });
});

describe('a rating', () => {
  const document = documentOf([about(paragraphs('Twitches are common.'))]);
  const rated = wordsFingerprint(document);
  const all = pematItems.reduce(
    (rating, item) =>
      withAnswer(rating, rated, item, item === 5 ? 'disagree' : mayNotApply(item) ? 'not-applicable' : 'agree'),
    withAnswer(undefined, rated, 1, 'agree'),
  );

  it('has no score before a person has answered everything, and none of an item that does not apply', () => {
    const { 7: _, ...rest } = all.answers;
    expect(scoreOf(all, 'understandability')).toEqual({ agree: 7, of: 8 });
    expect(scoreOf(all, 'actionability')).toEqual({ agree: 4, of: 4 });
    expect(scoreOf({ ...all, answers: rest }, 'understandability')).toBeNull();
    expect(scoreOf(undefined, 'actionability')).toBeNull();
  });

  it('holds for the words that were rated: other words start anew', () => {
    const changed = wordsFingerprint(documentOf([about(paragraphs('Twitches are rare.'))]));
    expect(changed).not.toBe(rated);
    const next = withAnswer(all, changed, 2, 'agree');
    expect(answerTo(next, 1)).toBeNull();
    expect(answerTo(next, 2)).toBe('agree');
  });

  it('keeps nothing that is no answer to an item', () => {
    expect(pematRatingSchema.safeParse(all).success).toBe(true);
    expect(pematRatingSchema.safeParse({ of: rated, answers: { 13: 'agree' } }).success).toBe(false);
    expect(pematRatingSchema.safeParse({ of: rated, answers: { 1: 'maybe' } }).success).toBe(false);
  });
});
