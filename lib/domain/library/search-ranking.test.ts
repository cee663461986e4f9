import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWords } from './folded-words';
import { rankMatches, type Searchable } from './search-ranking';

const thing = (id: string, title: string, more: Partial<Searchable> = {}): Searchable => ({
  id,
  title,
  synonyms: [],
  codes: [],
  favourite: false,
  useCount: 0,
  ...more,
});

const twitches = thing('twitches', 'Muscle twitches', {
  synonyms: ['fasciculation', 'eyelid twitch', 'jumping muscles'],
  codes: ['R25.3', 'G51.4'],
});
const backPain = thing('back', 'Low back pain', { synonyms: ['lumbago'], codes: ['M54.50'] });
const cramps = thing('cramps', 'Night-time leg cramps', { synonyms: ['charley horse'], codes: ['R25.2'] });
const library = [backPain, cramps, twitches];

const ids = (typed: string, items: readonly Searchable[] = library) =>
  rankMatches(typed, items).map(({ item }) => item.id);

const shown = (text: string, ranges: readonly { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end));

describe('what a typed text finds', () => {
  it.each([
    ['twitch', 'the start of a word'],
    ['TWITCHES muscle', 'words in any order and case'],
    ['itch', 'the middle of a word'],
    ['fasciculation', 'a synonym'],
    ['muscle fasciculation', 'the title and a synonym together'],
    ['r25.3', 'a whole code'],
    ['R253', 'a code without its dot'],
    ['g51', 'the start of a code'],
    ['twich', 'a letter left out'],
    ['fasiculation', 'a letter left out of a synonym'],
    ['twicthes', 'two letters swapped'],
    ['a twitch in the eyelid', 'filling words'],
    ['twitching muscles', 'other forms of its words'],
    ['fasciculated', 'another form of a synonym'],
  ])('finds the topic by %j: %s', (typed) => {
    expect(ids(typed)).toEqual(['twitches']);
  });

  it('finds a title with accents by typing without them, and the other way round', () => {
    expect(ids('meniere', [thing('m', 'Ménière’s disease')])).toEqual(['m']);
    expect(ids('ménières', [thing('m', 'Meniere disease')])).toEqual(['m']);
  });

  it('offers every code with the typed beginning, and no code that only contains it', () => {
    expect(ids('r25').sort()).toEqual(['cramps', 'twitches']);
    expect(ids('54.50')).toEqual([]);
  });

  it('finds nothing by a word that fits nowhere, or by signs alone', () => {
    expect(ids('twitch zebra')).toEqual([]);
    expect(ids('?!')).toEqual([]);
  });

  it('does not take "lack" for "back"', () => {
    expect(ids('lack')).toEqual([]);
  });
});

describe('the order', () => {
  it('puts what fits better above what is liked more', () => {
    const liked = thing('liked', 'Twitching eyelid', { favourite: true, useCount: 90 });
    expect(ids('muscle twitches', [liked, twitches])[0]).toBe('twitches');
    expect(ids('twich', [liked, thing('exact', 'Twich')])).toEqual(['exact', 'liked']);
  });

  it('puts a whole word of a title, then of another name, above the beginning of another word', () => {
    const flutters = thing('flutters', 'Heart flutters', { favourite: true, useCount: 90, synonyms: ['fluids'] });
    const stomach = thing('stomach', 'Stomach bug', { synonyms: ['stomach flu'] });
    const flu = thing('flu', 'Flu and COVID-19');
    expect(ids('flu', [flutters, stomach, flu])).toEqual(['flu', 'stomach', 'flutters']);
    expect(ids('flut', [flutters, stomach, flu])[0]).toBe('flutters');
  });

  it('puts the beginning of a word of a title above that of another name', () => {
    const lid = thing('lid', 'Eye problems', { synonyms: ['twitching lid'] });
    expect(ids('twi', [lid, twitches])).toEqual(['twitches', 'lid']);
  });

  it('puts favourites, then the most used, first among what fits equally', () => {
    const often = thing('often', 'Twitches, night shift', { useCount: 14 });
    const favourite = thing('favourite', 'Twitches, athletes', { favourite: true });
    expect(ids('twitch', [twitches, often, favourite])).toEqual(['favourite', 'often', 'twitches']);
  });

  it('puts the word nearest to what was typed first among what fits and is liked equally', () => {
    expect(ids('twitch', [thing('lid', 'Eyelid twitching'), twitches])).toEqual(['twitches', 'lid']);
    expect(ids('twitchi', [twitches, thing('lid', 'Eyelid twitching')])[0]).toBe('lid');
  });

  it('shows everything, the liked first, before anything is typed', () => {
    const favourite = { ...cramps, favourite: true };
    const often = { ...backPain, useCount: 3 };
    expect(ids('  ', [twitches, often, favourite])).toEqual(['cramps', 'back', 'twitches']);
  });
});

describe('the forms of a word', () => {
  it('finds pregnancy by pregnant, and a word that begins so before one that only shares its stem', () => {
    const pregnancy = thing('p', 'Pregnancy and travel');
    expect(ids('pregnant', [pregnancy])).toEqual(['p']);
    expect(ids('pregnant', [pregnancy, thing('w', 'Pregnant and working')])).toEqual(['w', 'p']);
  });

  it('puts another form of the title above another name, and that above the middle of a word', () => {
    const form = thing('form', 'Dizziness');
    const name = thing('name', 'Vertigo', { synonyms: ['dizzy'] });
    expect(ids('dizzy', [name, form])).toEqual(['form', 'name']);
  });

  it('takes another vowel at the end for a slip, not for a form: "migrane" is not Spanish', () => {
    const spanish = thing('es', 'Migraña', { synonyms: ['migrañas'] });
    expect(ids('migrane', [spanish, thing('en', 'Migraine')])).toEqual(['en', 'es']);
  });

  it('puts a slip in the title above a slip in another name, however near', () => {
    const legs = thing('legs', 'Restless legs', { synonyms: ['leg twitch'] });
    expect(ids('twich', [legs, twitches])).toEqual(['twitches', 'legs']);
    expect(ids('twitch', [legs, twitches])).toEqual(['twitches', 'legs']);
  });

  it('marks the beginning that the two forms share', () => {
    const [match] = rankMatches('twitching', [twitches]);
    expect(shown('Muscle twitches', match?.titleRanges ?? [])).toEqual(['twitch']);
  });
});

describe('what is marked as found', () => {
  it('marks the part of the title that was meant, also behind a slip', () => {
    const [match] = rankMatches('twich', library);
    expect(shown('Muscle twitches', match?.titleRanges ?? [])).toEqual(['twitch']);
  });

  it('puts a topic first whose own code was typed, before those that only touch on it', () => {
    const eyelid = thing('eyelid', 'Eyelid twitching', { codes: ['G51.4', 'R25.3'] });
    expect(ids('R25.3', [eyelid, twitches])).toEqual(['twitches', 'eyelid']);
    expect(ids('G51.4', [twitches, eyelid])).toEqual(['eyelid', 'twitches']);
  });

  it('names the synonym or the code that matched', () => {
    const [bySynonym] = rankMatches('fasic', library);
    expect(bySynonym?.via?.text).toBe('fasciculation');
    const [byCode] = rankMatches('R25.3', library);
    expect(byCode?.via && shown(byCode.via.text, byCode.via.ranges)).toEqual(['R25.3']);
  });

  it('marks letters of the title as they are written, not as they are compared', () => {
    const [match] = rankMatches('menie', [thing('m', 'Ménière’s disease')]);
    expect(shown('Ménière’s disease', match?.titleRanges ?? [])).toEqual(['Méniè']);
  });
});

describe('for any text', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('twich', 'R25', 'a b', 'ﬁ', 'İ'));
  const item = fc.record({
    id: fc.uuid(),
    title: text,
    synonyms: fc.array(text, { maxLength: 3 }),
    codes: fc.array(fc.stringMatching(/^[A-Z]\d{2}\.\d$/), { maxLength: 2 }),
    favourite: fc.boolean(),
    useCount: fc.nat(),
  });
  const items = fc.uniqueArray(item, { selector: (one) => one.id, maxLength: 8 });

  it('gives each item at most once, in an order that does not depend on the order given', () => {
    fc.assert(
      fc.property(text, items, (typed, all) => {
        const found = ids(typed, all);
        expect(new Set(found).size).toBe(found.length);
        expect(ids(typed, [...all].reverse())).toEqual(found);
      }),
    );
  });

  it('finds an item by its own title, first among those not called the same', () => {
    fc.assert(
      fc.property(items, (all) => {
        for (const { id, title } of all) {
          if (foldedWords(title).length === 0) continue;
          const found = rankMatches(title, all);
          const place = found.findIndex((match) => match.item.id === id);
          expect(place).toBeGreaterThanOrEqual(0);
          const ahead = found.slice(0, place);
          expect(ahead.filter((match) => match.titleRanges.length === 0 && match.via?.is === 'synonym')).toEqual([]);
        }
      }),
    );
  });

  it('never puts a title that only begins with the typed word above one that has it', () => {
    // No word that says nothing, and no ending that makes another form of the word.
    const word = fc.stringMatching(/^[bcdfg][a-z]{3,7}$/);
    const rest = fc.constantFrom('xv', 'vx', 'kvx', 'pxk');
    fc.assert(
      fc.property(word, rest, fc.nat(), (typed, more, useCount) => {
        const longer = thing('longer', `Some ${typed}${more}`, { favourite: true, useCount });
        const found = ids(typed, [longer, thing('whole', `Zzz zz ${typed}`)]);
        expect(found[0]).toBe('whole');
      }),
    );
  });

  it('marks ranges that lie in the text, in order and without gaps in a letter', () => {
    fc.assert(
      fc.property(text, items, (typed, all) => {
        for (const { item: found, titleRanges, via } of rankMatches(typed, all)) {
          for (const [where, ranges] of [
            [found.title, titleRanges],
            [via?.text ?? '', via?.ranges ?? []],
          ] as const) {
            for (const { start, end } of ranges) {
              expect(start).toBeGreaterThanOrEqual(0);
              expect(end).toBeGreaterThan(start);
              expect(end).toBeLessThanOrEqual(where.length);
            }
          }
        }
      }),
    );
  });

  it('still finds a longer title after one letter of it was left out', () => {
    const word = fc.stringMatching(/^[a-z]{6,10}$/);
    fc.assert(
      fc.property(word, fc.integer({ min: 1, max: 5 }), (title, gap) => {
        const typed = title.slice(0, gap) + title.slice(gap + 1);
        expect(ids(typed, [thing('one', title)])).toEqual(['one']);
      }),
    );
  });
});
