import { type SectionKind, sectionKindSchema } from '../domain/library/section';
import type { Problems } from './problem';

/** The comment under a section's heading: `<!-- slug=about kind=about recommended sources=1,4 -->`. */
export type SectionMarker = { slug: string; kind: SectionKind; recommended: boolean; sources: number[] };

export function isComment(html: string): boolean {
  return /^<!--[\s\S]*-->$/.test(html.trim());
}

/** A remark for those who look after the file; never printed. */
export function isNote(html: string): boolean {
  return isComment(html) && /^<!--\s*note:/.test(html.trim());
}

/** Reads a marker; null when it has problems. */
export function readSectionMarker(comment: string, line: number, problems: Problems): SectionMarker | null {
  const words = comment
    .trim()
    .replace(/^<!--|-->$/g, '')
    .trim()
    .split(/\s+/);
  const before = problems.found.length;
  let slug = '';
  let kind: SectionKind | null = null;
  let recommended = false;
  let sources: number[] = [];
  for (const word of words) {
    const [key = '', value = ''] = word.split('=', 2);
    if (word === 'recommended') {
      recommended = true;
    } else if (key === 'slug' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value)) {
      slug = value;
    } else if (key === 'kind' && sectionKindSchema.safeParse(value).success) {
      kind = sectionKindSchema.parse(value);
    } else if (key === 'sources' && /^\d+(?:,\d+)*$/.test(value)) {
      sources = value.split(',').map(Number);
    } else {
      problems.add(line, `"${word}" is not understood; write slug=name kind=about recommended sources=1,4`);
    }
  }
  if (slug === '') problems.add(line, 'The section needs a slug, such as slug=about');
  if (kind === null) problems.add(line, 'The section needs a kind, such as kind=about');
  return kind === null || problems.found.length > before ? null : { slug, kind, recommended, sources };
}
