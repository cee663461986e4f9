export type CsvEvent = { number: number; at: string; member: string; event: string; detail: string; hash: string };

const columns = ['number', 'at', 'member', 'event', 'detail', 'hash'] as const;

/** RFC 4180. A cell that a spreadsheet would run as a formula is shown as text: names come from outside. */
export function eventsAsCsv(events: readonly CsvEvent[]): string {
  const lines = events.map((event) => columns.map((column) => cell(String(event[column]))).join(','));
  return [columns.join(','), ...lines, ''].join('\r\n');
}

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
