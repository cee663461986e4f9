import { describe, expect, it } from 'vitest';
import { arrangementOf } from './assemble';
import { compose } from './compose';
import type { HandoutDocument } from './document';
import { usualOptions } from './print-options';
import { storedArrangementSchema, storedDocumentSchema, storedDraftSchema, wellFormed } from './stored';
import { clinic, draftOf, version } from './test-support';

const list = version(1, 'lifestyle-changes', {
  body: {
    type: 'doc',
    content: [
      {
        type: 'callout',
        attrs: { tone: 'info' },
        content: [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }],
      },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              { type: 'paragraph', content: [{ type: 'text', text: 'Rest.' }] },
              { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
            ],
          },
        ],
      },
      { type: 'checklist', content: [{ type: 'checklistItem', content: [{ type: 'paragraph' }] }] },
    ],
  },
});
const draft = draftOf([list]);
const composed = compose({
  draft,
  versions: [list],
  clinic,
  clinicianName: 'Dr. Amara Osei',
  now: new Date('2026-11-22T18:42:00Z'),
  reference: 'PL-7Q4K-92MX',
});

/** The document as schema 1 had it: bare items, no options, no address. */
function asSchema1({ options: _options, address: _address, ...document }: HandoutDocument): unknown {
  const bare = (key: string, value: unknown): unknown => {
    if (key === 'schema') return 1;
    if (key === 'layout') return undefined;
    if (key !== 'items' || !Array.isArray(value)) return value;
    return value.map((item) => item.blocks ?? item.runs);
  };
  return JSON.parse(JSON.stringify(document, bare));
}

/** Without the plan, the answers and the layout of sections, which came with schema 3. */
function withoutSchema3<Stored extends { sections: readonly { layout: object }[] }>(stored: Stored) {
  const bare: Record<string, unknown> = { ...stored };
  for (const name of ['plan', 'choices', 'assessed']) delete bare[name];
  return { ...bare, sections: stored.sections.map(({ layout: _layout, ...section }) => section) };
}

describe('what was stored before there were print options', () => {
  it('is still read: a draft and a template are printed in the usual way', () => {
    const { options: _options, ...rest } = withoutSchema3(draft) as Record<string, unknown>;
    expect(storedDraftSchema.parse({ ...rest, schema: 1 })).toEqual({ ...draft, options: usualOptions });
    const { options: _also, ...arrangement } = withoutSchema3(arrangementOf(draft)) as Record<string, unknown>;
    expect(storedArrangementSchema.parse({ ...arrangement, schema: 1 })).toEqual(arrangementOf(draft));
  });

  it('is still read: what schema 2 had no room for is unsaid and usual', () => {
    expect(storedDraftSchema.parse({ ...withoutSchema3(draft), schema: 2 })).toEqual(draft);
    const arrangement = withoutSchema3(arrangementOf(draft));
    expect(storedArrangementSchema.parse({ ...arrangement, schema: 2 })).toEqual(arrangementOf(draft));
    expect(storedDocumentSchema.parse({ ...withoutSchema3(composed), schema: 2 })).toEqual(composed);
  });

  it('is still read when a question was not asked yet: it has no answer', () => {
    const { insulin: _insulin, under2: _under2, ...fewer } = draft.choices;
    const before = { ...draft, choices: { ...fewer, pregnancy: 'pregnant' } };
    expect(storedDraftSchema.parse(before)).toEqual({ ...draft, choices: { ...draft.choices, pregnancy: 'pregnant' } });
    const unknown = { ...draft, choices: { ...draft.choices, smoker: 'yes' } };
    expect(storedDraftSchema.safeParse(unknown).success).toBe(false);
  });

  it('is still read: an issued handout, its lists at any depth without pictograms', () => {
    const old = asSchema1(composed);
    expect(JSON.stringify(old)).not.toMatch(/layout/);
    expect(JSON.stringify(old)).not.toMatch(/pictogram/);
    expect(storedDocumentSchema.parse(old)).toEqual({
      ...composed,
      options: { size: 'standard', ink: 'color', pictograms: false, fitPages: null, sources: 'full', qrCode: true },
    });
  });

  it('is still read when it was fitted to one page, the only number there was', () => {
    for (const [fitOnePage, fitPages] of [
      [true, 1],
      [false, null],
    ] as const) {
      const { fitPages: _, ...options } = draft.options;
      const old = { ...draft, options: { ...options, fitOnePage } };
      expect(storedDraftSchema.parse(old)).toEqual({ ...draft, options: { ...draft.options, fitPages } });
      const { fitPages: _also, ...printed } = composed.options;
      const issued = { ...composed, options: { ...printed, fitOnePage } };
      expect(storedDocumentSchema.parse(issued)).toEqual({ ...composed, options: { ...composed.options, fitPages } });
    }
  });

  it('is printed as the clinic prints where it was saved before a clinic could decide', () => {
    const { bilingual: _bilingual, ...options } = draft.options;
    const saved = (chosen: object) => storedDraftSchema.parse({ ...draft, options: { ...options, ...chosen } }).options;
    expect(saved({ sources: 'line', qrCode: true })).toMatchObject({ sources: null, qrCode: null });
    expect(saved({ sources: 'none', qrCode: false })).toMatchObject({ sources: 'none', qrCode: false });
    const { sources, qrCode } = storedDraftSchema.parse({
      ...draft,
      options: { ...draft.options, sources: 'line', qrCode: true },
    }).options;
    expect({ sources, qrCode }).toEqual({ sources: 'line', qrCode: true });
  });

  it('is read as it is when it is of today', () => {
    const chosen = { ...draft, options: { ...usualOptions, size: 'large' as const, paper: 'a4' as const } };
    expect(storedDraftSchema.parse(chosen)).toEqual(chosen);
    expect(storedDocumentSchema.parse(composed)).toEqual(composed);
  });

  it('shows the same text before and after the page is live where half of an emoji was stored', () => {
    const body = (text: string) => ({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
    });
    const withText = (text: string) => ({
      ...draft,
      note: text,
      patient: { ...draft.patient, name: text },
      sections: draft.sections.map((section) => ({
        ...section,
        edit: { heading: text, body: body(text), editedBy: 'Dr. Osei', editedAt: '2026-11-22T18:42:00.000Z' },
      })),
    });
    const read = storedDraftSchema.parse(withText('a\ud83d b\ude00 🙂'));
    expect(read).toEqual(withText('a\ufffd b\ufffd 🙂'));
    // What a server sends is UTF-8, which has no half of a pair.
    expect(JSON.parse(Buffer.from(JSON.stringify(read)).toString())).toEqual(read);
    const arrangement = storedArrangementSchema.parse({ ...arrangementOf(draft), title: 'a\ud83d' });
    expect(arrangement.title).toBe('a\ufffd');
  });

  it('is not copied where no half of a pair is in it', () => {
    expect(wellFormed(draft)).toBe(draft);
    const { options, sections } = draft;
    const mended = wellFormed({ options, sections, title: 'a\ud83d' });
    expect(mended).toEqual({ options, sections, title: 'a\ufffd' });
    expect(wellFormed(['a', 'b\ud83d', 1, null])).toEqual(['a', 'b\ufffd', 1, null]);
  });

  it('is refused when it is neither', () => {
    expect(storedDraftSchema.safeParse({ ...draft, schema: 4 }).success).toBe(false);
    expect(storedDraftSchema.safeParse({ schema: 1 }).success).toBe(false);
    expect(storedDocumentSchema.safeParse({ ...composed, extra: true }).success).toBe(false);
  });
});
