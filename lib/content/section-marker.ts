import { sectionKindSchema } from '../domain/library/section';
import type { SectionKind } from '../domain/library/section-kind';
import { sectionTagSchema } from '../domain/library/section-tag';
import type { Problems } from './problem';

/** The comment under a section's heading: `<!-- slug=about kind=about recommended tags=avoid:nsaid -->`. */
export type SectionMarker = {
  slug: string;
  kind: SectionKind;
  recommended: boolean;
  tags: string[];
  /** Numbers of sources that the section lists although no claim of it names them. */
  also: number[];
};

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function isComment(html: string): boolean {
  return /^<!--[\s\S]*-->$/.test(html.trim());
}

/** A remark for those who look after the file; never printed. */
export function isNote(html: string): boolean {
  return isComment(html) && /^<!--\s*note:/.test(html.trim());
}

function wordsOf(comment: string): { word: string; key: string; value: string }[] {
  const words = comment
    .trim()
    .replace(/^<!--|-->$/g, '')
    .trim()
    .split(/\s+/);
  return words.map((word) => {
    const [key = '', value = ''] = word.split('=', 2);
    return { word, key, value };
  });
}

/** Reads a marker; null when it has problems. */
export function readSectionMarker(comment: string, line: number, problems: Problems): SectionMarker | null {
  const before = problems.found.length;
  let slug = '';
  let kind: SectionKind | null = null;
  let recommended = false;
  let tags: string[] = [];
  let also: number[] = [];
  for (const { word, key, value } of wordsOf(comment)) {
    if (word === 'recommended') {
      recommended = true;
    } else if (key === 'slug' && SLUG.test(value)) {
      slug = value;
    } else if (key === 'kind' && sectionKindSchema.safeParse(value).success) {
      kind = sectionKindSchema.parse(value);
    } else if (key === 'tags' && value.split(',').every((tag) => sectionTagSchema.safeParse(tag).success)) {
      tags = value.split(',');
    } else if (key === 'tags') {
      problems.add(line, `"${word}" is not understood; a tag is avoid:word, take:word or needs:word`);
    } else if (key === 'also' && /^[1-9]\d*(?:,[1-9]\d*)*$/.test(value)) {
      also = value.split(',').map(Number);
    } else if (key === 'sources') {
      problems.add(line, 'Sources are named beside each claim, [^3] after it, and no longer in the marker');
    } else {
      problems.add(line, `"${word}" is not understood; write slug=name kind=about recommended tags=avoid:nsaid`);
    }
  }
  if (slug === '') problems.add(line, 'The section needs a slug, such as slug=about');
  if (kind === null) problems.add(line, 'The section needs a kind, such as kind=about');
  return kind === null || problems.found.length > before ? null : { slug, kind, recommended, tags, also };
}

/** The marker of a translated section names its original, `<!-- slug=about -->`, and nothing else. */
export function readTranslationMarker(comment: string, line: number, problems: Problems): { slug: string } | null {
  const [first, ...others] = wordsOf(comment);
  if (first?.key === 'slug' && SLUG.test(first.value) && others.length === 0) return { slug: first.value };
  problems.add(line, 'The marker of a translated section is <!-- slug=name -->; the original says the rest');
  return null;
}
