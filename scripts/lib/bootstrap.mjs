import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installIfNeeded } from './install.mjs';

/*
 * The first half of every command: Node built-ins only, because on a fresh clone there is nothing else. It brings
 * node_modules up to date and hands over to TypeScript.
 */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Installs when needed, then runs `main(args)` of scripts/lib/<command>.ts.
 *
 * @param {string} command
 * @param {string[]} args
 */
export async function handOver(command, args) {
  process.chdir(root);
  // A closed terminal must not end us before PostgreSQL is stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  const interrupted = () => process.exit(130);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, interrupted);
  try {
    await installIfNeeded(root);
    if (existsSync(path.join(root, '.env'))) process.loadEnvFile(path.join(root, '.env'));
    const { register } = await import('tsx/esm/api');
    register();
    const { main } = await import(pathToFileURL(path.join(root, 'scripts', 'lib', `${command}.ts`)).href);
    for (const signal of signals) process.off(signal, interrupted);
    await main(args);
  } catch (error) {
    const plain = error instanceof Error && (error.name === 'SetupFailure' || error.name === 'Error');
    console.error(
      `\nPlainleaf: ${plain && !process.env.DEBUG ? error.message : error instanceof Error ? error.stack : error}`,
    );
    process.exit(process.exitCode || 1);
  }
}
