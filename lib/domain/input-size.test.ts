import { describe, expect, it } from 'vitest';
import { cpuMs } from '@/lib/test-support/cpu-time';
import type { BlockNode, SectionBody } from './handout/body';
import { sizeProblem } from './input-size';
import { BODY_MAX_BYTES, DRAFT_MAX_BYTES, ENTRIES_MAX, inputLimits, LIST_DEPTH_MAX, TEXT_MAX } from './limits';

const paragraph = (text: string): BlockNode => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const body = (...content: BlockNode[]): SectionBody => ({ type: 'doc', content });
/** As autosave sends it. */
const draft = (...bodies: SectionBody[]) => ({
  version: 1,
  content: { schema: 3, sections: bodies.map((one) => ({ on: true, edit: { heading: 'Rest', body: one } })) },
});

function listOf(levels: number): BlockNode {
  let inner: BlockNode = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] };
  for (let level = 1; level < levels; level += 1) {
    inner = {
      type: level % 2 ? 'orderedList' : 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph' }, inner] }],
    } as BlockNode; // an item holds lists, whatever block this is
  }
  return inner;
}

/** Values inside each other, made without recursion. */
function nested(levels: number, around: (inner: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = around(value);
  return value;
}

const fastest = (work: () => void): number => Math.min(...[1, 2, 3].map(() => cpuMs(work)));

describe('what a member may send', () => {
  it('takes text of exactly 5,000 characters, and says what to do with more', () => {
    expect(sizeProblem(draft(body(paragraph('a'.repeat(TEXT_MAX)))))).toBeNull();
    expect(sizeProblem(draft(body(paragraph('a'.repeat(TEXT_MAX + 1)))))).toBe(
      'A paragraph is longer than 5,000 characters. Split it into shorter paragraphs',
    );
  });

  it('refuses 1 MB of digits in one paragraph', () => {
    expect(sizeProblem(draft(body(paragraph('1,'.repeat(500_000)))))).not.toBeNull();
  });

  it('takes sections of up to 200 kB', () => {
    const page = paragraph('a'.repeat(TEXT_MAX));
    const fits = Array<BlockNode>(38).fill(page);
    expect(JSON.stringify(body(...fits)).length).toBeLessThan(BODY_MAX_BYTES);
    expect(sizeProblem(draft(body(...fits)))).toBeNull();
    expect(sizeProblem(draft(body(...fits, page, page)))).toMatch(/section is larger than 200 kB/);
  });

  it('counts characters of other scripts in UTF-8 bytes', () => {
    const greeting = paragraph('こんにちは'.repeat(900));
    expect(sizeProblem(draft(body(...Array<BlockNode>(14).fill(greeting))))).toBeNull();
    expect(sizeProblem(draft(body(...Array<BlockNode>(15).fill(greeting))))).toMatch(/200 kB/);
  });

  it('takes drafts of up to 1 MB', () => {
    const section = body(...Array<BlockNode>(38).fill(paragraph('a'.repeat(TEXT_MAX))));
    const fits = draft(...Array<SectionBody>(5).fill(section));
    expect(JSON.stringify(fits).length).toBeLessThan(DRAFT_MAX_BYTES);
    expect(sizeProblem(fits)).toBeNull();
    expect(sizeProblem(draft(...Array<SectionBody>(6).fill(section)))).toMatch(
      /larger than Plainleaf accepts \(1 MB\)/,
    );
  });

  it('refuses a draft of 3.5 MB', () => {
    expect(sizeProblem({ content: { note: 'x'.repeat(3_500_000) } })).not.toBeNull();
    expect(sizeProblem({ content: { note: Array(3_500).fill('x'.repeat(1_000)) } })).not.toBeNull();
  });

  it('takes eight lists inside each other and not nine, in a passage as well', () => {
    const passage = (levels: number): BlockNode =>
      ({ type: 'passage', attrs: { when: 'adult' }, content: [listOf(levels)] }) as BlockNode;
    expect(sizeProblem(draft(body(listOf(LIST_DEPTH_MAX), passage(LIST_DEPTH_MAX))))).toBeNull();
    expect(sizeProblem(draft(body(listOf(LIST_DEPTH_MAX + 1))))).toMatch(/more than 8 levels/);
    expect(sizeProblem(draft(body(passage(LIST_DEPTH_MAX + 1))))).toMatch(/more than 8 levels/);
  });

  it.each([
    ['paragraphs', (count: number) => body(...Array<BlockNode>(count).fill({ type: 'paragraph' }))],
    [
      'items',
      (count: number) =>
        body({
          type: 'bulletList',
          content: Array(count).fill({ type: 'listItem', content: [{ type: 'paragraph' }] }),
        }),
    ],
    [
      'rows',
      (count: number) =>
        body({ type: 'table', attrs: { caption: '' }, content: Array(count).fill({ type: 'tableRow', content: [] }) }),
    ],
  ])('takes at most 1,000 %s', (_what, withParts) => {
    expect(sizeProblem(draft(withParts(ENTRIES_MAX)))).toBeNull();
    expect(sizeProblem(draft(withParts(ENTRIES_MAX + 1)))).toMatch(/more than 1,000 parts/);
  });

  it.each([
    ['arrays', (inner: unknown) => [inner]],
    ['objects', (inner: unknown) => ({ a: inner })],
    ['nodes', (inner: unknown) => ({ type: 'paragraph', content: [inner] })],
  ])('refuses %s nested 100,000 levels deep, without running out of stack', (_what, around) => {
    const deep = nested(100_000, around);
    expect(sizeProblem(deep)).not.toBeNull();
    expect(sizeProblem(draft(body({ type: 'paragraph', content: [deep] } as BlockNode)))).not.toBeNull();
  });

  it('refuses 5.9 MB of unknown keys', () => {
    const keys = Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`unknown key ${at}`, 1]));
    expect(JSON.stringify(keys).length).toBeGreaterThan(5_900_000);
    expect(sizeProblem(keys)).not.toBeNull();
    expect(sizeProblem({ [`k${'y'.repeat(1_000)}`]: 1 })).not.toBeNull();
  });

  it('refuses half a megabyte of punctuation, each character of which the schema would report', () => {
    expect(sizeProblem({ sections: Array(250_000).fill(1) })).not.toBeNull();
    expect(sizeProblem({ sections: Array(250_000).fill(1) }, { ...inputLimits, values: 300_000 })).toBeNull();
  });

  it('refuses circular and repeated references', () => {
    // Server actions can send references: 100 arrays of two stand for more values than there are atoms.
    expect(sizeProblem(nested(60, (inner) => [inner, inner]))).not.toBeNull();
    const circle: unknown[] = [];
    circle.push(circle);
    expect(sizeProblem(circle)).not.toBeNull();
  });

  it('leaves values that are not plain data to the schema', () => {
    for (const value of [undefined, null, 1n, Symbol('x'), new Date(), new Map([[1, 2]]), new Uint8Array(5_000_000)]) {
      expect(sizeProblem(value)).toBeNull();
    }
    expect(sizeProblem(Object.assign(Object.create(null), { a: 'x'.repeat(inputLimits.text + 1) }))).not.toBeNull();
  });

  it('takes time in proportion to the input', { retry: 5 }, () => {
    const sections = (count: number) =>
      draft(...Array<SectionBody>(count).fill(body(...Array<BlockNode>(30).fill(paragraph('word '.repeat(900))))));
    const [one, two] = [sections(3), sections(6)];
    expect(sizeProblem(two)).toBeNull();
    expect(fastest(() => sizeProblem(two))).toBeLessThan(2.5 * fastest(() => sizeProblem(one)) + 2);
  });
});
