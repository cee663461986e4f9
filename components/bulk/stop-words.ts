import { MAX_ROWS, type ReadStop } from '@/lib/domain/bulk/read-list';

/** Why nothing of a list was read, where, and what to do. */
export function stopWords(stop: ReadStop): string {
  switch (stop.code) {
    case 'empty':
      return 'There is no patient in this list. Paste at least one row with a name.';
    case 'only-headings':
      return `Line ${stop.line} holds the headings, and there is no patient below it.`;
    case 'too-many':
      return `A list holds at most ${MAX_ROWS} patients. This one has ${stop.count}. Split it into several.`;
    case 'unclosed-quote':
      return `Line ${stop.line}, column ${stop.column}: a quotation mark (") is opened and never closed. Nothing was read. Close it or delete it, and read the list again.`;
    case 'stray-quote':
      return `Line ${stop.line}, column ${stop.column}: a cell begins with a quotation mark (") that is closed in the middle of the cell or in another line. Nothing was read. Correct it, and read the list again.`;
    case 'cell-too-long':
      return `Line ${stop.line}, column ${stop.column}: this cell holds ${stop.length} characters, too many for a list of patients. Nothing was read. Shorten it, or look for a quotation mark (") that is not closed.`;
    case 'unknown-delimiter':
      return `Line 1 says that cells are separated by “${stop.sign}”. Use a comma, a semicolon, a tab or a vertical bar.`;
  }
}
