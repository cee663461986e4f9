import { expect, it } from 'vitest';
import type { DocumentSection } from '@/lib/domain/handout/document';
import { layOutHandout } from '../lay-out';
import { localFonts } from '../local-fonts';
import { handoutIn } from '../test-support/language-handouts';
import { muscleTwitches, paragraph, section } from '../test-support/muscle-twitches';
import { starterPacket } from '../test-support/starter-packet';
import { lastPageContent } from './last-page-content';
import { type PageSpot, spotsOn } from './page-spots';

const spotsOf = async (document: ReturnType<typeof muscleTwitches>) => {
  const { layout } = await layOutHandout(document, localFonts);
  return layout.children.map((page) => spotsOn(page, layout));
};

it('every section and every filled field of the patient has its place on the page, within the paper', async () => {
  const document = muscleTwitches();
  const spots = (await spotsOf(document)).flat();
  const sections = new Set(spots.flatMap((spot) => (spot.in === 'section' ? spot.key : [])));
  expect([...sections].sort()).toEqual(document.sections.map(({ key }) => key).sort());
  const fields = spots.flatMap((spot) => (spot.in === 'field' ? spot.field : []));
  expect(fields).toEqual(['title', 'patient.name', 'patient.dateOfBirth', 'patient.recordNumber', 'followUp']);
  for (const { area } of spots) {
    expect(area.height).toBeGreaterThan(0);
    expect(area.left).toBeGreaterThanOrEqual(0);
    expect(area.left + area.width).toBeLessThanOrEqual(612);
    expect(area.top + area.height).toBeLessThanOrEqual(792);
  }
});

it('two urgent-help sections in one box are told apart', async () => {
  const { sections } = muscleTwitches();
  const [urgent, ...others] = sections;
  if (!urgent) throw new Error('The sample has an urgent section');
  const spots = await spotsOf(muscleTwitches({ sections: [urgent, { ...urgent, key: 'second' }, ...others] }));
  const [one, two] = ['second', urgent.key].map((key) =>
    spots[0]?.find((spot) => spot.in === 'section' && spot.key === key),
  );
  if (!one || !two) throw new Error('Both have a place on the first page');
  expect(one.area.top).toBeGreaterThanOrEqual(two.area.top + two.area.height);
});

it('the urgent help of each topic has its place in both cards, beside that of the others', async () => {
  const { document } = starterPacket(['migraine', 'low-back-pain']);
  const urgent = document.sections.flatMap(({ kind, key }) => (kind === 'urgent-help' ? [key] : []));
  const areasOf = (spots: readonly PageSpot[], key: string) =>
    spots.flatMap((spot) => (spot.in === 'section' && spot.key === key ? spot.area : []));
  const pages = (await spotsOf(document)).map((spots) => urgent.map((key) => areasOf(spots, key)));
  for (const position of urgent.keys()) {
    expect(pages.flatMap((areas) => areas[position] ?? []).length).toBeGreaterThan(1);
  }
  for (const [one = [], two = []] of pages) {
    for (const here of one) {
      for (const there of two) {
        const isBeside = here.left + here.width <= there.left || there.left + there.width <= here.left;
        const isBelow = here.top + here.height <= there.top || there.top + there.height <= here.top;
        expect(isBeside || isBelow).toBe(true);
      }
    }
  }
});

it('urgent-help sections that go on on a later page are told apart there too', async () => {
  const urgent = (key: string, count: number): DocumentSection => ({
    ...section(
      `Call if ${key}`,
      Array.from({ length: count }, (_, n) => paragraph(`Sign ${n}`)),
      { kind: 'urgent-help' },
    ),
    key,
  });
  const spots = await spotsOf(muscleTwitches({ sections: [urgent('first', 40), urgent('second', 60)] }));
  const keysOn = (page: number) => spots[page]?.flatMap((spot) => (spot.in === 'section' ? spot.key : []));
  expect([keysOn(0), keysOn(1), keysOn(2)]).toEqual([['first'], ['first', 'second'], ['second']]);
});

it('places are mirrored with the page of a language from right to left', async () => {
  const nameIn = async (document: ReturnType<typeof muscleTwitches>) =>
    (await spotsOf(document)).flat().find((spot) => spot.in === 'field' && spot.field === 'patient.name')?.area.left;
  expect(await nameIn(muscleTwitches())).toBeLessThan(200);
  expect(await nameIn(handoutIn('arabic'))).toBeGreaterThan(400);
});

const long = (key: string, lines: number): DocumentSection => ({
  ...section(`About ${key}`, [paragraph(Array.from({ length: lines }, (_, n) => `line ${n}`).join('\n'))]),
  key,
});
const lastOf = async (...sections: DocumentSection[]) => {
  const bare = { sources: [], editStatement: '', reviewStatement: '', address: '' };
  const { layout } = await layOutHandout(muscleTwitches({ ...bare, sections }), localFonts);
  return { pages: layout.children.length, last: lastPageContent(layout) };
};

it('the last page tells how many lines of a section spill onto it', async () => {
  const { pages, last } = await lastOf(long('first', 50));
  expect(pages).toBe(2);
  expect(last).toMatchObject({ key: 'first', goesOn: true, following: 0 });
  const more = await lastOf(long('first', 53));
  expect((more.last?.lines ?? 0) - (last?.lines ?? 0)).toBe(3);
});

it('the last page tells what begins there, and how much follows', async () => {
  const { pages, last } = await lastOf(long('first', 50), long('second', 2), long('third', 2));
  expect(pages).toBe(2);
  expect(last).toMatchObject({ key: 'first', following: 2 });
  expect((await lastOf(long('only', 3))).last).toBeNull();
});
