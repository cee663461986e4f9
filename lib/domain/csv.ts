/**
 * Rows as CSV (RFC 4180), with a byte-order mark so that spreadsheets read it as UTF-8. A cell that a spreadsheet would
 * take for a formula gets an apostrophe in front: a patient's name must never run anything (CWE-1236).
 */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvRows([header, ...rows])}`;
}

/** Further rows of a file that `toCsv` began. */
export function csvRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Some spreadsheets skip spaces before a formula and fold full-width signs into the usual ones. */
const formulaStart = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

function cell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
