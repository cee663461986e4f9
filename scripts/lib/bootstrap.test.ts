import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { whenEnded } from './processes.mjs';
import { rootFolder } from './root-folder.mjs';

/** Runs a real command and lets its reader sleep first: a pipe holds 64 KiB. */
function readSlowly(args: readonly string[]) {
  const child = spawn(process.execPath, [path.join(rootFolder, 'scripts', 'task.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = whenEnded(child);
  return {
    ended,
    read: async (pauseMs: number): Promise<string> => {
      await new Promise((done) => setTimeout(done, pauseMs));
      let text = '';
      for await (const chunk of child.stdout.setEncoding('utf8')) text += chunk;
      return text;
    },
    hangUp: () => child.stdout.destroy(),
    /** Once the pipe is full, so that the command has nothing left to do but to wait. */
    killWhenFull: async () => {
      await once(child.stdout, 'readable');
      await new Promise((done) => setTimeout(done, 1_000));
      child.kill('SIGTERM');
    },
  };
}

it('npm run sbom reaches a slow reader whole', async () => {
  const sbom = readSlowly(['sbom']);
  const text = await sbom.read(1_500);
  expect(text.length).toBeGreaterThan(200_000);
  expect(JSON.parse(text)).toHaveProperty('components');
  expect((await sbom.ended).code).toBe(0);
});

it('ends when its reader goes away, and when it is told to while nobody reads', async () => {
  const left = readSlowly(['sbom']);
  left.hangUp();
  expect((await left.ended).code).toBe(0);
  const unread = readSlowly(['sbom']);
  await unread.killWhenFull();
  expect((await unread.ended).code).toBe(130);
});
