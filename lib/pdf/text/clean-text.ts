/**
 * Code points without a printed form: controls, joiners, direction marks, variation selectors.
 * Line breaks and tabs are not among them: layout consumes those.
 */
export function isDropped(codePoint: number): boolean {
  if (codePoint === 0x09 || codePoint === 0x0a || codePoint === 0x0d) return false;
  return (
    codePoint < 0x20 ||
    (codePoint >= 0x7f && codePoint <= 0x9f) ||
    codePoint === 0xad ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x202a && codePoint <= 0x202e) ||
    (codePoint >= 0x2060 && codePoint <= 0x206f) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    codePoint === 0xfeff
  );
}

/**
 * Text as layout needs it, with the same words: composed (a detached Vietnamese accent would be set
 * beside its letter), line breaks as \n, one space where several stand (two in a row stop the line
 * breaker from breaking there), nothing that has no printed form.
 */
export function cleanText(text: string): string {
  const visible = Array.from(text.replace(/\r\n?|[\u2028\u2029]/g, '\n')).filter(
    (character) => !isDropped(character.codePointAt(0) ?? 0),
  );
  return visible
    .join('')
    .replace(/[\t ]+/g, ' ')
    .normalize('NFC');
}
