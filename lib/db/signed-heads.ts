import { appendFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isSignedHead, signHead } from '../crypto/head-signature';
import type { SignedHead } from '../domain/audit/chain';
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

/** Signs the head as it stands and keeps it; null when the clinic has no event yet or heads are kept nowhere. */
export async function signCurrentHead(clinicId: string, db: Database = database()): Promise<SignedHead | null> {
  const row = await db.$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('app.clinic_id', ${clinicId}, true)`;
    return tx.auditChain.findUnique({ where: { clinicId } });
  });
  const folder = env().PLAINLEAF_AUDIT_HEADS;
  if (!row || folder === '') return null;
  const head = {
    clinicId,
    seq: Number(row.seq),
    hash: Buffer.from(row.hash).toString('hex'),
    at: new Date().toISOString(),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const line = `${JSON.stringify({ ...head, signature: signHead(head) })}\n`;
  await appendFile(fileOf(folder, clinicId), line, { mode: 0o600 });
  return head;
}

const lineSchema = z.strictObject({
  clinicId: z.string(),
  seq: z.int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  signature: z.string(),
});

/** Every head that was kept for the clinic, the oldest first; 'forged' when a line was not written by us. */
export async function readSignedHeads(clinicId: string): Promise<SignedHead[] | 'forged'> {
  const folder = env().PLAINLEAF_AUDIT_HEADS;
  const text = folder === '' ? '' : await readFile(fileOf(folder, clinicId), 'utf8').catch(emptyWhereMissing);
  const heads: SignedHead[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const parsed = lineSchema.safeParse(asJson(line));
    if (!parsed.success) return 'forged';
    const { signature, ...head } = parsed.data;
    if (head.clinicId !== clinicId || !isSignedHead(head, signature)) return 'forged';
    heads.push(head);
  }
  return heads;
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
