import { describe, expect, it } from 'vitest';
import type { SectionVersion, Source } from '../library/section';
import { compose } from './compose';
import type { DraftContent } from './draft';
import { citation } from './page-lines';
import { pageWords } from './page-words/words-in';
import { clinic, draftOf, paragraphs, version } from './test-support';

const now = new Date('2026-11-22T18:42:00Z');

const composeWith = (input: Pick<Parameters<typeof compose>[0], 'draft' | 'versions'>) =>
  compose({ clinic, clinicianName: 'Dr. Amara Osei', now, ...input });

const source = (title: string): Source => ({
  title,
  publisher: 'NHS',
  url: `https://example.org/${title}`,
  published: '2023',
  basis: 'found',
});

describe('sources are cited only where they support', () => {
  const cited = (kind: 'about' | 'urgent-help', change: Partial<SectionVersion>, edit?: object) => {
    const one = version(3, kind, { sources: [source('a')], ...change });
    const draft = draftOf([one]);
    const sections = edit ? draft.sections.map((section) => ({ ...section, edit })) : draft.sections;
    const [printed] = composeWith({ draft: { ...draft, sections } as DraftContent, versions: [one] }).sections;
    return printed && citation(printed, pageWords('en'), 'full');
  };
  const edit = {
    heading: 'H',
    body: paragraphs('New words.'),
    editedBy: 'Dr. A',
    editedAt: '2026-03-02T10:00:00.000Z',
  };

  it('a sign of danger that is still to be verified has no source number, and neither has its box', () => {
    expect(cited('urgent-help', { sourcedInPart: true })).toBe('');
    expect(cited('urgent-help', { sourcedInPart: false })).toBe('Source 1');
  });

  it('numbers begin with the first that is cited', () => {
    const signs = version(3, 'urgent-help', { sources: [source('b')], sourcedInPart: true });
    const rest = version(4, 'about', { sources: [source('c')] });
    const { sections, sources } = composeWith({ draft: draftOf([signs, rest]), versions: [signs, rest] });
    expect(sections.map(({ sourceNumbers }) => sourceNumbers)).toEqual([[], [1]]);
    expect(sources.map(({ number, title }) => `${number} ${title}`)).toEqual(['1 c', '2 b']);
  });

  it('a section says so where some of its sentences are still to be verified', () => {
    expect(cited('about', { sourcedInPart: true })).toBe('Source 1, in part');
    expect(cited('about', {})).toBe('Source 1');
  });

  it('words that were changed for the patient are not called those of the source', () => {
    expect(cited('urgent-help', {}, edit)).toBe('');
    expect(cited('about', {}, edit)).toBe('Source 1, in part');
  });
});
