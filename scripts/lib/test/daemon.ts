import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { SetupFailure } from '../failure';
import { waitUntil, whenEnded } from '../processes.mjs';

/** A program such as nginx that a test starts and ends. */
export type Daemon = { start: () => Promise<void>; reload: () => Promise<void>; stop: () => Promise<void> };

/** A program that is up once it has written its number into a file; it reads its configuration again on SIGHUP. */
export function daemon(
  begin: () => ChildProcess | Promise<ChildProcess>,
  { pidFile, log }: { pidFile: string; log: string },
): Daemon {
  let child: ChildProcess | undefined;
  const isUp = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    /** @throws SetupFailure with its log */
    start: async () => {
      if (isUp()) return;
      const begun = await begin();
      child = begun;
      const wrote = async () => (await readFile(pidFile, 'utf8').catch(() => '')).trim() === String(begun.pid);
      if ((await waitUntil(async () => !isUp() || (await wrote()), 15_000)) && isUp()) return;
      begun.kill('SIGKILL');
      throw new SetupFailure(`${begun.spawnfile} did not start: ${await readFile(log, 'utf8').catch(() => '')}`);
    },
    reload: async () => {
      if (!isUp()) throw new Error('It does not run.');
      child?.kill('SIGHUP');
    },
    stop: async () => {
      if (!child || !isUp()) return;
      child.kill('SIGTERM');
      await whenEnded(child);
    },
  };
}
