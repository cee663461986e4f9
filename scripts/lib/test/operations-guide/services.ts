import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { whenEnded } from '../../processes.mjs';
import type { Daemon } from '../daemon';
import { readEnvironmentFile, readUnit, type Unit } from './unit-file';

/*
 * What systemd does for docs/operations.md, for the programs of one test: it starts, stops and restarts what unit files
 * say and keeps what they print. It does not confine them and does not restart what has crashed; systemd-analyze
 * checks the shipped units (deploy.test.ts).
 */

export type Services = {
  /** systemctl: @throws Error with what it would print */
  control: (args: readonly string[]) => Promise<string>;
  /** What a service has printed since the machine began. */
  log: (name: string) => string;
  /** What Debian's packages bring, and the machine knows without a unit file. */
  packaged: Map<string, Daemon>;
  stopAll: () => Promise<void>;
};

type Running = { child: ChildProcess; unit: Unit };

/** @param pidFolder where the numbers of what has been started are noted, for whoever cleans up after a killed test */
export function openServices(unitFolder: string, pidFolder: string, environment: NodeJS.ProcessEnv): Services {
  const running = new Map<string, Running>();
  const logs = new Map<string, string>();
  const packaged = new Map<string, Daemon>();

  const start = async (name: string): Promise<void> => {
    if (isRunning(name)) return;
    const unit = unitOf(name);
    const [program = '', ...args] = unit.command.split(/\s+/);
    const child = spawn(program, args, {
      cwd: unit.folder || '/',
      env: { ...environment, ...environmentOf(unit) },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, which is ended as a whole.
      detached: true,
    });
    const note = (chunk: Buffer) => logs.set(name, `${logs.get(name) ?? ''}${chunk.toString()}`);
    child.stdout.on('data', note);
    child.stderr.on('data', note);
    child.on('error', (error) => note(Buffer.from(`${error.message}\n`)));
    running.set(name, { child, unit });
    await writeFile(path.join(pidFolder, `${name}.pid`), String(child.pid ?? ''));
    if (!unit.isOneShot) return;
    const { code } = await whenEnded(child);
    if (code !== 0) throw new Error(`${name} failed with exit code ${code}:\n${logs.get(name) ?? ''}`);
  };

  const isRunning = (name: string): boolean => {
    const child = running.get(name)?.child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  };

  const unitOf = (name: string): Unit => {
    const [, base = '', instance = ''] = /^([\w-]+)(?:@(\w+))?$/.exec(name) ?? [];
    const file = path.join(unitFolder, `${base}${instance === '' ? '' : '@'}.service`);
    if (!existsSync(file)) throw new Error(`Unit ${name}.service not found.`);
    return readUnit(readFileSync(file, 'utf8'), instance);
  };

  const stop = async (name: string): Promise<void> => {
    const service = running.get(name);
    if (!service || !isRunning(name)) return;
    const { child, unit } = service;
    const ended = whenEnded(child);
    child.kill('SIGTERM');
    const timer = setTimeout(() => endGroup(child), unit.stopSeconds * 1000);
    await ended;
    clearTimeout(timer);
    endGroup(child);
  };

  const one = async (verb: string, name: string): Promise<void> => {
    const service = packaged.get(name);
    if (verb === 'reload' && !service) throw new Error(`${name} cannot be reloaded.`);
    if (verb === 'start' || verb === 'reload') return service ? service[verb]() : start(name);
    if (verb === 'stop') return service ? service.stop() : stop(name);
    await one('stop', name);
    return one('start', name);
  };

  const control = async (args: readonly string[]): Promise<string> => {
    const [verb = '', ...names] = args.filter((arg) => !arg.startsWith('--'));
    if (verb === 'daemon-reload') return '';
    const isNow = args.includes('--now');
    for (const full of names) {
      const name = full.replace(/\.service$/, '');
      if (name.endsWith('.timer')) {
        if (!existsSync(path.join(unitFolder, name))) throw new Error(`Unit ${name} not found.`);
        unitOf(name.replace(/\.timer$/, ''));
        continue;
      }
      if (verb === 'enable' || verb === 'disable') {
        if (!packaged.has(name)) unitOf(name);
        if (isNow) await one(verb === 'enable' ? 'start' : 'stop', name);
      } else if (['start', 'stop', 'restart', 'reload'].includes(verb)) await one(verb, name);
      else throw new Error(`systemctl ${verb} is not part of the test.`);
    }
    return '';
  };

  return {
    control,
    log: (name) => logs.get(name) ?? '',
    packaged,
    stopAll: async () => {
      await Promise.all([...running.keys()].map(stop));
      for (const service of [...packaged.values()].toReversed()) await service.stop();
    },
  };
}

function environmentOf(unit: Unit): Record<string, string> {
  const files = unit.environmentFiles.map((name) => {
    const isOptional = name.startsWith('-');
    const file = isOptional ? name.slice(1) : name;
    if (isOptional && !existsSync(file)) return {};
    return readEnvironmentFile(readFileSync(file, 'utf8'));
  });
  return Object.assign({}, unit.environment, ...files);
}

/** What a main process has left behind. */
function endGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
}
