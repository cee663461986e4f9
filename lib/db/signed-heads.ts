import { appendFile, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { checkHead, type HeadCheck, signHead } from '../crypto/head-signature';
import type { Restored, SignedHead } from '../domain/audit/chain';
import { env } from '../env';
import { describeError, logEvent } from '../log';
import { onShutdown } from '../process/shutdown';
import { type Database, database } from './client';

/**
 * Outside the database, one file a clinic, one signed head of its audit chain a line. Whoever rules the database can
 * write a whole chain anew, but not these lines: keep the folder where the database's administrators cannot write.
 */

/** At most this old is the newest head when somebody tampers with the end of the chain. */
const SIGNED_WITHIN_MS = 30_000;

// Next bundles the start of a process apart from its routes: the two must share this.
const shared: typeof globalThis & { plainleafHeadsDue?: Map<string, NodeJS.Timeout> } = globalThis;

/** From here on this process signs the heads of the chains that it adds to. Set-up and tests do not. */
export function startSigningHeads(): void {
  if (env().PLAINLEAF_AUDIT_HEADS === '') {
    logEvent('warn', 'audit.heads-not-kept');
    return;
  }
  shared.plainleafHeadsDue ??= new Map();
  onShutdown('audit-heads', 'work', signHeadsDue);
}

/** Signs at once what would have waited. */
async function signHeadsDue(): Promise<void> {
  const due = [...(shared.plainleafHeadsDue ?? [])];
  for (const [clinicId, timer] of due) {
    clearTimeout(timer);
    await signCurrentHead(clinicId);
  }
}

/** Says that the clinic's chain has grown; its head is signed soon after, once for many events. */
export function headIsDue(clinicId: string): void {
  const due = shared.plainleafHeadsDue;
  if (!due || due.has(clinicId)) return;
  const sign = () => {
    due.delete(clinicId);
    signCurrentHead(clinicId).catch((error: unknown) => {
      logEvent('error', 'audit.head-not-signed', { clinicId, ...describeError(error) });
    });
  };
  due.set(clinicId, setTimeout(sign, SIGNED_WITHIN_MS).unref());
}

/**
 * Signs the head as it stands and keeps it; null when the clinic has no event yet or heads are kept nowhere. A chain that
 * ends before a head that was signed, or no longer has it, gets no signature: somebody must find out why first.
 */
export async function signCurrentHead(clinicId: string, db: Database = database()): Promise<SignedHead | null> {
  const folder = env().PLAINLEAF_AUDIT_HEADS;
  if (folder === '') return null;
  const latest = await readLatestHead(folder, clinicId);
  if (isProblem(latest)) {
    if (latest.is === 'forged') logEvent('error', 'audit.head-does-not-follow', { clinicId });
    else logEvent('error', 'audit.head-key-not-configured', { clinicId, keyId: latest.keyId });
    return null;
  }
  const { row, agrees } = await db.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.clinic_id', ${clinicId}, true)`;
    const signedFor = latest && (await tx.auditEventRow.findFirst({ where: { clinicId, seq: latest.seq } }));
    return {
      row: await tx.auditChain.findUnique({ where: { clinicId } }),
      agrees: !latest || (signedFor && hexOf(signedFor.hash) === latest.hash),
    };
  });
  if (!row) return null;
  if (!agrees) {
    logEvent('error', 'audit.head-does-not-follow', { clinicId });
    return null;
  }
  return keepHead(folder, { clinicId, seq: Number(row.seq), hash: hexOf(row.hash), at: new Date().toISOString() });
}

/** Signs the head of a chain that was just restored, with the mark of it. */
export async function signRestoredHead(
  folder: string,
  end: { clinicId: string; seq: number; hash: Uint8Array },
  restored: Restored,
  now: Date,
): Promise<SignedHead> {
  const { clinicId, seq, hash } = end;
  return keepHead(folder, { clinicId, seq, hash: hexOf(hash), at: now.toISOString(), restored });
}

async function keepHead(folder: string, head: SignedHead): Promise<SignedHead> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const line = `${JSON.stringify({ ...head, signature: signHead(head) })}\n`;
  await appendFile(fileOf(folder, head.clinicId), line, { mode: 0o600 });
  return head;
}

const hexOf = (hash: Uint8Array | null | undefined): string => (hash ? Buffer.from(hash).toString('hex') : '');

const lineSchema = z.strictObject({
  clinicId: z.string(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  restored: z.strictObject({ to: z.int().nonnegative(), backupOf: z.iso.datetime().nullable() }).optional(),
  signature: z.string(),
});

/** Why kept heads cannot be used: a line was not written by us, or under a key that is not configured here. */
export type HeadProblem = Exclude<HeadCheck, { is: 'signed' }>;

export const isProblem = <Heads extends object | null>(heads: Heads | HeadProblem): heads is HeadProblem =>
  heads !== null && 'is' in heads;

/** Every head that was kept for the clinic, the oldest first. A forged line counts more than one of an unknown key. */
export async function readSignedHeads(
  clinicId: string,
  folder = env().PLAINLEAF_AUDIT_HEADS,
): Promise<SignedHead[] | HeadProblem> {
  const text = folder === '' ? '' : await readFile(fileOf(folder, clinicId), 'utf8').catch(emptyWhereMissing);
  const lines = text.split('\n').filter((one) => one !== '');
  const parsed = lines.map((line) => parseLine(clinicId, line));
  const problems = parsed.filter(isProblem);
  const worst = problems.find(({ is }) => is === 'forged') ?? problems[0];
  return worst ?? parsed.flatMap((head) => (isProblem(head) ? [] : [head]));
}

/** More than the longest line takes. */
const TAIL_BYTES = 2_048;

/** The head that was kept last, without reading the years before it; null without one. */
export async function readLatestHead(folder: string, clinicId: string): Promise<SignedHead | HeadProblem | null> {
  const handle = await open(fileOf(folder, clinicId), 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!handle) return null;
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const line = buffer.toString('utf8').trimEnd().split('\n').at(-1);
    return line ? parseLine(clinicId, line) : null;
  } finally {
    await handle.close();
  }
}

function parseLine(clinicId: string, line: string): SignedHead | HeadProblem {
  const parsed = lineSchema.safeParse(asJson(line));
  if (!parsed.success || parsed.data.clinicId !== clinicId) return { is: 'forged' };
  const { signature, ...head } = parsed.data;
  const check = checkHead(head, signature);
  return check.is === 'signed' ? head : check;
}

const fileOf = (folder: string, clinicId: string): string => path.join(folder, `${clinicId}.jsonl`);

function emptyWhereMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}

function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
