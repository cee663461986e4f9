/** What a paste did not take in, or took in as something else. */
const noticeKinds = [
  'deleted',
  'hidden',
  'comment',
  'picture',
  'choices',
  'field',
  'sign',
  'raised',
  'spanned',
  'unevenTable',
  'listInCell',
  'tableInCell',
  'flattened',
  'wideTable',
  'deepList',
  'longParagraph',
  'numbering',
  'outdented',
  'minus',
  'hyphen',
  'nothing',
  'tooMuch',
  'file',
] as const;
type NoticeKind = (typeof noticeKinds)[number];

/** Gathers notices of one paste. `words` says what or where, in the words of the source. */
export type Report = { add: (kind: NoticeKind, words?: string) => void; lines: () => string[] };

type Entry = { count: number; examples: string[] };

const MOST_EXAMPLES = 3;
const LONGEST_EXAMPLE = 60;

export function newReport(): Report {
  const entries = new Map<NoticeKind, Entry>();
  return {
    add: (kind, words = '') => {
      const entry = entries.get(kind) ?? { count: 0, examples: [] };
      entries.set(kind, entry);
      entry.count += 1;
      const example = shortened(words);
      const isNew = example !== '' && !entry.examples.includes(example);
      if (isNew && entry.examples.length < MOST_EXAMPLES) entry.examples.push(example);
    },
    lines: () =>
      noticeKinds.flatMap((kind) => {
        const entry = entries.get(kind);
        return entry ? [lineOf(kind, entry)] : [];
      }),
  };
}

/** One line of print, short enough to be found again in the source. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_EXAMPLE ? line : `${line.slice(0, LONGEST_EXAMPLE - 1).trimEnd()}…`;
}

const LONGEST_PLACE = 30;

/** Locates a place by the words before it. */
export function placeBehind(before: string): string {
  const words = before.trimEnd();
  if (words.length <= LONGEST_PLACE) return words === '' ? '' : `after ${words}`;
  return `after ${words.slice(-LONGEST_PLACE).replace(/^\S*\s/, '')}`;
}

const sentences: Record<NoticeKind, (count: number) => string> = {
  deleted: (count) => `${passages(count, 'deleted')} left out`,
  hidden: (count) => `${passages(count, 'hidden')} left out`,
  comment: (count) => (count === 1 ? 'A comment was left out' : `${count} comments were left out`),
  picture: (count) =>
    count === 1 ? 'Pictures cannot be pasted. One was left out' : `Pictures cannot be pasted. ${count} were left out`,
  choices: (count) => (count === 1 ? 'A list of choices was left out' : `${count} lists of choices were left out`),
  field: (count) => (count === 1 ? 'A form field was left out' : `${count} form fields were left out`),
  sign: (count) =>
    count === 1 ? 'A sign of an unknown font was left out' : `${count} signs of unknown fonts were left out`,
  raised: () => 'Raised text is marked with ^( ) and lowered text with _( )',
  spanned: (count) =>
    count === 1
      ? 'A table cell covered several cells. Its text is now in each of them'
      : `${count} table cells covered several cells each. Their text is now in each of them`,
  unevenTable: () => 'A table had rows of different lengths. Empty cells were added at their ends',
  listInCell: () => 'Lists in a table became lines with their bullets or numbers',
  tableInCell: () => 'A table inside another table became lines of text',
  flattened: () => 'Lists and tables cannot be in this place. They became lines of text',
  wideTable: () => 'A table is too wide for a page. Split it into smaller tables',
  deepList: () => 'A list has many levels. Its inner levels may not fit on a page',
  longParagraph: (count) =>
    count === 1
      ? 'A paragraph was longer than 5,000 characters. It was split into several'
      : `${count} paragraphs were longer than 5,000 characters. They were split into several`,
  numbering: () => 'Numbers of a list changed their form. Check them',
  outdented: () => 'A list was interrupted. Its inner items behind that place are no longer indented',
  minus: () => 'Dashes before numbers became bullets. Check that none of them is a minus',
  hyphen: () => 'A hyphen at the end of a line was kept. Check these words',
  nothing: () => 'The clipboard holds no text',
  tooMuch: () => 'This is too much text for one section. Copy and paste it in parts',
  file: () => 'Files cannot be pasted. Open the file and copy its text',
};

function passages(count: number, what: string): string {
  return count === 1 ? `A ${what} passage was` : `${count} ${what} passages were`;
}

function lineOf(kind: NoticeKind, { count, examples }: Entry): string {
  const quoted = examples.map((example) => `“${example}”`).join(', ');
  const more = examples.length > 0 && count > examples.length && examples.length === MOST_EXAMPLES ? ', …' : '';
  return quoted === '' ? `${sentences[kind](count)}.` : `${sentences[kind](count)}: ${quoted}${more}.`;
}
