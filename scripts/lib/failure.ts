/** Something a person can put right: the message is one line that says what to do, printed without a stack. */
export class SetupFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SetupFailure';
  }
}

/** Node's error code ("ENOENT", "EACCES") or PostgreSQL's ("28P01"), '' when the error carries none. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').find((line) => line.trim() !== '') ?? 'unknown error';
}
