const WORD_START = /\b/g;
const WEB = /\b(?:https?:\/\/|www\.)\S/gi;
const RUN = /\S+/g;
const MAY_BE_ADDRESS = /@|:\/\/|www\./i;
const LAST_DOT = /\.\w+/g;

/**
 * `text` with each web and mail address replaced by what `by` makes of it. A mail address begins at the first word of
 * its run of characters and ends with the last dot and word behind an @. One pass over each run: an expression with
 * three open ends would try every @ with every dot.
 */
export function replaceAddresses(text: string, by: (address: string) => string): string {
  if (!MAY_BE_ADDRESS.test(text)) return text;
  return text.replace(RUN, (run) => (MAY_BE_ADDRESS.test(run) ? replaceInRun(run, by) : run));
}

/** `run`: characters without a space, so its word boundaries are those of the text. */
function replaceInRun(run: string, by: (address: string) => string): string {
  const mail = mailIn(run);
  const web = firstWeb(run, 0);
  if (mail !== null && (web === null || mail.start < web)) {
    const after = firstWeb(run, mail.end);
    const rest = after === null ? run.slice(mail.end) : run.slice(mail.end, after) + by(run.slice(after));
    return run.slice(0, mail.start) + by(run.slice(mail.start, mail.end)) + rest;
  }
  return web === null ? run : run.slice(0, web) + by(run.slice(web));
}

function firstWeb(run: string, from: number): number | null {
  WEB.lastIndex = from;
  return WEB.exec(run)?.index ?? null;
}

function mailIn(run: string): { start: number; end: number } | null {
  WORD_START.lastIndex = 0;
  const start = WORD_START.exec(run)?.index;
  let dot = -1;
  let end = 0;
  for (const match of run.matchAll(LAST_DOT)) [dot, end] = [match.index, match.index + match[0].length];
  if (start === undefined || dot < 0) return null;
  return run.lastIndexOf('@', dot - 2) > start && dot >= 2 ? { start, end } : null;
}
