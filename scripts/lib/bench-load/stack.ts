import { spawn } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, loopback } from '../ports.mjs';
import { postgresAccount } from '../postgres/account';
import { asAccount } from '../postgres/postmaster.mjs';
import { rootFolder } from '../root-folder.mjs';
import { daemon } from '../test/daemon';
import type { TestDatabaseEnvironment } from '../test/database';
import { findProgram } from '../test/debian-program';
import { pgbouncerPrivate } from '../test/debian-settings';
import { testDistFolder } from '../test/dist-folder';
import { startNginx } from '../test/nginx';
import { startWebServer, type WebServer } from '../web-server.mjs';

export type Stack = { baseUrl: string; servers: readonly WebServer[]; stop: () => Promise<void> };

/** nginx, application instances and pgbouncer in transaction mode, set up as in deploy/, before the given database. */
export async function raiseStack(database: TestDatabaseEnvironment, instances = 2): Promise<Stack> {
  const pooler = await startPgbouncer(new URL(database.DATABASE_APP_URL));
  const ports: number[] = [];
  while (ports.length < instances) ports.push(await freePort());
  const nginx = await startNginx(ports, { limits: false });
  const baseUrl = `http://${loopback}:${nginx.port}`;
  const env = {
    ...database,
    DATABASE_APP_URL: pooler.url,
    NEXTAUTH_URL: baseUrl,
    PLAINLEAF_DEMO: '0',
    LOG_LEVEL: 'error',
  };
  const servers: WebServer[] = [];
  for (const port of ports) {
    servers.push(
      await startWebServer({
        mode: 'start',
        port,
        distFolder: testDistFolder,
        env,
        onOutput: (text) => process.stderr.write(text),
      }),
    );
  }
  return {
    baseUrl,
    servers,
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
      await nginx.stop();
      await pooler.stop();
    },
  };
}

async function startPgbouncer(target: URL): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = await findProgram('pgbouncer', 'pgbouncer');
  const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-pgbouncer-'));
  const files = { pidFile: path.join(folder, 'pid'), log: path.join(folder, 'log') };
  const port = await freePort();
  const name = target.pathname.slice(1);
  const shipped = await readFile(path.join(rootFolder, 'deploy', 'pgbouncer.ini'), 'utf8');
  const config = shipped
    .replace(/^plainleaf = .*$/m, `${name} = host=${target.hostname} port=${target.port} dbname=${name}`)
    .replace(/^listen_port = .*$/m, `listen_port = ${port}`)
    .replace(/^auth_file = .*$/m, `auth_file = ${folder}/users\n${pgbouncerPrivate(files)}`);
  await writeFile(path.join(folder, 'pgbouncer.ini'), config);
  await writeFile(path.join(folder, 'users'), `"${target.username}" "${target.password}"\n`, { mode: 0o600 });
  // It does not run as root either.
  const account = await postgresAccount(folder);
  if (account) {
    await chmod(folder, 0o700);
    for (const file of ['', 'pgbouncer.ini', 'users']) await chown(path.join(folder, file), account.uid, account.gid);
  }
  const pgbouncer = daemon(
    () => spawn(program, [path.join(folder, 'pgbouncer.ini')], { stdio: 'ignore', ...asAccount(account) }),
    files,
  );
  await pgbouncer.start();
  const url = new URL(target.href);
  url.port = String(port);
  return {
    url: url.href,
    stop: async () => {
      await pgbouncer.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
