import { describe, expect, it } from 'vitest';
import { checkHandout } from '@/lib/domain/handout/checks/check';
import { countsOf, readingLevelOf } from '@/lib/domain/handout/checks/plain-language';
import { compose } from '@/lib/domain/handout/compose';
import { clinic, draftOf, paragraphs, version } from '@/lib/domain/handout/test-support';
import { renderText } from '@/lib/domain/handout/text-rendition';
import { pematSuggestions } from '@/lib/domain/pemat/suggestions';
import { isPrintable } from '@/lib/pdf/coverage';
import { layOutHandout } from '@/lib/pdf/lay-out';
import { localFonts } from '@/lib/pdf/local-fonts';
import { threadMs } from '../thread-clock';

const EDITED = { heading: 'What to do', editedAt: '2026-11-22T18:00:00Z', editedBy: 'Dr. Osei' };
const NOW = new Date('2026-11-22T18:00:00Z');

/** A draft with one paragraph edited to this text, and its handout. */
function draftSaying(text: string) {
  const body = paragraphs(text);
  const versions = [version(1, 'urgent-help')];
  const draft = draftOf(versions);
  const edited = { ...draft, sections: draft.sections.map((section) => ({ ...section, edit: { ...EDITED, body } })) };
  const document = compose({ draft: edited, versions, clinic, clinicianName: 'Dr. Osei', now: NOW });
  return { draft: edited, versions, document };
}

/** All results about a draft except its pages: checks, reading level, counts, PEMAT suggestions, plain text. */
function judge(text: string): void {
  const { draft, versions, document } = draftSaying(text);
  const about = { recentPatients: ['Anna Smith'], gatedTopics: [], topicAges: [], openedFor: '', today: '2026-11-22' };
  checkHandout({ draft, document, versions, clinic, ...about, isPrintable });
  readingLevelOf(document);
  countsOf(document);
  pematSuggestions(document);
  renderText(document);
}

const hostile = [
  { name: '1,600 characters of a@a@', text: 'a@'.repeat(800) },
  { name: '30,000 of "1,"', text: '1,'.repeat(30_000) },
  { name: '15,000 initials', text: 'A.'.repeat(15_000) },
  { name: '20,000 hyphens', text: '-'.repeat(20_000) },
  { name: '20,000 apostrophes', text: "'".repeat(20_000) },
  { name: '20,000 dashes', text: '–'.repeat(20_000) },
  { name: '20,000 marks on one letter', text: `a${'\u0301\u0323'.repeat(10_000)}` },
  { name: '10,000 short sentences', text: 'Call us now. '.repeat(10_000) },
  { name: 'a million digits', text: '1'.repeat(1_000_000) },
];

/** Measures this thread's CPU time, because wall time grows on a busy machine. */
const MOST_MS = 2_000;

judge('Call us if you feel worse.');

describe.each(hostile)('a paragraph of $name', ({ text }) => {
  it('checks, grades and counts finish without delay', () => {
    const started = threadMs();
    judge(text);
    expect(threadMs() - started).toBeLessThan(MOST_MS);
  });
});

/** Longer than one text of a body may be. */
const LONGEST_TEXT = 20_000;

describe.each(hostile)('the beginning of $name', ({ text }) => {
  it('the layout finishes without delay', async () => {
    const { document } = draftSaying(text.slice(0, LONGEST_TEXT));
    const started = threadMs();
    await layOutHandout(document, localFonts);
    expect(threadMs() - started).toBeLessThan(MOST_MS);
  });
});
