import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { envNames, readEnv } from '@/lib/env';
import { findSetUpProblems } from '@/lib/environment/set-up';
import { backupOptions } from './backup/options';
import { readArguments } from './command/arguments';
import { commands } from './command/commands';
import { run } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';

/** What deploy/ says of this repository stays true of it. */

const deploy = path.join(rootFolder, 'deploy');
const read = (name: string): string => readFileSync(path.join(deploy, name), 'utf8');

const service = z.object({
  environment: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  volumes: z.array(z.string()).default([]),
  command: z.array(z.string()).default([]),
  build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
  stop_grace_period: z.string().optional(),
});
const compose = z
  .object({ services: z.object({ postgres: service, setup: service, app: service, backup: service }) })
  .parse(parse(read('compose.yaml'), { merge: true }));
const { app, setup, postgres, backup } = compose.services;

const scripts = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(path.join(rootFolder, 'package.json'), 'utf8'))).scripts;

/** deploy/example.env, as it is. */
const example = new Map(
  read('example.env')
    .split('\n')
    .flatMap((line) => {
      const [, name, value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value] as const];
    }),
);

/** What a person must fill in. */
const required = {
  NEXTAUTH_URL: 'https://handouts.example',
  OWNER_PASSWORD: 'a'.repeat(64),
  APP_PASSWORD: 'b'.repeat(64),
  NEXTAUTH_SECRET: Buffer.alloc(32, 1).toString('base64'),
  PLAINLEAF_MASTER_KEY: Buffer.alloc(32, 2).toString('base64'),
};
const filled: Record<string, string> = { ...Object.fromEntries(example), ...required };

/** As compose does it: the default is taken where nothing is filled in. */
const substituted = (
  environment: Record<string, string | number>,
  given: Record<string, string> = filled,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      String(value).replace(
        /\$\{(\w+)(?::([?-])([^}]*))?\}/g,
        (_all, asked: string, kind: string, fallback: string) => given[asked] || (kind === '-' ? fallback : ''),
      ),
    ]),
  );

describe('the compose file', () => {
  test('gives the server an environment that it starts with, and no name that it does not know', () => {
    const env = substituted(app.environment);
    expect(() => readEnv(env)).not.toThrow();
    expect(Object.keys(env).filter((name) => !envNames.includes(name))).toEqual([]);
  });

  test('passes every name that the server reads on, except the demo’s', () => {
    const passed = Object.keys(app.environment);
    expect(passed.toSorted()).toEqual(envNames.filter((name) => name !== 'PLAINLEAF_DEMO').toSorted());
  });

  test.each(envNames.filter((name) => !['PLAINLEAF_DEMO', 'PLAINLEAF_AUDIT_HEADS', 'DATABASE_APP_URL'].includes(name)))(
    'gives the server %s as it is filled in',
    (name) => {
      expect(example.has(name)).toBe(true);
      expect(substituted(app.environment, { ...filled, [name]: 'as filled in' })[name]).toBe('as filled in');
    },
  );

  test('starts the same with the example’s values as with none', () => {
    expect(readEnv(substituted(app.environment, required))).toEqual(readEnv(substituted(app.environment)));
  });

  test('gives set-up an environment that its commands start with', () => {
    const question = { isDemoCommand: false, storedKeys: undefined };
    expect(findSetUpProblems(substituted(setup.environment), question)).toEqual([]);
  });

  test('keeps the owner’s connection from what serves', () => {
    expect(Object.keys(app.environment)).not.toContain('DATABASE_URL');
    expect(JSON.stringify(app.environment)).not.toContain('OWNER_PASSWORD');
    expect(substituted(setup.environment).DATABASE_URL).toContain(filled.OWNER_PASSWORD);
  });

  test('insists on what must be filled in, and on nothing else', () => {
    const asked = [...read('compose.yaml').matchAll(/\$\{(\w+):\?/g)].flatMap((match) => match[1] ?? []);
    expect([...new Set(asked)].toSorted()).toEqual(Object.keys(required).toSorted());
    expect([...example.keys()]).toEqual(expect.arrayContaining(asked));
  });

  test('names files and commands that are there', () => {
    expect(existsSync(path.join(deploy, app.build?.context ?? '-', app.build?.dockerfile ?? '-'))).toBe(true);
    for (const mount of postgres.volumes.filter((volume) => volume.startsWith('./'))) {
      expect(statSync(path.join(deploy, mount.split(':')[0] ?? '')).mode & 0o111, mount).not.toBe(0);
    }
    const [npm, run, task = ''] = setup.command;
    expect([npm, run]).toEqual(['npm', 'run']);
    expect(scripts).toHaveProperty(task);
  });

  test('backs up every day as the owner, into the volume that outlives the container, and removes old backups', () => {
    const environment = substituted(backup.environment);
    expect(environment.DATABASE_URL).toBe(substituted(setup.environment).DATABASE_URL);
    expect(environment.PLAINLEAF_MASTER_KEY).toBe(filled.PLAINLEAF_MASTER_KEY);
    expect(backup.volumes).toEqual(setup.volumes);
    const [shell, script = ''] = backup.command;
    expect(shell).toBe('sh');
    expectBackupCommand(readFileSync(path.join(rootFolder, script), 'utf8'));
  });

  test('waits longer for the server to end than the server takes', () => {
    const { SHUTDOWN_LIMIT_MS, SHUTDOWN_DELAY_MS } = readEnv(substituted(app.environment));
    const grace = Number.parseInt(app.stop_grace_period ?? '', 10) * 1000;
    expect(grace).toBeGreaterThan(SHUTDOWN_LIMIT_MS + SHUTDOWN_DELAY_MS + 8_000);
  });
});

/** A command in the text that npm run backup understands, that rotates and verifies. */
function expectBackupCommand(text: string): void {
  const [, program = '', task = '', options = ''] = /node (scripts\/\S+) (\w+) (.*?)(?: &)?$/m.exec(text) ?? [];
  expect(existsSync(path.join(rootFolder, program)), program).toBe(true);
  expect(scripts).toHaveProperty(task);
  const given = readArguments('backup', commands.backup, options.split(' '));
  expect(given).not.toBe('help');
  if (given !== 'help') expect(backupOptions(given, new Date())).toMatchObject({ keep: 14, verify: true });
}

describe('the image', () => {
  const dockerfile = read('Dockerfile');

  test('is built from files, a task and a program that are there, and does not run as root', () => {
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      (match) => match[1]?.split(' ') ?? [],
    );
    expect(copied).toContain('package-lock.json');
    for (const file of copied) expect(existsSync(path.join(rootFolder, file)), file).toBe(true);
    for (const [, task = ''] of dockerfile.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(task);
    const [, program = ''] = /CMD \["node", "(node_modules[^"]+)"/.exec(dockerfile) ?? [];
    expect(existsSync(path.join(rootFolder, program)), program).toBe(true);
    expect(dockerfile.lastIndexOf('USER node')).toBeGreaterThan(dockerfile.lastIndexOf('RUN '));
  });

  test('sets no name that the server does not know', () => {
    const [, block = ''] = /^ENV NODE_ENV=production((?:\\\n|.)*)/m.exec(dockerfile) ?? [];
    const names = [...block.matchAll(/([A-Z_]+)=/g)].flatMap((match) => match[1] ?? []);
    const ofNext = ['NEXT_TELEMETRY_DISABLED', 'NEXT_MANUAL_SIG_HANDLE'];
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((name) => !ofNext.includes(name) && !envNames.includes(name))).toEqual([]);
  });

  test('takes nothing of this machine’s secrets and data', () => {
    const ignored = read('Dockerfile.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.env', 'deploy/.env', 'data', 'node_modules', '.git']));
  });
});

test('the unit starts a program that is there and waits longer than the server takes to end', () => {
  const unit = read('plainleaf.service');
  const [, program = ''] = /^ExecStart=\/usr\/bin\/node (\S+)$/m.exec(unit) ?? [];
  expect(existsSync(path.join(rootFolder, program)), program).toBe(true);
  expect(Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1])).toBeGreaterThan(30);
});

describe('the backup unit', () => {
  const unit = read('plainleaf-backup.service');
  const timer = read('plainleaf-backup.timer');
  const settings = (text: string): string[] => text.split('\n').filter((line) => /^[A-Z]\w*=/.test(line));

  test('makes one backup of the installation that the server unit serves, and may write where it puts it', () => {
    expectBackupCommand(unit);
    const ofServer = settings(read('plainleaf.service'));
    const shared = /^(User|WorkingDirectory|EnvironmentFile|Environment=PLAINLEAF_DATA)/;
    expect(settings(unit)).toEqual(expect.arrayContaining(ofServer.filter((line) => shared.test(line))));
    const [, folder = '-'] = /^Environment=PLAINLEAF_BACKUPS=(\S+)$/m.exec(unit) ?? [];
    expect(unit).toMatch(new RegExp(`^ReadWritePaths=.* ${folder}$`, 'm'));
    expect(unit).toMatch(new RegExp(`^Environment=TMPDIR=${folder}$`, 'm'));
  });

  /** Runs what it waits with beside a systemd that says so of the server, which gets ready after some time or never. */
  async function waiting(isActive: boolean, readyAfterMs: number): Promise<number> {
    const [, quoted = ''] = /^ExecStartPre=-\/bin\/sh -c '(.*)'$/m.exec(unit) ?? [];
    const folder = mkdtempSync(path.join(tmpdir(), 'plainleaf-waiting-'));
    writeFileSync(path.join(folder, 'systemctl'), `#!/bin/sh\nexit ${isActive ? 0 : 3}\n`, { mode: 0o755 });
    const began = Date.now();
    const server = createServer((_request, response) => {
      response.writeHead(Date.now() - began < readyAfterMs ? 503 : 200).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const PORT = String(typeof address === 'object' ? address?.port : '');
    const env = { ...process.env, PORT, PATH: `${folder}:${process.env.PATH}` };
    try {
      expect((await run('/bin/sh', ['-c', quoted.replaceAll('$$', '$')], { env })).code).toBe(0);
      return Date.now() - began;
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  }

  test('waits for a server that is starting, so that PostgreSQL is not started as a part of the backup', async () => {
    expect(await waiting(true, 2500)).toBeGreaterThan(2500);
  });

  test('does not wait where no server is to run', async () => {
    expect(await waiting(false, 600_000)).toBeLessThan(30_000);
  });

  test('leaves a PostgreSQL running that a server has begun to use', () => {
    expect(settings(unit)).toContain('KillMode=process');
  });

  test('is confined as the server is', () => {
    const confining = /^(NoNewPrivileges|Private|Protect|Restrict|LockPersonality)/;
    const ofServer = settings(read('plainleaf.service')).filter((line) => confining.test(line));
    expect(ofServer.length).toBeGreaterThan(8);
    expect(settings(unit)).toEqual(expect.arrayContaining(ofServer.filter((line) => !line.startsWith('Restart'))));
  });

  test('runs every night, also when the machine was off, and not on all machines at once', () => {
    expect(settings(timer)).toEqual(
      expect.arrayContaining(['OnCalendar=*-*-* 02:30:00', 'Persistent=true', 'WantedBy=timers.target']),
    );
    expect(timer).toMatch(/^RandomizedDelaySec=\d+/m);
  });

  test('passes systemd’s own check, where there is systemd', async (context) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'plainleaf-units-'));
    const names = ['plainleaf-backup.service', 'plainleaf-backup.timer'];
    // What a machine without Plainleaf lacks is no fault of the units.
    for (const name of names) {
      const text = read(name).replace(/^ExecStart=.*$/m, 'ExecStart=/bin/true');
      writeFileSync(path.join(folder, name), text);
    }
    const files = names.map((name) => path.join(folder, name));
    const ended = await run('systemd-analyze', ['verify', ...files]).catch(() => null);
    rmSync(folder, { recursive: true });
    if (!ended) return context.skip('this machine has no systemd-analyze');
    const complaints = ended.output.split('\n').filter((line) => line.includes('plainleaf-backup'));
    expect(complaints).toEqual([]);
  });
});

test('pgbouncer lets the application connect, and shares connections by transaction', () => {
  const config = read('pgbouncer.ini');
  // pg sends it with every connection: lib/db/client.ts.
  expect(config).toMatch(/^ignore_startup_parameters = .*idle_in_transaction_session_timeout/m);
  expect(config).toMatch(/^pool_mode = transaction$/m);
});

test('docs/operations.md explains every name that the server reads, and points to files that are there', () => {
  const text = readFileSync(path.join(rootFolder, 'docs', 'operations.md'), 'utf8');
  for (const name of envNames.filter((one) => one !== 'PLAINLEAF_DEMO')) expect(text, name).toContain(`\`${name}\``);
  const named = [...text.matchAll(/deploy\/([\w.@-]+)/g)].flatMap((match) => match[1] ?? []);
  for (const name of named) expect(existsSync(path.join(deploy, name)) || name === '.env', name).toBe(true);
  expect(named).toEqual(expect.arrayContaining(['compose.yaml', 'plainleaf.service', 'nginx.conf', 'pgbouncer.ini']));
});
