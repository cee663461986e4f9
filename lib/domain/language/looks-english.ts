/** Words that English sentences are full of and that the other languages of the library do not have. */
const englishWords: ReadonlySet<string> = new Set(
  [
    'the of and with for from your you our we they it this that these those is are was were been not if when while',
    'after before until every each again day days week weeks month months year years hour hours today tomorrow tonight',
    'morning evening night daily twice take takes call back visit please ask tell drink eat walk should must need needs',
    'have stop start keep help feel pain fever water sleep bed food pill pills tablet tablets dose',
  ].flatMap((line) => line.split(' ')),
);

/** A long text may have a word of English in it, such as the name of a test. */
const SHARE = 0.06;

/** Whether a text that should be in another language seems to be English. Names, numbers and single terms do not count. */
export function looksEnglish(text: string): boolean {
  // A handout quotes a label or a sign in its own language.
  const unquoted = text.replaceAll(/["“«][^"“”«»]*["”»]/g, ' ');
  const words = unquoted.toLowerCase().match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const english = words.filter((word) => englishWords.has(word)).length;
  return english > 0 && english >= words.length * SHARE;
}
