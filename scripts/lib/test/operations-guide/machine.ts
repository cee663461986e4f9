import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openMailServer, type ReceivedMail } from '../../../../lib/test-support/mail-server';
import { tlsFetchAt } from '../../http/lean-fetch';
import type { Send } from '../../http/member';
import { freePort, loopback } from '../../ports.mjs';
import { isAbandoned, noteOwner } from '../../postgres/throwaway';
import { endProcess, run } from '../../processes.mjs';
import { withoutSettings } from '../without-settings';
import type { Block } from './blocks';
import { makeCommands } from './commands';
import { makeRepository, type Release } from './releases';
import { openServices, type Services } from './services';
import { type Places, ports, substitute } from './substitutions';

/** Longer than any block takes on a busy machine, an installation and a build among them. */
const blockLimitSeconds = 900;

const prefix = 'plainleaf-operations-';

export const publicUrl = 'https://handouts.example';

/** A machine below a scratch folder, on which the commands of docs/operations.md run as printed. */
export type Machine = {
  places: Places;
  services: Services;
  mail: readonly ReceivedMail[];
  /** Runs a block to its end. @throws Error with everything that it printed; no block after it runs */
  run: (block: Pick<Block, 'text' | 'line' | 'heading'>) => Promise<string>;
  hasFailed: () => boolean;
  /** Fetches from publicUrl, trusting the certificate that nginx was given. */
  fetch: () => Promise<Send>;
  /** The folder of the build that is served, as the readers of manifests want it. */
  distFolder: string;
  close: () => Promise<void>;
};

export async function openMachine(releases: readonly { tag: string; release: Release }[]): Promise<Machine> {
  await sweep();
  const root = await mkdtemp(path.join(tmpdir(), prefix));
  // As root, PostgreSQL's own user has to pass through.
  await chmod(root, 0o755);
  await noteOwner(root);
  const mailServer = await openMailServer();
  const places: Places = {
    root,
    ports: Object.fromEntries(
      await Promise.all(ports.map(async (port) => [port, await freePort()])),
    ) as Places['ports'], // every name of the list is there
    repository: `file://${root}/repository`,
    smtpUrl: mailServer.url,
  };
  for (const folder of ['etc/systemd/system', 'etc/ssl', 'opt', 'var/lib', 'var/backups', 'home', 'run']) {
    await mkdir(path.join(root, folder), { recursive: true });
  }
  await makeRepository(path.join(root, 'repository'), releases, places);
  // curl finds the public address here, with whatever certificate the block gives it.
  const here = [80, 443].map((port) => {
    const found = places.ports[port === 80 ? '80' : '443'];
    return `connect-to = "handouts.example:${port}:${loopback}:${found}"`;
  });
  await writeFile(path.join(root, 'home', '.curlrc'), `${here.join('\n')}\n`);

  const services = openServices(
    path.join(root, 'etc', 'systemd', 'system'),
    path.join(root, 'run'),
    cleanEnvironment(),
  );
  const commands = await makeCommands(places, services);
  const env = {
    ...cleanEnvironment(),
    PATH: `${commands.folder}${path.delimiter}${process.env.PATH ?? ''}`,
    CURL_HOME: path.join(root, 'home'),
    NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'at-loopback.mjs')).href}`,
    OPERATIONS_TLS_PORT: String(places.ports['443']),
  };
  let hasFailed = false;
  return {
    places,
    services,
    mail: mailServer.received,
    hasFailed: () => hasFailed,
    run: async ({ text, line, heading }) => {
      const shell = ['bash', '-e', '-o', 'pipefail', '-c', substitute(text, places)];
      // Not spawn's own limit: what the block has started must end with it.
      const ended = await run('timeout', ['--kill-after=10', String(blockLimitSeconds), ...shell], {
        cwd: path.join(root, 'home'),
        env,
      });
      if (ended.code !== 0) {
        hasFailed = true;
        const how = ended.signal ?? `exit code ${ended.code}`;
        throw new Error(`docs/operations.md:${line}, ${heading} (${how}):\n${text}\n\nIt said:\n${ended.output}`);
      }
      return ended.output;
    },
    fetch: async () =>
      tlsFetchAt(places.ports['443'], await readFile(path.join(root, 'etc/ssl/plainleaf/fullchain.pem'), 'utf8')),
    distFolder: path.join(root, 'opt', 'plainleaf', '.next'),
    close: async () => {
      await services.stopAll();
      await commands.close();
      await mailServer.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Ends and removes machines whose test was killed before it could. */
async function sweep(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const root = path.join(tmpdir(), name);
    if (!name.startsWith(prefix) || !(await isAbandoned(root))) continue;
    const files = await readdir(path.join(root, 'run'), { recursive: true }).catch(() => []);
    const pidFiles = files.filter((file) => file.endsWith('.pid')).map((file) => path.join(root, 'run', file));
    for (const file of [...pidFiles, path.join(root, 'var/lib/postgresql/15/main/postmaster.pid')]) {
      const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0]);
      if (pid > 0 && (await namesFolder(pid, root))) await endProcess(pid, 5_000);
    }
    await rm(root, { recursive: true, force: true, maxRetries: 10 }).catch(() => {});
  }
}

/** The number of a process that is gone may belong to some other program by now. */
async function namesFolder(pid: number, root: string): Promise<boolean> {
  const parts = ['cmdline', 'environ'].map((part) => readFile(`/proc/${pid}/${part}`, 'utf8').catch(() => ''));
  return (await Promise.all(parts)).some((text) => text.includes(root));
}

/** Without what the test runner has set for itself: a clinic's machine has none of it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const env = withoutSettings(process.env);
  for (const name of Object.keys(env))
    if (/^(NODE_ENV|NODE_OPTIONS|CI|TZ|VITEST.*|TEST.*)$/.test(name)) delete env[name];
  return env;
}
