import { textOf } from '../../domain/handout/block-text';
import type { FileWording } from '../topic-file';

/** One block of a section as a rule reads it: its words in one string, merge fields as {{name}}. */
export type Passage = { line: number; text: string };

export function passagesOf(section: FileWording): Passage[] {
  return section.body.content.map((block, index) => ({
    line: section.blockLines[index] ?? section.line,
    text: textOf(block),
  }));
}

/** Every passage of a file, headings included, in reading order. */
export function allPassages({ sections }: { sections: readonly FileWording[] }): Passage[] {
  return sections.flatMap((section) => [{ line: section.line, text: section.heading }, ...passagesOf(section)]);
}

export function sectionText(section: FileWording): string {
  return passagesOf(section)
    .map(({ text }) => text)
    .join('\n');
}
