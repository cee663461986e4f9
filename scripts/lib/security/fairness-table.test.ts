import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { limits } from '../bench-security/fairness';
import { rootFolder } from '../root-folder.mjs';
import { withFairnessTable } from './fairness-table';

const read = (...parts: string[]): string => readFileSync(path.join(rootFolder, ...parts), 'utf8');

describe('the figures of what a clinic waits for while another is hostile', () => {
  const results = JSON.parse(read('bench', 'results', 'security.json'));

  it('stand in the document as they were measured', () => {
    const document = read('docs', 'security.md');
    expect(withFairnessTable(document, results)).toBe(document);
  });

  it('keep every limit', () => {
    expect(results.limits).toMatchObject(limits);
    expect(results.fairness.isKept).toBe(true);
  });

  it('go between their markers, each load with its multiple of the time without load', () => {
    const time = (p95: number) => ({ p95, max: 2 * p95 });
    const day = (p95: number) => ({ home: time(p95), save: time(p95), issue: time(p95), live: time(p95) });
    const measured = {
      at: '2026-11-30T12:00:00.000Z',
      fairness: {
        what: { packs: 'large packs' },
        idle: day(40.4),
        loads: { packs: { ...day(1_000), homeP95Ratio: 2.46 } },
      },
    };
    const marked = 'before\n<!-- fairness: npm run security:table -->\nold\n<!-- /fairness -->\nafter\n';
    const written = withFairnessTable(marked, measured);
    expect(written).toContain('Measured on 2026-11-30');
    expect(written).toContain('| nothing | 40 | 40 | 81 | 81 |');
    expect(written).toContain('| large packs | 1,000 (2.5 times) | 1,000 | 2,000 | 2,000 |');
    expect(written).toMatch(/^before\n<!--.*\nafter\n$/s);
    expect(withFairnessTable('no markers', measured)).toBeNull();
  });
});
