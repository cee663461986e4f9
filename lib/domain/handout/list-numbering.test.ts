import { describe, expect, it } from 'vitest';
import type { BlockNode, OrderedListNode, SectionBody } from './body';
import { bodySchema } from './body';
import { compose } from './compose';
import { itemLabel, type ListStyle } from './list-numbering';
import { storedDocumentSchema } from './stored';
import { clinic, draftOf, version } from './test-support';
import { renderText } from './text-rendition';

const paragraph = (text: string): BlockNode & { type: 'paragraph' } => ({
  type: 'paragraph',
  content: [{ type: 'text', text }],
});
const steps = (
  attrs: OrderedListNode['attrs'] | null,
  ...items: (string | [string, OrderedListNode])[]
): OrderedListNode => ({
  type: 'orderedList',
  ...(attrs ? { attrs } : {}),
  content: items.map((one) => ({
    type: 'listItem',
    content: typeof one === 'string' ? [paragraph(one)] : [paragraph(one[0]), one[1]],
  })),
});

function documentOf(...content: BlockNode[]) {
  const body: SectionBody = bodySchema.parse({ type: 'doc', content });
  const known = [version(1, 'about', { heading: '-', body })];
  return compose({ draft: draftOf(known), versions: known, clinic, clinicianName: 'Dr.', now: new Date(0) });
}

describe('the label of an item', () => {
  it.each<[ListStyle, number, string]>([
    ['decimal', 1, '1.'],
    ['decimal', 12, '12.'],
    ['lower-alpha', 1, 'a.'],
    ['lower-alpha', 26, 'z.'],
    ['lower-alpha', 27, 'aa.'],
    ['upper-alpha', 52, 'AZ.'],
    ['upper-alpha', 703, 'AAA.'],
    ['lower-roman', 4, 'iv.'],
    ['lower-roman', 9, 'ix.'],
    ['upper-roman', 1_944, 'MCMXLIV.'],
    ['upper-roman', 3_999, 'MMMCMXCIX.'],
    ['upper-roman', 4_000, '4000.'],
  ])('in %s is, for %i, %s', (style, number, label) => {
    expect(itemLabel({ start: number, style }, 0)).toBe(label);
    expect(itemLabel({ start: 1, style }, number - 1)).toBe(label);
  });
});

describe('steps with a paragraph between them', () => {
  it('are numbered on in the text for the chart, with letters under a number', () => {
    const text = renderText(
      documentOf(
        steps(null, 'Stop ibuprofen', ['Rest', steps({ style: 'lower-alpha' }, 'one day', 'two days')]),
        paragraph('Wait until it is dry.'),
        steps({ start: 3 }, 'Walk', ['Run', steps({ start: 4, style: 'lower-roman' }, 'slowly')]),
      ),
    );
    expect(text).toContain(
      '1. Stop ibuprofen\n2. Rest\n  a. one day\n  b. two days\nWait until it is dry.\n3. Walk\n4. Run\n  iv. slowly\n',
    );
  });
});

describe('a stored handout', () => {
  it('of a list of digits from 1 says what it said before lists could count otherwise', () => {
    const [list] = documentOf(steps({ start: 1, style: 'decimal' }, 'Rest')).sections[0]?.blocks ?? [];
    expect(Object.keys(list ?? {})).toEqual(['type', 'ordered', 'items']);
  });

  it('keeps where its lists start and their letters, at any depth', () => {
    const document = documentOf(steps({ start: 3 }, ['Rest', steps({ style: 'upper-roman' }, 'a day')]));
    expect(storedDocumentSchema.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
    expect(JSON.stringify(document)).toContain('"style":"upper-roman"');
  });

  it.each([{ start: 0 }, { start: 1.5 }, { start: 10_000 }, { style: 'greek' }, { reversed: true }])(
    'has no list that counts by %o',
    (attrs) => {
      const list = { ...steps(null, 'Rest'), attrs };
      expect(bodySchema.safeParse({ type: 'doc', content: [list] }).success).toBe(false);
    },
  );
});
