import { spawn } from 'node:child_process';
import { chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SetupFailure } from '../../failure';
import { postgresAccount } from '../../postgres/account';
import { asAccount } from '../../postgres/postmaster.mjs';
import { run } from '../../processes.mjs';
import { type Daemon, daemon } from '../daemon';
import { findDebianPostgres } from '../debian-postgres';
import { findProgram } from '../debian-program';
import { nginxTempPaths, pgbouncerPrivate } from '../debian-settings';
import type { Places } from './substitutions';

/* What Debian's packages set up when they are installed, below the scratch folder and at ports of its own. */

export type Packages = {
  /** apt-get install: @throws Error for a package that the test does not know */
  install: (name: string) => Promise<void>;
  /** The folder of the PostgreSQL superuser's socket. */
  socketFolder: string;
};

export function debianPackages(places: Places, services: Map<string, Daemon>): Packages {
  const { root } = places;
  const socketFolder = path.join(root, 'run', 'postgresql');
  const setUps: Record<string, () => Promise<void>> = {
    postgresql: async () => {
      services.set('postgresql', await installPostgres(places, socketFolder));
    },
    nginx: async () => {
      services.set('nginx', await installNginx(root));
      await services.get('nginx')?.start();
    },
    pgbouncer: async () => {
      services.set('pgbouncer', await installPgbouncer(root));
    },
    curl: async () => void (await findProgram('curl', 'curl')),
    git: async () => void (await findProgram('git', 'git')),
    openssl: async () => void (await findProgram('openssl', 'openssl')),
  };
  return {
    socketFolder,
    install: async (name) => {
      const setUp = setUps[name];
      if (!setUp) throw new Error(`The test has no package ${name}.`);
      if (!services.has(name)) await setUp();
    },
  };
}

/** As pg_createcluster does: the superuser at the socket alone, everybody else over TCP with a password. */
async function installPostgres({ root, ports }: Places, socketFolder: string): Promise<Daemon> {
  const binaries = await findDebianPostgres();
  const folder = path.join(root, 'var', 'lib', 'postgresql', '15', 'main');
  const account = await postgresAccount(folder);
  for (const one of [path.dirname(folder), socketFolder]) {
    await mkdir(one, { recursive: true, mode: 0o755 });
    if (account) await chown(one, account.uid, account.gid);
  }
  const inUse = ['--username=postgres', '--auth-local=trust', '--auth-host=scram-sha-256', '--locale=C.UTF-8'];
  const made = await run(binaries.initdb, ['--pgdata', folder, ...inUse, '--no-sync'], asAccount(account));
  if (made.code !== 0) throw new SetupFailure(`initdb failed: ${made.output}`);
  const settings = [
    `port=${ports['5432']}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${socketFolder}`,
    'fsync=off',
    // As some practices have it: no statement may hold a secret.
    'log_statement=all',
  ];
  const options = settings.map((setting) => `-c ${setting}`).join(' ');
  const log = path.join(path.dirname(folder), 'log');
  const control = async (...args: string[]) => {
    const ended = await run(binaries.pgCtl, ['-D', folder, '-w', ...args], asAccount(account));
    if (ended.code !== 0) throw new SetupFailure(`pg_ctl ${args[0]}: ${ended.output}`);
  };
  let isUp = false;
  const service: Daemon = {
    start: async () => {
      if (!isUp) await control('start', '-l', log, '-o', options);
      isUp = true;
    },
    reload: () => control('reload'),
    stop: async () => {
      if (isUp) await control('stop', '-m', 'fast');
      isUp = false;
    },
  };
  await service.start();
  return service;
}

async function installNginx(root: string): Promise<Daemon> {
  const program = await findProgram('nginx', 'nginx-light');
  const folder = path.join(root, 'etc', 'nginx');
  await mkdir(path.join(folder, 'conf.d'), { recursive: true });
  await mkdir(path.join(root, 'var', 'nginx'), { recursive: true });
  await writeFile(
    path.join(folder, 'nginx.conf'),
    `pid ${root}/run/nginx.pid; error_log ${root}/var/nginx/error.log;
events { worker_connections 768; }
http { access_log off; ${nginxTempPaths(`${root}/var/nginx`)} include ${folder}/conf.d/*.conf; }
`,
  );
  return daemon(() => spawn(program, [...nginxArguments(root), '-g', 'daemon off;'], { stdio: 'ignore' }), {
    pidFile: path.join(root, 'run', 'nginx.pid'),
    log: path.join(root, 'var', 'nginx', 'error.log'),
  });
}

export const nginxArguments = (root: string): string[] => [
  '-p',
  path.join(root, 'etc', 'nginx'),
  '-c',
  path.join(root, 'etc', 'nginx', 'nginx.conf'),
  '-e',
  path.join(root, 'var', 'nginx', 'error.log'),
];

async function installPgbouncer(root: string): Promise<Daemon> {
  const program = await findProgram('pgbouncer', 'pgbouncer');
  const folder = path.join(root, 'etc', 'pgbouncer');
  const own = path.join(root, 'run', 'pgbouncer');
  const files = { pidFile: path.join(own, 'pgbouncer.pid'), log: path.join(own, 'log') };
  for (const one of [folder, own]) await mkdir(one, { recursive: true });
  // It does not run as root.
  const account = await postgresAccount(folder);
  return daemon(async () => {
    const file = path.join(folder, 'pgbouncer.ini');
    const config = await readFile(file, 'utf8');
    if (!config.includes('pidfile')) await writeFile(file, `${config}${pgbouncerPrivate(files)}\n`);
    for (const one of [own, file, path.join(folder, 'userlist.txt')]) {
      if (account) await chown(one, account.uid, account.gid);
    }
    return spawn(program, [file], { stdio: 'ignore', ...asAccount(account) });
  }, files);
}
