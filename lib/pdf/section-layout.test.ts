import { describe, expect, it, vi } from 'vitest';
import type { Block } from '@/lib/domain/handout/document';
import type { SectionLayout } from '@/lib/domain/handout/draft';
import { usualLayout } from '@/lib/domain/handout/empty-draft';
import { renderHandout } from './render';
import { muscleTwitches, paragraph, section, table } from './test-support/muscle-twitches';
import { readPdf } from './test-support/read-pdf';

// Whole documents are rendered and read back, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const headings = muscleTwitches().sections.flatMap(({ kind, heading }) => (kind === 'urgent-help' ? [] : [heading]));
const [first = '', second = ''] = headings;

/** The handout with this layout for the named sections, page by page. */
async function pagesWith(layout: Partial<SectionLayout>, named: readonly string[]): Promise<string[]> {
  const handout = muscleTwitches();
  const sections = handout.sections.map((section) =>
    named.includes(section.heading) ? { ...section, layout: { ...usualLayout, ...layout } } : section,
  );
  const { pages } = await readPdf((await renderHandout({ ...handout, sections })).bytes);
  return pages.map(({ text }) => text);
}

const actions = (): Block => ({
  type: 'list',
  ordered: false,
  items: ['Walk', 'Rest', 'Drink', 'Sleep'].map((text) => ({
    pictogram: 'sleep',
    blocks: [paragraph(`${text} well.`)],
  })),
});

describe('how a section stands on the page', () => {
  it('begins a page where it is told to', async () => {
    expect((await pagesWith({}, [second]))[0]).toContain(second);
    const pages = await pagesWith({ breakBefore: true }, [second]);
    expect(pages[0]).toContain(first);
    expect(pages[0]).not.toContain(second);
    expect(pages[1]).toContain(second);
  });

  it('prints no heading where there is to be none, and all its words', async () => {
    const text = (await pagesWith({ showHeading: false }, headings)).join(' ');
    const [sections = ''] = text.split('About this handout');
    for (const heading of headings) expect(sections).not.toContain(heading);
    expect(text).toContain('Sources 1');
    expect(text).toContain('Can make twitches more likely in some people');
  });

  it('leaves urgent help on page 1 with its heading, whatever it is told', async () => {
    const [urgent = ''] = muscleTwitches().sections.flatMap(({ kind, heading }) =>
      kind === 'urgent-help' ? [heading] : [],
    );
    const pages = await pagesWith({ showHeading: false, breakBefore: true }, [urgent]);
    expect(pages[0]).toContain(urgent);
  });

  it('stays together: no section that fits a page is on two', async () => {
    const kept = await pagesWith({ keepTogether: true }, headings);
    const ends = ['Can make twitches more likely in some people', 'A true lack makes nerves fire more easily'];
    const [page] = kept.filter((text) => text.includes(ends[0] ?? ''));
    expect(page).toContain(ends[1]);
    const words = (pages: string[]) => new Set(pages.join(' ').match(/\p{L}{4,}/gu));
    const all = words(await pagesWith({}, []));
    expect([...all].filter((word) => !words(kept).has(word))).toEqual([]);
  });
});

it.each([
  ['actions in two columns', actions()],
  [
    'a table',
    table(
      '',
      ['Factor', 'Effect'],
      [
        ['Stress', 'More twitches'],
        ['Sleep', 'Fewer twitches'],
      ],
    ),
  ],
])('begins what is below %s where they begin', async (_, wide) => {
  const sections = [section('What you can do', [wide, paragraph('Ask us before you change a medicine.')])];
  const { pages } = await readPdf((await renderHandout(muscleTwitches({ sections }))).bytes);
  const items = pages.flatMap((page) => page.items);
  const xOf = (words: string) => items.find(({ text }) => text.startsWith(words))?.x ?? Number.NaN;
  expect(xOf('Ask us before')).toBeCloseTo(xOf('What you can do'), 0);
});
