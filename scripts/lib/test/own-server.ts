import { freePort, loopback } from '../ports.mjs';
import { startWebServer, type WebServer } from '../web-server.mjs';
import type { TestDatabaseEnvironment } from './database';
import { testDistFolder } from './dist-folder';

/** A real server process for one test file, which may do to it what it likes. */
export type OwnServer = WebServer & {
  port: number;
  baseUrl: string;
  distFolder: string;
  /** What it has logged since it was ready. */
  log: () => string;
};

export async function startOwnServer(
  database: TestDatabaseEnvironment,
  env: Readonly<Record<string, string>> = {},
  wantedPort?: number,
): Promise<OwnServer> {
  const port = wantedPort ?? (await freePort());
  const baseUrl = `http://${loopback}:${port}`;
  const distFolder = process.env.PLAINLEAF_DIST_DIR ?? testDistFolder;
  let log = '';
  const server = await startWebServer({
    mode: 'start',
    port,
    distFolder,
    env: { ...database, NEXTAUTH_URL: baseUrl, PLAINLEAF_DEMO: '0', LOG_LEVEL: 'info', ...env },
    onOutput: (chunk) => {
      log += chunk;
    },
  });
  return { ...server, port, baseUrl, distFolder, log: () => log };
}
