import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, loopback } from '../ports.mjs';
import { rootFolder } from '../root-folder.mjs';
import { daemon } from './daemon';
import { findProgram } from './debian-program';
import { nginxTempPaths } from './debian-settings';

export type Nginx = { port: number; stop: () => Promise<void> };

/**
 * nginx with the configuration that deploy/ ships, in front of servers on these ports of this machine: without TLS, and
 * at a port that is no usual one and so belongs to the host's name.
 * @param clientHeader names the header in which a test says from which address it comes.
 * @param limits false where everybody has the same address, as the clinicians of a benchmark.
 */
export async function startNginx(
  upstreamPorts: readonly number[],
  { limits = true, clientHeader = '' } = {},
): Promise<Nginx> {
  const program = await findProgram('nginx', 'nginx-light');
  const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-nginx-'));
  // As root its worker is another user, who keeps large bodies in here.
  await chmod(folder, 0o755);
  const port = await freePort();
  const shipped = await readFile(path.join(rootFolder, 'deploy', 'nginx.conf'), 'utf8');
  const [, how = ''] = /^ {2}server \S+:3000( [^;]*)?;$/m.exec(shipped) ?? [];
  const servers = upstreamPorts.map((one) => `  server ${loopback}:${one}${how};`).join('\n');
  const config = shipped
    .replace(/^ {2}server \S+:3000[^\n]*$/m, servers)
    .replace(/^server \{\n {2}listen 80;\n.*?^\}\n/ms, '')
    .replace(/^ {2}listen 443[^\n]*/m, `  listen ${loopback}:${port};`)
    .replace(/^ {2}ssl_[^\n]*\n/gm, '')
    .replaceAll('$host;', `$host:${port};`)
    .replace(limits ? /(?!)/ : /^ *limit_(req|conn) [^\n]*\n/gm, '');
  const file = path.join(folder, 'nginx.conf');
  await writeFile(
    file,
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 2048; }
http { access_log off; ${nginxTempPaths(folder)}
${clientHeader && `set_real_ip_from ${loopback}; real_ip_header ${clientHeader};`}
${config}
}`,
  );
  const log = `${folder}/error.log`;
  const nginx = daemon(() => spawn(program, ['-c', file, '-p', folder, '-e', log], { stdio: 'ignore' }), {
    pidFile: `${folder}/pid`,
    log,
  });
  await nginx.start();
  return {
    port,
    stop: async () => {
      await nginx.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
