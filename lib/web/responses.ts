import type { SessionEnd } from '../domain/access/session-life';
import type { AppErrorCode, FieldMessages, Outcome } from '../domain/errors';
import type { HandoutState } from '../domain/handout/status';

const statusOf: Record<AppErrorCode, number> = {
  'signed-out': 401,
  'signed-in-as-another': 409,
  forbidden: 403,
  'not-found': 404,
  'invalid-input': 422,
  'too-large': 413,
  'drafts-full': 409,
  'templates-full': 409,
  'archive-full': 409,
  conflict: 409,
  'already-issued': 409,
  erased: 410,
  'on-hold': 409,
  restricted: 403,
  'last-admin': 409,
  'blocked-by-checks': 422,
  'render-failed': 500,
  'render-timeout': 503,
  'too-slow': 503,
  busy: 503,
  unavailable: 503,
  'storage-full': 507,
  unreadable: 500,
  unexpected: 500,
};

/** Answers that can hold a patient's words must not stay in any cache. */
const noStore = { 'Cache-Control': 'no-store, private' };

export function outcomeResponse(outcome: Outcome<unknown>): Response {
  if (outcome.ok) return Response.json(outcome, { headers: noStore });
  const { code, retryAfterSeconds } = outcome.failure;
  const retry = retryAfterSeconds ? { 'Retry-After': String(retryAfterSeconds) } : {};
  return Response.json(outcome, { status: statusOf[code], headers: { ...noStore, ...retry } });
}

/** An answer whose value is JSON already. */
export function jsonResponse(json: Uint8Array<ArrayBuffer>): Response {
  const body = new Blob(['{"ok":true,"value":', json, '}']);
  return new Response(body, { headers: { ...noStore, 'Content-Type': 'application/json' } });
}

export function failureResponse(code: AppErrorCode, fields?: FieldMessages): Response {
  return outcomeResponse({ ok: false, failure: fields ? { code, fields } : { code } });
}

/**
 * In milliseconds from now, because the browser's clock may be wrong. Signed out is an answer too, not an error.
 * `other`: who is signed in, where that is not the member whose page asks.
 */
export function sessionEndResponse(end: SessionEnd | null, now: Date, other: unknown = null): Response {
  const state = end
    ? { live: true, endsInMs: end.at.getTime() - now.getTime(), because: end.because, other }
    : { live: false };
  return Response.json(state, { headers: noStore });
}

export const htmlResponse = (html: string): Response =>
  new Response(html, { headers: { ...noStore, 'Content-Type': 'text/html; charset=utf-8' } });

/** A PDF that is kept nowhere, to be looked at. */
export function previewResponse(bytes: Uint8Array<ArrayBuffer>): Response {
  return pdf(bytes, { 'Content-Disposition': 'inline; filename="preview.pdf"' });
}

/** A table to be opened elsewhere; it can name patients. `fileName` is plain ASCII and names nobody. */
export function csvResponse(csv: string, fileName: string): Response {
  return new Response(csv, { headers: download('text/csv; charset=utf-8', fileName) });
}

export function pdfResponse({
  bytes,
  sha256,
  reference,
  state,
}: {
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
  reference: string;
  state: HandoutState;
}): Response {
  return pdf(bytes, {
    'Content-Disposition': `attachment; filename="${handoutFileName({ reference, state })}"`,
    ETag: `"${sha256}"`,
  });
}

/** A handout's file, which ends up in download folders and print queues: the reference names no patient. */
export function handoutFileName({ reference, state }: { reference: string; state: HandoutState }): string {
  // The bytes are those that were given; that they no longer hold must stand where the file is picked up.
  return `handout-${reference}${state === 'current' ? '' : '-withdrawn'}.pdf`;
}

/** Many handouts as one file for the printer. */
export function printResponse(bytes: Uint8Array<ArrayBuffer>): Response {
  return pdf(bytes, { 'Content-Disposition': 'attachment; filename="handouts-to-print.pdf"' });
}

export function zipResponse(
  zip: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>,
  fileName = 'handouts.zip',
): Response {
  return new Response(zip, { headers: download('application/zip', fileName) });
}

function download(type: string, fileName: string): Record<string, string> {
  return {
    ...noStore,
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'X-Content-Type-Options': 'nosniff',
  };
}

function pdf(bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string>): Response {
  return new Response(bytes, {
    headers: {
      ...noStore,
      ...headers,
      'Content-Type': 'application/pdf',
      'Content-Length': String(bytes.length),
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
