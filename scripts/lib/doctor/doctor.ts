import { Pool } from 'pg';
import type { MasterKeys } from '../../../lib/crypto/master-key';
import { takeMasterKeys } from '../../../lib/crypto/sealing';
import { type Ask, readReplica } from '../../../lib/db/installation-facts';
import type { Finding, Verdict } from '../../../lib/domain/installation/finding';
import { counted, inOrder, ok, problem } from '../../../lib/domain/installation/finding';
import { judgeReplica } from '../../../lib/domain/installation/judge-database';
import {
  judgeCertificate,
  judgeEnvironment,
  judgeFolder,
  judgeMail,
  judgeProxy,
  judgeServer,
} from '../../../lib/domain/installation/judge-machine';
import { judgeAuditHeads } from '../../../lib/domain/installation/judge-records';
import { findServerProblems } from '../../../lib/env';
import { describeProblem } from '../../../lib/environment/problems';
import { databaseChecks } from '../../../lib/installation/checks';
import { readCertificate, readFolder, readMail } from '../../../lib/installation/machine-facts';
import { type Check, errorName, runChecks } from '../../../lib/installation/run-checks';
import { readProxy, readServer } from '../../../lib/installation/web-facts';
import { migrationNames } from '../../../prisma/migration-files';
import { SetupFailure } from '../failure';
import { masterKeysOf } from '../keys/master-keys-of';
import { runtimeRole } from '../postgres/runtime-role';
import { askOnce } from './ask-once';
import { readAuditHeads } from './audit-heads';
import { findInstallation, type Installation } from './installation';
import { findingLine, secretsOf, withoutSecrets } from './report';

const LIMIT_MS = 15_000;

/**
 * npm run doctor: a line for each check, and what to do.
 * @throws SetupFailure when there is a problem.
 */
export async function runDoctor(print: (line: string) => void): Promise<void> {
  const installation = await findInstallation();
  try {
    const secrets = [...secretsOf(installation.env), ...secretsOf(process.env), ...installation.moreSecrets];
    const findings = await examine(installation, new Date());
    for (const finding of findings) print(withoutSecrets(findingLine(finding), secrets));
    const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length;
    const words = `${counted(count('problem'), 'problem')}, ${counted(count('warning'), 'warning')}`;
    if (count('problem') > 0) throw new SetupFailure(`${words}: each line above says what to do.`);
    print(`\n${words}.`);
  } finally {
    await installation.close();
  }
}

/** Every check of an installation, in order. */
export async function examine(installation: Installation, now: Date): Promise<Finding[]> {
  const { database, env, folders } = installation;
  const own = URL.parse(env.NEXTAUTH_URL ?? '');
  const secret = env.NEXTAUTH_SECRET ?? '';
  const checks: Check[] = [
    { check: 'environment', run: async () => judgeEnvironment(findServerProblems(env).map(describeProblem)) },
    ...folders.map(
      ({ label, folder }): Check => ({ check: 'disk', run: async () => judgeFolder(await readFolder(label, folder)) }),
    ),
    { check: 'mail', run: async () => judgeMail(await readMail(env.SMTP_URL ?? '')) },
    { check: 'replica', run: () => checkReplica(env.DATABASE_REPLICA_URL ?? '') },
    ...(own
      ? ([
          { check: 'server', run: async () => judgeServer(await readServer(own)) },
          { check: 'proxy', run: async () => judgeProxy(await readProxy(own, secret)) },
          { check: 'certificate', run: async () => judgeCertificate(await readCertificate(own), now) },
        ] as const)
      : []),
  ];
  if ('failure' in database) {
    const verdict = problem(database.failure, 'Run it where Plainleaf runs, with the same environment.');
    return inOrder([...(await runChecks(checks, LIMIT_MS)), { check: 'database', ...verdict }]);
  }
  const pool = new Pool({ connectionString: database.url, max: 3, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => {});
  try {
    const ask: Ask = async <Row>(sql: string) => (await pool.query(sql)).rows as Row[];
    const served = userOf(env.DATABASE_APP_URL ?? '');
    const withDatabase: Check[] = [
      ...databaseChecks({ ask, keys: () => keysOf(env), shipped: migrationNames, now, runtimeRole: served }),
      { check: 'runtime-role', run: () => checkSignIn(env.DATABASE_APP_URL ?? '') },
      { check: 'audit-heads', run: () => checkAuditHeads(ask, installation, now) },
    ];
    return inOrder(await runChecks([...checks, ...withDatabase], LIMIT_MS));
  } finally {
    await pool.end();
  }
}

const keysOf = ({ PLAINLEAF_MASTER_KEY = '', PLAINLEAF_OTHER_MASTER_KEYS = '' }: Installation['env']): MasterKeys =>
  masterKeysOf({ masterKey: PLAINLEAF_MASTER_KEY, otherMasterKeys: PLAINLEAF_OTHER_MASTER_KEYS });

/** The role that the server signs in as; an address that names none is found where it is used. */
const userOf = (appUrl: string): string => decodeURIComponent(URL.parse(appUrl)?.username || runtimeRole);

async function checkSignIn(appUrl: string): Promise<Verdict> {
  try {
    await askOnce(appUrl, (ask) => ask('select 1'));
    return ok('The server can sign in to the database');
  } catch (error) {
    return problem(
      `The server cannot sign in to the database (${errorName(error)})`,
      'Correct DATABASE_APP_URL; without it npm run db:migrate sets the password that belongs to the master key.',
    );
  }
}

async function checkReplica(url: string): Promise<Verdict> {
  if (url === '') return judgeReplica({ is: 'not-configured' });
  return judgeReplica(await askOnce(url, readReplica).catch(() => ({ is: 'away' }) as const));
}

async function checkAuditHeads(ask: Ask, { auditHeads, env }: Installation, now: Date): Promise<Verdict> {
  takeMasterKeys(keysOf(env));
  return judgeAuditHeads(await readAuditHeads(ask, auditHeads), now);
}
