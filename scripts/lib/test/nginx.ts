import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SetupFailure } from '../failure';
import { freePort, loopback } from '../ports.mjs';
import { waitUntil, whenEnded } from '../processes.mjs';
import { rootFolder } from '../root-folder.mjs';
import { findProgram } from './debian-program';

export type Nginx = { port: number; stop: () => Promise<void> };

/**
 * nginx with the configuration that deploy/ ships, in front of servers on these ports of this machine: without TLS, and
 * at a port that is no usual one and so belongs to the host's name.
 */
export async function startNginx(upstreamPorts: readonly number[]): Promise<Nginx> {
  const program = await findProgram('nginx', 'nginx-light');
  const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-nginx-'));
  // As root its worker is another user, who keeps large bodies in here.
  await chmod(folder, 0o755);
  const port = await freePort();
  const shipped = await readFile(path.join(rootFolder, 'deploy', 'nginx.conf'), 'utf8');
  const [, how = ''] = /^ {2}server plainleaf-\S+( [^;]*)?;$/m.exec(shipped) ?? [];
  const servers = upstreamPorts.map((one) => `  server ${loopback}:${one}${how};`).join('\n');
  const config = shipped
    .replace(/^ {2}server plainleaf-[^\n]*\n( {2}server plainleaf-[^\n]*\n)*/m, `${servers}\n`)
    .replace(/^ {2}listen 443[^\n]*/m, `  listen ${loopback}:${port};`)
    .replace(/^ {2}ssl_[^\n]*\n/gm, '')
    .replaceAll('$host;', `$host:${port};`);
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const file = path.join(folder, 'nginx.conf');
  await writeFile(
    file,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 2048; }
http { access_log off; ${paths.join(' ')}
${config}
}`,
  );
  const child = spawn(program, ['-c', file, '-p', folder, '-e', `${folder}/error.log`], { stdio: 'ignore' });
  const listens = () =>
    fetch(`http://${loopback}:${port}/api/health/live`).then(
      () => true,
      () => false,
    );
  if (!(await waitUntil(async () => child.exitCode !== null || (await listens()), 15_000)) || child.exitCode !== null) {
    const log = await readFile(`${folder}/error.log`, 'utf8').catch(() => '');
    throw new SetupFailure(`nginx did not start: ${log}`);
  }
  return { port, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  child.kill('SIGTERM');
  await whenEnded(child);
  await rm(folder, { recursive: true, force: true });
}
