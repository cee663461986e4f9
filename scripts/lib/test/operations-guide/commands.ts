import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { isRoot } from '../../postgres/account';
import { findProgram } from '../debian-program';
import { debianPackages, nginxArguments } from './debian-services';
import { bringFinishedParts, keepFinishedParts } from './releases';
import type { Services } from './services';
import type { Places } from './substitutions';

/*
 * The programs that the test of docs/operations.md puts before the system's own. It is all here:
 *
 *   sudo [-u name]            everything runs as the user of the test; postgres signs in as the scratch cluster's superuser
 *   useradd, chown            nothing: there is one user
 *   install -o, -g            as without them; as root a folder of mode 0700 gets 0711, because PostgreSQL, which is
 *                             another user then, has to pass through
 *   apt-get install           finds Debian's program and sets it up in the scratch folder: debian-services.ts
 *   systemctl, journalctl     services.ts
 *   nginx                     with the configuration in the scratch folder
 *   npm run build             before it, node_modules of the sources and the build of the last test come in where they
 *                             are the same: what is up to date is neither downloaded nor built again
 */

const asUser = (postgres: string) => `user=root
while :; do case "$1" in -u) user=$2; shift 2 ;; -*) shift ;; *) break ;; esac; done
if [ "$user" = postgres ]; then ${postgres}; fi
exec "$@"`;

const installWithoutOwner = (program: string) => `
for arg; do
  shift
  if [ -n "$skip" ]; then skip=; continue; fi
  case "$arg" in -o | -g) skip=1 ;; 0700) set -- "$@" ${isRoot ? '0711' : '0700'} ;; *) set -- "$@" "$arg" ;; esac
done
exec ${program} "$@"`;

export type Commands = { folder: string; close: () => Promise<void> };

export async function makeCommands(places: Places, services: Services): Promise<Commands> {
  const { root, ports } = places;
  const packages = debianPackages(places, services.packaged);
  const handlers: Record<string, (args: string[], cwd: string) => Promise<string>> = {
    systemctl: (args) => services.control(args),
    journalctl: async (args) => services.log(args[args.indexOf('--unit') + 1] ?? ''),
    'apt-get': async (args) => {
      const [verb, ...names] = args.filter((arg) => !arg.startsWith('-'));
      if (verb === 'install') for (const name of names) await packages.install(name);
      return '';
    },
    'before-build': async (_args, cwd) => {
      await bringFinishedParts(cwd);
      return '';
    },
    'after-build': async (_args, cwd) => {
      await keepFinishedParts(cwd);
      return '';
    },
  };
  const socket = path.join(root, 'run', 'commands');
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const [cwd = '', name = '', ...args] = Buffer.concat(parts).toString().trimEnd().split('\n');
      try {
        response.end(await handlers[name]?.(args, cwd));
      } catch (error) {
        response.statusCode = 500;
        response.end(`${error instanceof Error ? error.message : String(error)}\n`);
      }
    });
  });
  await mkdir(path.dirname(socket), { recursive: true });
  await new Promise<void>((listening) => server.listen(socket, listening));

  const curl = await findProgram('curl', 'curl');
  const ask = (name: string) =>
    `printf '%s\\n' "$PWD" ${name} "$@" |
  ${curl} --disable --silent --show-error --fail-with-body --unix-socket ${socket} --data-binary @- http://commands/`;
  const npm = await findProgram('npm', 'npm');
  const scripts: Record<string, string> = {
    sudo: asUser(`export PGHOST=${packages.socketFolder} PGPORT=${ports['5432']} PGUSER=postgres`),
    useradd: '',
    chown: '',
    install: installWithoutOwner(await findProgram('install', 'coreutils')),
    nginx: `exec ${await findProgram('nginx', 'nginx-light')} ${nginxArguments(root).join(' ')} "$@"`,
    'apt-get': ask('apt-get'),
    systemctl: ask('systemctl'),
    journalctl: ask('journalctl'),
    npm: `if [ "$1 $2" != "run build" ]; then exec ${npm} "$@"; fi
${ask('before-build')} && ${npm} "$@" && ${ask('after-build')}`,
  };
  const folder = path.join(root, 'commands');
  await mkdir(folder);
  for (const [name, script] of Object.entries(scripts)) {
    await writeFile(path.join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(path.join(folder, name), 0o755);
  }
  return { folder, close: () => new Promise((closed) => server.close(() => closed())) };
}
