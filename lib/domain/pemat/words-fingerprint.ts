import type { HandoutDocument } from '../handout/document';

/** Tells whether two documents say the same in the same order; 32 bits, for nothing that needs protection. */
export function wordsFingerprint({ title, subtitle, sections }: HandoutDocument): string {
  const text = JSON.stringify([
    title,
    subtitle,
    sections.map(({ heading, blocks, layout }) => [heading, blocks, layout]),
  ]);
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
