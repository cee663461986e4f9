// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { BlockNode, InlineNode } from '@/lib/domain/handout/body';
import { sizeProblem } from '@/lib/domain/input-size';
import { TEXT_MAX } from '@/lib/domain/limits';
import { pasteHtml, pasteText } from './test-support';
import { wordsOf } from './words';

const sentence = 'Drink one glass of water every two hours, also at night. ';
const SPLIT = 'A paragraph was longer than 5,000 characters. It was split into several.';

const textsOf = (blocks: readonly BlockNode[]): string[] =>
  blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? (block.content ?? []).map((node: InlineNode) => ('text' in node ? node.text : ''))
      : [],
  );

describe('a pasted paragraph of 6,000 characters', () => {
  const words = sentence.repeat(110).trim();

  it('becomes paragraphs that can be saved, cut where a sentence ends, and says so', () => {
    const { blocks, notices } = pasteText(words);
    const texts = textsOf(blocks);
    expect(texts).toHaveLength(2);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(TEXT_MAX);
      expect(text).toMatch(/^Drink.*night\.$/);
    }
    expect(texts.join(' ')).toBe(words);
    expect(notices).toEqual([SPLIT]);
  });

  it.each([
    ['a list', (text: string) => `<ul><li>${text}</li></ul>`],
    ['a numbered list in a list', (text: string) => `<ul><li>a<ol><li>${text}</li></ol></li></ul>`],
    ['a table', (text: string) => `<table><tr><th>a</th></tr><tr><td>${text}</td></tr></table>`],
    ['bold', (text: string) => `<p>Now <b>${text}</b> then</p>`],
  ])('in %s loses no word', (_place, html) => {
    const { blocks, notices } = pasteHtml(html(words));
    expect(sizeProblem({ type: 'doc', content: blocks })).toBeNull();
    expect(wordsOf(blocks).match(/Drink/g)).toHaveLength(110);
    expect(notices).toContain(SPLIT);
  });

  it.each([
    ['words without a sentence', 'water '.repeat(1_000).trim(), / /g],
    ['no space at all', '1,'.repeat(3_000), /x/g],
    ['pictures of water', `a${'💧'.repeat(3_000)}`, /x/g],
    ['Chinese', '多喝水。'.repeat(1_500), /x/g],
  ])('of %s loses nothing either', (_what, text, space) => {
    const { blocks } = pasteText(text);
    const texts = textsOf(blocks);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('').replace(space, '')).toBe(text.replace(space, ''));
    for (const part of texts) expect([part.length <= TEXT_MAX, part.isWellFormed()]).toEqual([true, true]);
  });
});

it('a pasted text of exactly 5,000 characters stays one paragraph', () => {
  const { blocks, notices } = pasteText('a'.repeat(TEXT_MAX));
  expect([blocks.length, notices]).toEqual([1, []]);
});
