import { segmentsIn } from '../segments';
import { commonSubsequence } from './common-subsequence';

/** A stretch of text that both sides have, that only the earlier has, or that only the later has. */
export type Change = { is: 'same' | 'removed' | 'added'; text: string };

/**
 * What changed from one text to another, word by word, in reading order. Joining all but the added stretches gives
 * `before` again, all but the removed ones `after`. Words are those of the language (`locale`, BCP 47): Chinese and
 * Thai are taken apart too.
 */
export function diffWords(before: string, after: string, locale = 'en'): Change[] {
  if (before === after) return before === '' ? [] : [{ is: 'same', text: before }];
  return diffWordLists(wordsOf(before, locale), wordsOf(after, locale));
}

/** As `diffWords`, of texts that are taken apart already. */
export function diffWordLists(from: readonly string[], to: readonly string[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  for (const [a, b] of [...commonSubsequence(from, to), [from.length, to.length] as const]) {
    changes.push({ is: 'removed', text: from.slice(i, a).join('') }, { is: 'added', text: to.slice(j, b).join('') });
    changes.push({ is: 'same', text: from[a] ?? '' });
    [i, j] = [a + 1, b + 1];
  }
  return readable(joined(changes));
}

/** How much of two texts is the same, from 0 to 1, by the length of what they share. */
export function likeness(changes: readonly Change[]): number {
  const length = (is: Change['is']): number =>
    changes.filter((change) => change.is === is).reduce((sum, { text }) => sum + text.trim().length, 0);
  const same = 2 * length('same');
  const all = same + length('removed') + length('added');
  return all === 0 ? 1 : same / all;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** The words of a text and the text between them, in order. */
export function wordsOf(text: string, locale: string): string[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' });
  segmenters.set(locale, segmenter);
  return Array.from(segmentsIn(text, segmenter), ({ segment }) => segment);
}

/** A lone space or comma between two changes is no island to stop at: it goes with them. */
function readable(changes: readonly Change[]): Change[] {
  const flat = changes.flatMap((change, index): Change[] => {
    const isBetween = index > 0 && index < changes.length - 1;
    if (change.is !== 'same' || !isBetween || /[\p{L}\p{N}]/u.test(change.text)) return [change];
    return [
      { is: 'removed', text: change.text },
      { is: 'added', text: change.text },
    ];
  });
  return joined(flat);
}

/** Between two stretches that are the same, first all that went, then all that came; nothing empty. */
function joined(changes: readonly Change[]): Change[] {
  const result: Change[] = [];
  const open = { removed: '', added: '' };
  const close = (): void => {
    if (open.removed !== '') result.push({ is: 'removed', text: open.removed });
    if (open.added !== '') result.push({ is: 'added', text: open.added });
    open.removed = '';
    open.added = '';
  };
  for (const { is, text } of changes) {
    if (text === '') continue;
    if (is !== 'same') {
      open[is] += text;
      continue;
    }
    close();
    const last = result.at(-1);
    if (last?.is === 'same') result[result.length - 1] = { is, text: last.text + text };
    else result.push({ is, text });
  }
  close();
  return result;
}
