import { rankMatches, type SearchMatch } from '@/lib/domain/library/search-ranking';
import { rankSections, type SectionMatch } from '@/lib/domain/library/section-ranking';
import type { Found, FoundSection } from '@/lib/features/search/data';
import { type Startable, startablesFound } from './startable';

/** One line of the list below the question: something found, or the way on when nothing was. */
export type StartChoice =
  | { is: 'match'; match: SearchMatch<Startable> }
  | { is: 'section'; match: SectionMatch<FoundSection> }
  | { is: 'blank' };

export type StartGroup = { label: string; choices: StartChoice[] };

const MOST_SHOWN = 8;
const MOST_SECTIONS = 5;

/**
 * What is offered, in the order of the list: topics and templates, of which the page knows all, those first whose best
 * fits best, then the sections that the server found. So what Enter opens does not change when the server answers.
 */
export function startGroups(typed: string, all: readonly Startable[], found: Found | null): StartGroup[] {
  if (typed.trim() === '') {
    // Before anything is typed every topic stands there once, in its own language.
    return grouped(
      rankMatches(
        '',
        all.filter((item) => item.translation === null),
      ).slice(0, MOST_SHOWN),
    );
  }
  const known = new Set(all.map(({ id }) => id));
  const newer = found ? startablesFound(found).filter(({ id }) => !known.has(id)) : [];
  const groups = grouped(rankMatches(typed, [...all, ...newer]).slice(0, MOST_SHOWN));
  const sections = rankSections(typed, found?.sections ?? []).slice(0, MOST_SECTIONS);
  if (sections.length > 0) {
    groups.push({ label: 'Sections', choices: sections.map((match) => ({ is: 'section', match })) });
  }
  return groups.length > 0 ? groups : [{ label: 'Another way', choices: [{ is: 'blank' }] }];
}

function grouped(matches: readonly SearchMatch<Startable>[]): StartGroup[] {
  const of = (kind: Startable['kind'], label: string): StartGroup => ({
    label,
    choices: matches.filter(({ item }) => item.kind === kind).map((match) => ({ is: 'match', match })),
  });
  const groups = [of('topic', 'Topics'), of('template', 'Templates')].filter(({ choices }) => choices.length > 0);
  return matches[0]?.item.kind === 'template' ? groups.reverse() : groups;
}
