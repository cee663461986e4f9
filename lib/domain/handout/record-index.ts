import type { HandoutState } from './status';

export type RecordEntry = {
  fileName: string;
  reference: string;
  title: string;
  /** As the clinic's clock shows it. */
  issued: string;
  issuedByName: string;
  state: HandoutState;
  /** SHA-256 of the file, hexadecimal. */
  sha256: string;
};

const stateWords: Record<HandoutState, string> = {
  current: '',
  withdrawn: 'Withdrawn',
  replaced: 'Withdrawn and replaced',
  erased: 'Erased',
};

/** The first page of a patient's whole record: what was given when, by whom, and in which file. */
export function recordIndex(record: {
  patientName: string;
  clinicName: string;
  entries: readonly RecordEntry[];
}): string {
  const rows = record.entries.map(
    (
      entry,
    ) => `<tr><td>${escaped(entry.issued)}</td><td><a href="${escaped(entry.fileName)}">${escaped(entry.title)}</a></td>\
<td>${escaped(entry.issuedByName)}</td><td>${escaped(entry.reference)}</td><td>${stateWords[entry.state]}</td>\
<td><code>${escaped(entry.sha256)}</code></td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Handouts given to a patient</title>
<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}th,td{border:1px solid;padding:.4rem;text-align:start}code{font-size:.7rem;word-break:break-all}</style>
<h1>Handouts given to ${escaped(record.patientName)}</h1>
<p>${escaped(record.clinicName)}. Each file is exactly what was printed.</p>
<table>
<thead><tr><th>Issued</th><th>Handout</th><th>By</th><th>Reference</th><th>State</th><th>SHA-256</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</html>
`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
