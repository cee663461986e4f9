import type { BackupFailureCode } from '../../../lib/domain/installation/backup-status';
import { errorCode, errorText, SetupFailure } from '../failure';

/** A backup that failed: the line for the terminal, and the code for the status record. */
export class BackupFailure extends SetupFailure {
  readonly code: BackupFailureCode;

  constructor(code: BackupFailureCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

const noRoom = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY', 'EXDEV', 'EIO']);

/**
 * A fault of this machine or of PostgreSQL, and none of what is restored there: no room, no memory, a lost connection.
 * A migration has the code among its words.
 */
export function isMachineFault(error: unknown): boolean {
  const code = errorCode(error);
  if (noRoom.has(code) || /^(08|53|57|58)\w{3}$|^ECONN/.test(code)) return true;
  return error instanceof Error && /\b53100\b|No space left|Connection terminated/.test(error.message);
}

/** What ended a backup to `folder`, as one line that says what to do. */
export function asBackupFailure(error: unknown, folder: string): BackupFailure {
  if (error instanceof BackupFailure) return error;
  if (error instanceof SetupFailure) return new BackupFailure('other', error.message, { cause: error });
  const code = errorCode(error);
  const left = 'Nothing of this backup is left.';
  // Of a stream, or of the signal itself, whose code is a number.
  if (error instanceof Error && error.name === 'AbortError') {
    return new BackupFailure('interrupted', `The backup was interrupted. ${left} Start it again.`, { cause: error });
  }
  if (noRoom.has(code)) {
    return new BackupFailure('no-room', `The disk of ${folder} is full (${code}): make room. ${left}`, {
      cause: error,
    });
  }
  if (notWritable.has(code)) {
    const message = `The backup cannot be written to ${folder} (${code}): name another folder, or give yourself the right to write there. ${left}`;
    return new BackupFailure('not-writable', message, { cause: error });
  }
  return new BackupFailure(
    'other',
    `The backup stopped (${errorText(error)}): put that right and start it again. ${left}`,
    {
      cause: error,
    },
  );
}
