import { describe, expect, it } from 'vitest';
import type { Arrangement } from '../handout/draft';
import { usualLayout } from '../handout/empty-draft';
import { usualOptions } from '../handout/print-options';
import { paragraphs } from '../handout/test-support';
import { mergeInto, planMerge } from './merge';
import { replaceSection } from './replace-section';
import { fromTemplateFile, readTemplateFile, toTemplateFile } from './template-file';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let keys = 100;
const newKey = () => {
  keys += 1;
  return id(keys);
};

function section(n: number, change: Partial<Arrangement['sections'][number]> = {}): Arrangement['sections'][number] {
  return { key: id(n), sectionId: id(n), versionId: id(n + 50), on: true, edit: null, layout: usualLayout, ...change };
}

const words = {
  heading: 'Ours',
  body: paragraphs('Ours.'),
  editedBy: 'Dr. Amara Osei',
  editedAt: '2026-11-28T10:00:00Z',
};

function arrangement(...sections: Arrangement['sections']): Arrangement {
  return { schema: 3, title: 'Twitches', subtitle: '', locale: 'en', options: usualOptions, sections };
}

const places = new Map([
  [id(1), { topic: 'muscle-twitches', section: 'about', heading: 'What is a muscle twitch?' }],
  [id(2), { topic: null, section: 'notes', heading: 'Notes' }],
]);

describe('a template as a file', () => {
  const template = arrangement(section(1, { edit: words }), section(2, { on: false }));
  const file = toTemplateFile({ name: 'Twitches', labels: ['night'], arrangement: template }, places);

  it('comes back as it was in a library that has its sections, under whatever ids', () => {
    const reading = readTemplateFile(JSON.stringify(file));
    if (!reading.ok) throw new Error(reading.problems.join());
    const resolve = ({ section: slug }: { section: string }) =>
      slug === 'about' ? { sectionId: id(7), versionId: id(8) } : { sectionId: id(9), versionId: id(10) };
    const back = fromTemplateFile(reading.file, { resolve, newKey, by: 'Dr. Lee', at: '2026-11-29T10:00:00Z' });
    expect(back.missing).toEqual([]);
    expect(back.arrangement).toMatchObject({
      ...{ title: 'Twitches', locale: 'en', options: usualOptions },
      sections: [
        {
          sectionId: id(7),
          versionId: id(8),
          on: true,
          edit: { ...words, editedBy: 'Dr. Lee', editedAt: '2026-11-29T10:00:00Z' },
        },
        { sectionId: id(9), versionId: id(10), on: false, edit: null },
      ],
    });
  });

  it('says neither who wrote it nor any id', () => {
    expect(JSON.stringify(file)).not.toMatch(/Osei|00000000-/);
  });

  it('names the sections that a library does not have', () => {
    const back = fromTemplateFile(file, { resolve: () => null, newKey, by: '', at: '' });
    expect(back.missing.map(({ heading }) => heading)).toEqual(['What is a muscle twitch?', 'Notes']);
    expect(back.arrangement.sections).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', 'hello', /not a template file/],
    ['something else', '{"kind":"other"}', /kind: This is not a template of Plainleaf/],
    ['a later version', JSON.stringify({ ...file, version: 2 }), /version: This template was made by a newer/],
    ['a patient', JSON.stringify({ ...file, patient: { name: 'Maria' } }), /patient/],
    [
      'a link that runs',
      JSON.stringify(file).replace(
        '"text":"Ours."',
        '"text":"Ours.","marks":[{"type":"link","attrs":{"href":"javascript:x"}}]',
      ),
      /sections\.0\.words/,
    ],
    ['too much', ' '.repeat(1_000_001), /too large/],
    ['lists without end', `{"kind":${'['.repeat(200_000)}`, /not a template file/],
  ])('is refused with %s', (_what, text, problem) => {
    const reading = readTemplateFile(String(text));
    expect(reading.ok ? '' : reading.problems.join('\n')).toMatch(problem);
  });
});

describe('a section in the place of another', () => {
  it('stands where that stood, on or off, without the words that were about the old one', () => {
    const before = arrangement(section(1, { edit: words, on: false }), section(2));
    expect(replaceSection(before, id(1), { sectionId: id(3), versionId: id(4) })).toEqual({
      is: 'replaced',
      droppedWords: true,
      arrangement: arrangement(section(1, { sectionId: id(3), versionId: id(4), on: false }), section(2)),
    });
  });

  it('is not put in twice, nor into a template that does not have the old one', () => {
    const before = arrangement(section(1), section(2));
    expect(replaceSection(before, id(1), { sectionId: id(2), versionId: id(52) })).toEqual({ is: 'already-there' });
    expect(replaceSection(before, id(5), { sectionId: id(3), versionId: id(4) })).toBeNull();
  });
});

describe('a template that is merged into a draft', () => {
  // Only sections and language matter here.
  const draft = { ...arrangement(section(1), section(2, { on: false })) } as Parameters<typeof planMerge>[0];
  const versions = [{ id: id(80), sectionId: id(4), kind: 'urgent-help' }] as Parameters<typeof planMerge>[2][number][];

  it('adds what it prints and the draft does not have, switches on what is off, and skips the rest', () => {
    const template = arrangement(
      section(1),
      section(2),
      section(3, { edit: words }),
      section(4),
      section(5, { on: false }),
    );
    const plan = planMerge(draft, template, versions, newKey);
    expect(plan.skipped.map(({ sectionId }) => sectionId)).toEqual([id(1)]);
    expect(plan.switchedOn.map(({ sectionId }) => sectionId)).toEqual([id(2)]);
    expect(plan.added.map(({ sectionId, edit }) => [sectionId, edit])).toEqual([
      [id(3), words],
      [id(4), null],
    ]);
    const merged = mergeInto(draft, plan, versions);
    expect(merged.sections.map(({ sectionId, on }) => [sectionId, on])).toEqual([
      [id(4), true],
      [id(1), true],
      [id(2), true],
      [id(3), true],
    ]);
    expect(mergeInto(merged, plan, versions)).toEqual(merged);
  });

  it('speaks the draft’s language, without words of the template’s own in another', () => {
    const template = { ...arrangement(section(4, { edit: words })), locale: 'es' };
    expect(planMerge(draft, template, versions, newKey).added).toMatchObject([{ versionId: id(80), edit: null }]);
  });

  it('is too much when the handout would hold more than 60 sections', () => {
    const template = arrangement(...Array.from({ length: 59 }, (_, index) => section(200 + index)));
    expect(planMerge(draft, template, [], newKey).isTooMuch).toBe(true);
  });
});
