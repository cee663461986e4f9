import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InlineNode, ListItemNode, Mark, OrderedListNode, SectionBody } from '@/lib/domain/handout/body';
import { listStyles } from '@/lib/domain/handout/list-numbering';
import { starter } from '@/lib/test-support/starter-content';
import { noCatalog } from '../red-flags/catalog';
import { loadCatalog } from '../red-flags/load';
import { checkContentRules } from '../rules/rules';
import { contentOf, type StarterSection } from '../starter-content';
import { readContentFile } from '../topic-file';
import { canonicalBody } from './canonical-body';
import { type PackContent, writePack } from './write-pack';

const exported = { by: 'Riverside Family Practice', on: '2026-11-28' };
const { topics, generic } = starter;
const catalog = await loadCatalog('content');

function readBack(content: PackContent) {
  const { files, unwritable } = writePack(content, exported);
  const read = files.map(({ path, text }) => {
    const reading = readContentFile(text, path, noCatalog);
    if (!reading.ok) throw new Error(`${path}: ${JSON.stringify(reading.problems)}\n${text}`);
    return reading.file;
  });
  return { files, unwritable, read, content: contentOf(read) };
}

/** Versions of files say nothing about wording. */
const unversioned = (content: PackContent): unknown =>
  JSON.parse(JSON.stringify(content, (key, value: unknown) => (/version$/i.test(key) ? undefined : value)));

describe('the starter library as a pack', () => {
  const back = readBack({ topics, generic });

  it('says the same when it is read again: words, pictograms, claims, sources and facts', () => {
    expect(back.unwritable).toEqual([]);
    expect(unversioned(back.content)).toEqual(unversioned({ topics, generic }));
  });

  it('is accepted by the check of content files', () => {
    const problems = [...checkContentRules(back.read, catalog)].flatMap(([path, found]) =>
      found.filter(({ isWarning }) => !isWarning).map(({ line, message }) => `${path}:${line} ${message}`),
    );
    expect(problems).toEqual([]);
  });

  it('never says that anybody has reviewed it', () => {
    for (const { frontMatter } of back.read) {
      expect(frontMatter.status).toBe('draft');
      if (frontMatter.kind !== 'translation') expect(frontMatter.reviewer).toBeNull();
    }
  });

  it('can be read by a person', () => {
    const { text = '' } = back.files.find(({ path }) => path === 'muscle-twitches/en.md') ?? {};
    expect(text).toContain('## What is a muscle twitch?\n\n<!-- slug=about kind=about recommended');
    expect(text).toMatch(/\[\^\d+\]/);
    expect(text).toContain('{{emergency.number}}');
    expect(text).not.toContain('\\[');
  });
});

const [template] = topics[0]?.sections ?? [];
if (!template) throw new Error('no starter section');

function section(body: SectionBody, change: Partial<StarterSection> = {}): StarterSection {
  return {
    ...template,
    ...{ slug: 'own', sources: [], claims: [], translations: [], body },
    ...change,
  } as StarterSection;
}

const paragraph = (...content: InlineNode[]) => ({ type: 'paragraph' as const, content });
const text = (words: string, ...marks: Mark[]): InlineNode => ({
  ...{ type: 'text', text: words },
  ...(marks.length > 0 && { marks }),
});

describe('a sign of the catalog', () => {
  const item = (sign: string, ...content: ListItemNode['content']): ListItemNode => ({
    ...{ type: 'listItem', attrs: { sign } },
    content,
  });
  const listOf = (...content: ListItemNode[]): SectionBody => ({
    ...{ type: 'doc', content: [{ type: 'bulletList', content }] },
  });

  it('keeps the words of the clinic and its id', () => {
    const body = listOf(item('breath-hard', paragraph(text('Breathing is '), text('hard', { type: 'bold' }))));
    const { files, content, unwritable } = readBack({ topics: [], generic: [section(body)] });
    expect(files[0]?.text).toContain('- ![](sign:breath-hard) Breathing is **hard**');
    expect(unwritable).toEqual([]);
    expect(content.generic[0]?.body).toEqual(body);
  });

  it('is none any more once nothing is said there', () => {
    const body = listOf(item('breath-hard', { type: 'paragraph' }), item('seizure', paragraph(text('A fit'))));
    const { files, unwritable } = readBack({ topics: [], generic: [section(body)] });
    expect(files[0]?.text).not.toContain('breath-hard');
    expect(unwritable).toEqual([]);
  });
});

const anyMarks = fc.subarray<Mark>([
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { href: 'https://example.org/a_(b)?c=*d*' } },
]);
const words = fc.oneof(
  fc.stringMatching(/^[ a-zA-Z0-9*_`~<>&#+.!()\\|"':;-]{1,12}$/),
  fc.constantFrom(
    '# ',
    '1. ',
    '- ',
    '> ',
    '  ',
    ' ',
    '*',
    '**',
    '_a_',
    '&amp;',
    '<b>',
    '===',
    '---',
    '+ ',
    'https://x.org',
    'ñ',
    '你好。',
  ),
);
const inline: fc.Arbitrary<InlineNode> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(words, anyMarks).map(([one, marks]) => text(one, ...marks)) },
  { weight: 1, arbitrary: fc.constant<InlineNode>({ type: 'mergeField', attrs: { name: 'clinic.phone' } }) },
);
const paragraphs = fc.array(inline, { maxLength: 4 }).map((content) => paragraph(...content));
const anyBody: fc.Arbitrary<SectionBody> = fc
  .letrec((tie) => ({
    list: fc
      .tuple(
        fc.constantFrom('bulletList', 'orderedList'),
        fc.record({ start: fc.constantFrom(1, 2, 10), style: fc.constantFrom(...listStyles) }),
        fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
      )
      .map(([type, attrs, content]) => ({ type, ...(type === 'orderedList' && { attrs }), content })),
    item: fc
      .tuple(
        fc.option(fc.constant({ pictogram: 'sleep' }), { nil: undefined }),
        paragraphs,
        fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, paragraphs, tie('list')), { maxLength: 2 }),
      )
      .map(([attrs, first, rest]) => ({ type: 'listItem', ...(attrs && { attrs }), content: [first, ...rest] })),
    checklist: fc.array(paragraphs, { minLength: 1, maxLength: 3 }).map((items) => ({
      type: 'checklist',
      content: items.map((one) => ({ type: 'checklistItem', content: [one] })),
    })),
    callout: fc
      .array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, paragraphs, tie('list')), {
        minLength: 1,
        maxLength: 3,
      })
      .chain((content) =>
        fc.constantFrom(
          { type: 'callout', attrs: { tone: 'caution' }, content },
          { type: 'passage', attrs: { when: 'pregnant' }, content },
        ),
      ),
    table: fc
      .tuple(
        fc.stringMatching(/^[a-zA-Z*_ ]{0,12}$/),
        fc.array(fc.tuple(paragraphs, paragraphs), { minLength: 1, maxLength: 3 }),
      )
      .map(([caption, rows]) => ({
        type: 'table',
        attrs: { caption },
        content: rows.map((cells, index) => ({
          type: 'tableRow',
          content: cells.map((cell) => ({ type: index === 0 ? 'tableHeader' : 'tableCell', content: [cell] })),
        })),
      })),
    figure: fc
      .tuple(fc.stringMatching(/^[a-z][a-zA-Z*_"[\] ]{1,12}$/), fc.stringMatching(/^[a-zA-Z*_"() ]{0,12}$/))
      .map(([alt, caption]) => ({ type: 'figure', attrs: { pictogram: 'sleep', alt, caption } })),
    block: fc.oneof(paragraphs, tie('list'), tie('checklist'), tie('callout'), tie('table'), tie('figure')),
    body: fc.array(tie('block'), { minLength: 1, maxLength: 4 }).map((content) => ({ type: 'doc', content })),
  }))
  // Each part is of the shape its name says; letrec cannot know.
  .body.map((body) => body as SectionBody);

describe('a clinic’s own words', () => {
  it('come back as they were, whatever signs Markdown has for other things', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const canonical = canonicalBody(body);
        fc.pre(canonical.content.length > 0);
        const { unwritable, content } = readBack({ topics: [], generic: [section(body)] });
        expect(unwritable).toEqual([]);
        expect(content.generic[0]?.body).toEqual(canonical);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('keep a list from 10 that opens an item right under other words', () => {
    const item = (...content: ListItemNode['content']): ListItemNode => ({ type: 'listItem', content });
    const steps: OrderedListNode = { type: 'orderedList', attrs: { start: 10 }, content: [item(paragraph(text('b')))] };
    const body: SectionBody = {
      type: 'doc',
      content: [
        {
          type: 'bulletList',
          content: [item(paragraph(text('a')), { type: 'bulletList', content: [item(steps)] })],
        },
      ],
    };
    expect(readBack({ topics: [], generic: [section(body)] }).content.generic[0]?.body).toEqual(body);
  });

  it('keep sources that no claim names, and claims on a caption, a row and a part of a sentence', () => {
    const source = (title: string) => ({
      ...{ title, publisher: 'P', published: '2026', basis: 'found' as const },
      url: `http://example.org/${title}`,
    });
    const cell = (words_: string, type: 'tableHeader' | 'tableCell') => ({ type, content: [paragraph(text(words_))] });
    const body: SectionBody = {
      type: 'doc',
      content: [
        paragraph(text('It is short. '), text('It does not ', { type: 'bold' }), text('hurt, as a rule.')),
        {
          type: 'table',
          attrs: { caption: 'What sets it off' },
          content: [
            { type: 'tableRow', content: [cell('What', 'tableHeader'), cell('How', 'tableHeader')] },
            { type: 'tableRow', content: [cell('Coffee', 'tableCell'), cell('Often', 'tableCell')] },
          ],
        },
      ],
    };
    const claims = [
      { block: 0, text: 'does not hurt', sources: [2], toVerify: false },
      { block: 0, text: 'What sets it off', sources: [], toVerify: true },
      { block: 1, text: 'Coffee | Often', sources: [2, 3], toVerify: false },
    ];
    const own = section(body, { sources: [source('A'), source('B'), source('C')], claims });
    const { unwritable, content, files } = readBack({ topics: [], generic: [own] });
    expect(unwritable).toEqual([]);
    expect(content.generic[0]).toMatchObject({ body: canonicalBody(body), sources: own.sources });
    expect(content.generic[0]?.claims.map(({ text: claim, sources }) => [claim, sources])).toEqual([
      ['It does not hurt, as a rule.', [2]],
      ['What sets it off', []],
      ['Coffee | Often', [2, 3]],
    ]);
    expect(files[0]?.text).toContain('also=1');
  });

  it.each<[string, SectionBody]>([
    ['a reference', { type: 'doc', content: [paragraph(text('See [^3] here.'))] }],
    ['a blank', { type: 'doc', content: [paragraph(text('Call {{clinic.phone}} now'))] }],
    [
      'two paragraphs in a cell',
      {
        type: 'doc',
        content: [
          {
            type: 'table',
            attrs: { caption: '' },
            content: [
              {
                type: 'tableRow',
                content: [{ type: 'tableHeader', content: [paragraph(text('a')), paragraph(text('b'))] }],
              },
            ],
          },
        ],
      },
    ],
  ])('that look like %s are named, not changed on the quiet', (_what, body) => {
    const fine = section({ type: 'doc', content: [paragraph(text('Fine.'))] }, { slug: 'fine' });
    const { unwritable } = writePack({ topics: [], generic: [fine, section(body, { heading: 'Ours' })] }, exported);
    expect(unwritable).toEqual([{ topic: 'Sections for any handout', section: 'own', heading: 'Ours', locale: 'en' }]);
  });
});
