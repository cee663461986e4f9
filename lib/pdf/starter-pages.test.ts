import { describe, expect, it, vi } from 'vitest';
import { layOutHandout } from './lay-out';
import type { LaidOutNode } from './layout/nodes';
import { localFonts } from './local-fonts';
import { recommendedHandouts } from './test-support/starter-handouts';

vi.setConfig({ testTimeout: 120_000 });

/** What a clinician wants to hand out: one sheet with two sides. */
const ONE_SHEET = 2;

/** Sizes of all type below a node, in points. */
function sizesOf(node: LaidOutNode): number[] {
  const runs = (node.lines ?? []).flatMap((line) => line.runs);
  return [...runs.map(({ attributes }) => attributes.fontSize ?? 0), ...node.children.flatMap(sizesOf)];
}

describe.each(['en', 'es', 'ar'])('the recommended handouts of the starter library in "%s"', (locale) => {
  const handouts = recommendedHandouts(locale);

  it('are those of every topic, or of the one that there is', () => {
    expect(handouts).toHaveLength(locale === 'ar' ? 1 : 24);
  });

  it.each(['letter', 'a4'] as const)(
    'print on one sheet of %s at 12 pt, without a press of “Fit”',
    async (pageSize) => {
      const tooLong: string[] = [];
      for (const { slug, document } of handouts) {
        expect(document.options).toMatchObject({ size: 'standard', fitPages: null });
        const { layout } = await layOutHandout({ ...document, pageSize }, localFonts);
        if (layout.children.length > ONE_SHEET) tooLong.push(`${slug}: ${layout.children.length} pages`);
        // What is smaller is meant to be small: letterhead, footer, sources.
        const text = layout.children.flatMap(sizesOf).filter((size) => size > 10);
        expect(Math.min(...text)).toBeGreaterThanOrEqual(12);
      }
      expect(tooLong).toEqual([]);
    },
  );
});
