// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { failureLine } from './failure-line.mjs';
import { installIfNeeded } from './install.mjs';
import { rootFolder } from './root-folder.mjs';

/*
 * The first half of every command: Node built-ins only, because on a fresh clone there is nothing else. It brings
 * node_modules up to date and hands over.
 */

/**
 * Installs when needed, then runs `main(args)` of a file in scripts/lib and ends with the exit code it answers.
 *
 * @param {string} command the file: without an ending it is TypeScript
 * @param {string[]} args
 * @param {() => Promise<void>} beforeInstall what must not wait for an install to be found out
 */
export async function handOver(command, args, beforeInstall = async () => {}) {
  process.chdir(rootFolder);
  // A closed terminal must not end us before PostgreSQL is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const interrupted = () => process.exit(130);
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, interrupted);
  try {
    if (existsSync(path.join(rootFolder, '.env'))) process.loadEnvFile(path.join(rootFolder, '.env'));
    await installIfNeeded(rootFolder, beforeInstall);
    const isTypeScript = path.extname(command) === '';
    if (isTypeScript) (await import('tsx/esm/api')).register();
    const file = path.join(rootFolder, 'scripts', 'lib', isTypeScript ? `${command}.ts` : command);
    const { main } = await import(pathToFileURL(file).href);
    for (const signal of signals) process.off(signal, interrupted);
    process.exitCode = await main(args);
  } catch (error) {
    console.error(`\n✗ ${failureLine(error, Boolean(process.env.DEBUG))}`);
    process.exitCode = 1;
  }
  // Whoever waits for a slow reader can still be ended.
  for (const signal of signals) process.on(signal, interrupted);
  await Promise.all([process.stdout, process.stderr].map(flushed));
  // Not left to the event loop: an open handle must not keep a finished command.
  process.exit();
}

/**
 * Resolves when the reader has everything that was written, or is gone. A pipe holds 64 KiB: the rest of a long text
 * waits in this process and is lost when it ends.
 *
 * @param {NodeJS.WriteStream} stream
 * @returns {Promise<void>}
 */
function flushed(stream) {
  return new Promise((done) => {
    if (stream.destroyed) done();
    else stream.write('', () => done());
  });
}
