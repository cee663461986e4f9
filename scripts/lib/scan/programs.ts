import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { run } from '../processes.mjs';
import type { Target } from './targets';

/** What one program says of what it tried. */
export type Scan = { program: string; tried: string; findings: string[] };

const LONGEST_MS = 1_800_000;

/** sqlmap on one request: every value of the query or, where a star marks it, of the body. */
export async function sqlmap(program: string, target: Target, cookie: string): Promise<Scan> {
  return inFolder(async (folder) => {
    const headers = Object.entries(target.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
    const { output } = await run(
      program,
      [
        ...['--url', target.url, '--cookie', cookie, '--batch', '--flush-session', '--disable-coloring'],
        ...['--level', String(target.level), '--risk', '1', '--threads', '2', '--timeout', '10', '--time-sec', '3'],
        // Compared are the words of the answers: their nonces differ every time, and comparing all of it takes minutes.
        ...['--retries', '1', '--text-only'],
        ...['--dbms', 'PostgreSQL', '--drop-set-cookie', '--output-dir', folder],
        ...(headers.length > 0 ? ['--headers', headers.join('\n')] : []),
        ...(target.data === undefined ? [] : ['--data', target.data]),
      ],
      { timeout: LONGEST_MS },
    );
    // It must have tried: whatever keeps it from that is no clean scan.
    const hasTried = /do(?:es)? not (?:appear|seem) to be injectable/.test(output);
    const found = output.match(/^Parameter: .*$/gm) ?? [];
    const findings = found.length > 0 || hasTried ? found : [`it did not finish: ${lastWords(output)}`];
    return { program: 'sqlmap', tried: target.name, findings };
  });
}

const wapitiReport = z.object({
  vulnerabilities: z.record(z.string(), z.array(z.object({ info: z.string(), path: z.string() }))),
  anomalies: z.record(z.string(), z.array(z.object({ info: z.string(), path: z.string() }))),
});

/** What wapiti tells of that is so on purpose. */
const intended: ReadonlySet<string> = new Set([
  // Whatever writes takes requests of its own origin alone; S5 tests that of every action and route.
  'Lack of anti CSRF token',
  // Browsers have dropped it; where it was kept it opened holes of its own.
  'X-XSS-Protection is not set',
]);

const modules = 'blindsql,cookieflags,crlf,csp,csrf,exec,file,http_headers,permanentxss,redirect,sql,ssrf,xss,xxe';

/** wapiti on the whole application, signed in; what needs the world outside of this machine is left out. */
export async function wapiti(
  program: string,
  baseUrl: string,
  pages: readonly string[],
  cookie: string,
): Promise<Scan> {
  return inFolder(async (folder) => {
    const report = path.join(folder, 'report.json');
    const { output } = await run(
      program,
      [
        ...['--url', `${baseUrl}/`, '--scope', 'folder', '--flush-session', '--no-bugreport', '--verbose', '0'],
        ...pages.flatMap((page) => ['--start', page]),
        ...['--header', `Cookie: ${cookie}`, '--module', modules],
        ...['--max-scan-time', '240', '--max-attack-time', '90', '--max-files-per-dir', '20', '--depth', '4'],
        ...['--store-session', folder, '--store-config', folder, '--format', 'json', '--output', report],
      ],
      { timeout: LONGEST_MS },
    );
    const text = await readFile(report, 'utf8').catch(() => null);
    if (text === null) {
      return { program: 'wapiti', tried: 'every page', findings: [`it wrote no report: ${lastWords(output)}`] };
    }
    const { vulnerabilities, anomalies } = wapitiReport.parse(JSON.parse(text));
    const findings = [...Object.entries(vulnerabilities), ...Object.entries(anomalies)].flatMap(([kind, found]) =>
      found.filter(({ info }) => !intended.has(info)).map(({ info, path }) => `${kind}: ${info} (${path})`),
    );
    return { program: 'wapiti', tried: 'every page', findings: [...new Set(findings)] };
  });
}

const lastWords = (output: string): string => output.trim().split('\n').slice(-3).join(' / ');

async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-scan-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
