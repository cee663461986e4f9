import { describe, expect, it } from 'vitest';
import type { SectionBody } from '../domain/handout/body';
import { noCatalog } from './red-flags/catalog';
import { readContentFile } from './topic-file';

const HEAD = `---
kind: generic
slug: generic
locale: en
title: Sections
version: 1.0.0
status: draft
author: { name: Writers, role: writers, credentials: "" }
reviewer: null
reviewedOn: null
nextReviewDue: null
licence: MIT
changelog:
  - { version: 1.0.0, date: 2026-11-22, change: First wording }
---`;
const HEAD_LINES = HEAD.split('\n').length;
const MARKER = '<!-- slug=one kind=note -->';
const PATH = 'generic/en.md';

/** The first line of `markdown` is the file's line HEAD_LINES + 5. */
const withSection = (markdown: string) => `${HEAD}\n\n## One\n\n${MARKER}\n${markdown}\n`;
const FIRST_BODY_LINE = HEAD_LINES + 5;

function bodyOf(markdown: string): SectionBody {
  const reading = readContentFile(withSection(markdown), PATH, noCatalog);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${line} ${message}`).join('\n'));
  const [section] = reading.file.sections;
  if (!section) throw new Error('no section');
  return section.body;
}

function problemsOf(text: string, path = PATH): string[] {
  const reading = readContentFile(text, path, noCatalog);
  return reading.ok ? [] : reading.problems.map(({ line, message }) => `${line} ${message}`);
}

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });

describe('a section body', () => {
  it('keeps bold, italic, links and merge fields, and joins the lines of a paragraph', () => {
    expect(bodyOf('Call **us\nnow**, *please*, or [ask](tel:+15550100) {{ clinic.phone }}.').content).toEqual([
      paragraph(
        text('Call '),
        { type: 'text', text: 'us now', marks: [{ type: 'bold' }] },
        text(', '),
        { type: 'text', text: 'please', marks: [{ type: 'italic' }] },
        text(', or '),
        { type: 'text', text: 'ask', marks: [{ type: 'link', attrs: { href: 'tel:+15550100' } }] },
        text(' '),
        { type: 'mergeField', attrs: { name: 'clinic.phone' } },
        text('.'),
      ),
    ]);
  });

  it('reads a merge field inside bold text as bold', () => {
    expect(bodyOf('**Call {{emergency.number}} now**').content).toEqual([
      paragraph(
        { type: 'text', text: 'Call ', marks: [{ type: 'bold' }] },
        { type: 'mergeField', attrs: { name: 'emergency.number' }, marks: [{ type: 'bold' }] },
        { type: 'text', text: ' now', marks: [{ type: 'bold' }] },
      ),
    ]);
  });

  it('reads lists, nested and numbered', () => {
    expect(bodyOf('- a\n  1. b\n- c').content).toEqual([
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              paragraph(text('a')),
              { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('b'))] }] },
            ],
          },
          { type: 'listItem', content: [paragraph(text('c'))] },
        ],
      },
    ]);
  });

  it('reads where a numbered list starts, and its letters', () => {
    const item = (words: string) => ({ type: 'listItem', content: [paragraph(text(words))] });
    expect(bodyOf('3. c\n4. d').content).toEqual([
      { type: 'orderedList', attrs: { start: 3 }, content: [item('c'), item('d')] },
    ]);
    expect(bodyOf('2. ![](list:i) c\n3. d').content).toEqual([
      { type: 'orderedList', attrs: { start: 2, style: 'lower-roman' }, content: [item('c'), item('d')] },
    ]);
    expect(bodyOf('1. ![](list:A) ![](pictogram:sleep) Rest.').content).toEqual([
      {
        type: 'orderedList',
        attrs: { style: 'upper-alpha' },
        content: [{ ...item('Rest.'), attrs: { pictogram: 'sleep' } }],
      },
    ]);
  });

  it('reads a checklist, also with an item that is only a box', () => {
    expect(bodyOf('- [ ] ask\n- [ ]').content).toEqual([
      {
        type: 'checklist',
        content: [
          { type: 'checklistItem', content: [paragraph(text('ask'))] },
          { type: 'checklistItem', content: [{ type: 'paragraph' }] },
        ],
      },
    ]);
  });

  it('reads a table with the caption above it', () => {
    expect(bodyOf('Table: What\nadds\n\n| A | B |\n| - | - |\n| c | |').content).toEqual([
      {
        type: 'table',
        attrs: { caption: 'What adds' },
        content: [
          {
            type: 'tableRow',
            content: ['A', 'B'].map((cell) => ({ type: 'tableHeader', content: [paragraph(text(cell))] })),
          },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', content: [paragraph(text('c'))] },
              { type: 'tableCell', content: [{ type: 'paragraph' }] },
            ],
          },
        ],
      },
    ]);
  });

  it('reads boxes and pictograms, and leaves notes out', () => {
    expect(
      bodyOf('> [!caution]\n> Stop.\n>\n> - now\n\n<!-- note: recalled -->\n\n![A bed](pictogram:sleep "Rest")')
        .content,
    ).toEqual([
      {
        type: 'callout',
        attrs: { tone: 'caution' },
        content: [
          paragraph(text('Stop.')),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('now'))] }] },
        ],
      },
      { type: 'figure', attrs: { pictogram: 'sleep', alt: 'A bed', caption: 'Rest' } },
    ]);
  });

  it('reads the pictogram at the head of an item, with or without a box to tick', () => {
    const bold = { type: 'text', text: 'Rest.', marks: [{ type: 'bold' }] };
    expect(bodyOf('- ![](pictogram:sleep) **Rest.** Long.\n- Plain.').content).toEqual([
      {
        type: 'bulletList',
        content: [
          { type: 'listItem', attrs: { pictogram: 'sleep' }, content: [paragraph(bold, text(' Long.'))] },
          { type: 'listItem', content: [paragraph(text('Plain.'))] },
        ],
      },
    ]);
    expect(bodyOf('- [ ] ![](pictogram:walk) Walk.').content).toEqual([
      {
        type: 'checklist',
        content: [{ type: 'checklistItem', attrs: { pictogram: 'walk' }, content: [paragraph(text('Walk.'))] }],
      },
    ]);
  });

  it('does not take a paragraph that starts with "Table:" for a caption when no table follows', () => {
    expect(bodyOf('Table: five\n\nNext').content).toHaveLength(2);
  });
});

describe('what a body cannot hold is named by its line', () => {
  it.each([
    ['Fine.\n\n### Sub', 2, 'Only section headings'],
    ['Fine.\n\nOne <br> two', 2, 'cannot hold this Markdown (html)'],
    ['<div>x</div>', 0, 'HTML cannot be used'],
    ['a\nb `code`', 1, 'cannot hold this Markdown (inlineCode)'],
    ['```\ncode\n```', 0, 'cannot hold this Markdown (code)'],
    ['Fine.\n\n---', 2, 'cannot hold this Markdown (thematicBreak)'],
    ['one  \ntwo', 0, 'A forced line break cannot be used'],
    ['Call {{clinic.fax}}.', 0, 'There is no merge field "clinic.fax"'],
    ['Call {{clinic.phone}.', 0, 'A merge field is not closed'],
    ['[site](http://example.org)', 0, 'cannot be used. Links must start with https:'],
    ['[site](javascript:x)', 0, 'cannot be used. Links must start with https:'],
    ['Text ![A bed](pictogram:sleep)', 0, 'A picture stands in a paragraph of its own'],
    ['![A bed](https://example.org/bed.png)', 0, 'A picture is a pictogram'],
    ['![](pictogram:sleep)', 0, 'A picture needs words'],
    ['- a\n- ![](pictogram:unicorn) b', 1, 'There is no pictogram "unicorn"'],
    ['- ![A bed](pictogram:sleep) b', 0, 'A pictogram beside an item has no words of its own'],
    ['- ![](pictogram:calf-stretch) b', 0, 'The drawing "calf-stretch" is too large to stand beside an item'],
    ['> Just a quote', 0, 'A quoted block is a box'],
    ['> [!danger]\n> Stop.', 0, 'A quoted block is a box'],
    ['> [!info]', 0, 'The box is empty'],
    ['> [!info]\n> Text.\n>\n> > Deeper', 3, 'A box can hold only text and lists'],
    ['- a\n- b\n\n  > quote', 3, 'A list item can hold only text and lists'],
    ['0. a', 0, 'A list starts with a number from 1 to 9999'],
    ['1. a\n2. ![](list:a) b', 1, 'A picture is a pictogram'],
    ['- ![](list:a) b', 0, 'A picture is a pictogram'],
    ['1. ![](list:x) b', 0, 'A picture is a pictogram'],
    ['- [ ] a\n- b', 1, 'Every item of a checklist starts with'],
    ['- [ ] a\n  - b', 0, 'An item of a checklist is a single paragraph'],
    ['| A | B |\n| - | - |\n| c |', 2, 'This row has 1 cells, the header row has 2'],
  ])('%j', (markdown, offset, message) => {
    const problems = problemsOf(withSection(`\n${markdown}`));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${FIRST_BODY_LINE + offset + 1} `));
    expect(problems[0]).toContain(message);
  });
});

describe('sections and their markers', () => {
  const section = (heading: string, marker: string, body = 'Text.') =>
    `${HEAD}\n\n${heading}\n\n${marker}\n\n${body}\n`;
  const line = HEAD_LINES + 2;

  it.each([
    [section('## One', 'No marker.'), `${line} "One" has no marker`],
    [section('## One', '<!-- note: x -->'), `${line} "One" has no marker`],
    [section('## **One**', MARKER), `${line} A heading is plain text`],
    [section('## One', '<!-- kind=note -->'), `${line + 2} The section needs a slug`],
    [section('## One', '<!-- slug=one -->'), `${line + 2} The section needs a kind`],
    [section('## One', '<!-- slug=one kind=cause -->'), `${line + 2} "kind=cause" is not understood`],
    [section('## One', '<!-- slug=One! kind=note -->'), `${line + 2} "slug=One!" is not understood`],
    [section('## One', '<!-- slug=one kind=note sources=1,2 -->'), `${line + 2} Sources are named beside each claim`],
    [
      section('## One', '<!-- slug=one kind=note tags=nsaid -->'),
      `${line + 2} "tags=nsaid" is not understood; a tag is`,
    ],
    [section('## One', '<!-- slug=one kind=note tags=avoid:nsaid, -->'), `${line + 2} "tags=avoid:nsaid," is not`],
    [section('## One', '<!-- slug=one kind=note recomended -->'), `${line + 2} "recomended" is not understood`],
    [section('## One', MARKER, 'Text.\nMore.[^3]'), `${line + 5} There is no source 3`],
    [section('## One[^3]', MARKER), `${line} A heading is plain text, without references`],
    [section('## One', MARKER, ''), `${line} "One" is empty`],
    [section('Lost words.\n\n## One', MARKER), `${line} Text before the first section heading`],
    [
      section('## One', MARKER, `Text.\n\n## Two\n\n${MARKER}\n\nText.`),
      `${line + 6} Two sections have the slug "one"`,
    ],
  ])('case %#', (file, expected) => {
    expect(problemsOf(file).join('\n')).toContain(expected);
  });

  it('reports every problem of a file at once, in the order of its lines', () => {
    const problems = problemsOf(withSection('\n`a`\n\n{{b}}\n\n> c').replace('status: draft', 'status: done'));
    expect(problems.map((problem) => Number.parseInt(problem, 10))).toEqual([
      7,
      FIRST_BODY_LINE + 1,
      FIRST_BODY_LINE + 3,
      FIRST_BODY_LINE + 5,
    ]);
  });

  it('counts lines the same in a file with Windows line ends', () => {
    const windows = withSection('\n{{nope}}').replaceAll('\n', '\r\n');
    expect(problemsOf(windows)).toEqual([
      expect.stringMatching(new RegExp(`^${FIRST_BODY_LINE + 1} There is no merge`)),
    ]);
  });
});

describe('front matter', () => {
  const file = (from: string, to: string) => withSection('Text.').replace(from, to);

  it('reads a whole file', () => {
    expect(problemsOf(withSection('Text.'))).toEqual([]);
  });

  it.each([
    ['no front matter', '# Hello', '1 The file must start with front matter'],
    ['front matter that is never closed', '---\nslug: a\n', '1 The file must start with front matter'],
    ['front matter further down', `\n${HEAD}`, '1 The file must start with front matter'],
    ['broken YAML', file('title: Sections', 'title: "Sections'), '5 Front matter'],
    ['a missing field', file('title: Sections\n', ''), '2 Front matter, title'],
    ['a missing field inside another', file('role: writers, ', ''), '8 Front matter, author.role'],
    ['an unknown field', file('licence: MIT', 'license: MIT'), '12 Front matter, license: this field is not known'],
    ['a wrong status', file('status: draft', 'status: done'), '7 Front matter, status'],
    ['a date that does not exist', file('date: 2026-11-22', 'date: 2026-02-30'), '14 Front matter, changelog.0.date'],
    ['an unknown kind of file', file('kind: generic', 'kind: leaflet'), '2 Front matter, kind'],
  ])('%s', (_name, text, expected) => {
    expect(problemsOf(text).join('\n')).toContain(expected);
  });

  it('must agree with the path of the file', () => {
    expect(problemsOf(withSection('Text.'), 'other/es.md')).toEqual([
      '2 The folder is "other" but the slug is "generic"',
      '2 The file is "es.md" but the locale is "en"',
    ]);
  });
});
