import { z } from 'zod';
import { masterKeys } from '@/lib/crypto/sealing';
import { type Database, database, replica } from '@/lib/db/client';
import { type Ask, countCutTrails, readBackupStatus, readReplica } from '@/lib/db/installation-facts';
import { shippedMigrations } from '@/lib/db/readiness';
import { isProblem, readLatestHead } from '@/lib/db/signed-heads';
import { withClinic } from '@/lib/db/with-clinic';
import type { PermittedScope } from '@/lib/domain/access/scope';
import type { BackupStatus } from '@/lib/domain/installation/backup-status';
import { type Finding, inOrder, type Verdict } from '@/lib/domain/installation/finding';
import { judgeReplica } from '@/lib/domain/installation/judge-database';
import { judgeFolder, judgeMail, judgeProxy } from '@/lib/domain/installation/judge-machine';
import { type AuditHeadsFacts, judgeAuditHeads } from '@/lib/domain/installation/judge-records';
import { env } from '@/lib/env';
import { databaseChecks } from '@/lib/installation/checks';
import { readFolder, readMail } from '@/lib/installation/machine-facts';
import { type Check, runChecks } from '@/lib/installation/run-checks';
import { defineRead } from '@/lib/read';
import { isLocalAddress, proxyFacts } from '@/lib/web/proxy-facts';

/** A page must not wait longer for any of them. */
const LIMIT_MS = 3_000;

/** Admins of every clinic on the server see the same findings: asking again and again asks the mail server once. */
const KEPT_MS = 15_000;

// Next bundles routes apart from each other: they must share this.
const shared: typeof globalThis & { plainleafFindings?: { at: number; findings: Promise<Finding[]> } } = globalThis;

const askAs =
  (db: Pick<Database, '$queryRawUnsafe'>): Ask =>
  <Row>(sql: string) =>
    db.$queryRawUnsafe<Row[]>(sql);

/**
 * The checks of `npm run doctor` that the server can do as its runtime role. They tell of the server and of the caller's
 * clinic, never of another one.
 * @param headers of the request, which came through the reverse proxy.
 */
export const loadInstallation = defineRead({
  input: [z.instanceof(Headers), z.date()],
  permission: { do: 'installation.read' },
  load: async (scope, headers, now): Promise<Finding[]> => {
    const ofRequest: Check[] = [
      { check: 'proxy', run: async () => checkProxy(headers) },
      { check: 'audit-heads', run: async () => judgeAuditHeads(await readAuditHeads(scope), now) },
    ];
    const [ofServer, ofThis] = await Promise.all([findingsOfServer(now), runChecks(ofRequest, LIMIT_MS)]);
    return inOrder([...ofServer, ...ofThis]);
  },
});

function findingsOfServer(now: Date): Promise<Finding[]> {
  const kept = shared.plainleafFindings;
  if (kept && now.getTime() - kept.at < KEPT_MS) return kept.findings;
  const findings = runChecks(serverChecks(now), LIMIT_MS);
  shared.plainleafFindings = { at: now.getTime(), findings };
  return findings;
}

function serverChecks(now: Date): Check[] {
  const { PLAINLEAF_AUDIT_HEADS: heads, SMTP_URL: mail } = env();
  return [
    ...databaseChecks({ ask: askAs(database()), keys: masterKeys, shipped: shippedMigrations, now }),
    ...(heads === ''
      ? []
      : ([{ check: 'disk', run: async () => judgeFolder(await readFolder('Audit heads', heads)) }] as const)),
    { check: 'mail', run: async () => judgeMail(await readMail(mail)) },
    { check: 'replica', run: checkReplica },
  ];
}

async function checkReplica(): Promise<Verdict> {
  const second = replica();
  if (!second) return judgeReplica({ is: 'not-configured' });
  return judgeReplica(await readReplica(askAs(second)).catch(() => ({ is: 'away' }) as const));
}

function checkProxy(headers: Headers): Verdict {
  const own = new URL(env().NEXTAUTH_URL);
  return judgeProxy(isLocalAddress(own) ? 'none' : proxyFacts(headers, own));
}

async function readAuditHeads(scope: PermittedScope): Promise<AuditHeadsFacts> {
  const { clinicId } = scope;
  const folder = env().PLAINLEAF_AUDIT_HEADS;
  if (folder === '') return { kept: false, newestEventAt: null, newestHeadAt: null, unknown: 0, cut: 0 };
  const head = await readLatestHead(folder, clinicId);
  const signed = head === null || isProblem(head) ? null : head;
  const { newest, cut } = await withClinic(scope, async (tx) => ({
    newest: await tx.auditEventRow.findFirst({ where: { clinicId }, orderBy: { at: 'desc' }, select: { at: true } }),
    cut: await countCutTrails(askAs(tx), signed ? [signed] : []),
  }));
  return {
    kept: true,
    newestEventAt: newest?.at ?? null,
    newestHeadAt: signed && new Date(signed.at),
    unknown: head !== null && isProblem(head) ? 1 : 0,
    cut,
  };
}

/** Of the server, not of a clinic: for its metrics. */
export const loadBackupStatus = (db: Database = database()): Promise<BackupStatus | null> =>
  readBackupStatus(askAs(db));
