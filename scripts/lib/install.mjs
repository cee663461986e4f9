// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './step-line.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/*
 * npm writes node_modules/.package-lock.json as the last thing of an install, so its absence means "missing or
 * half-done"; the stamp beside it is the package-lock.json that it was, and for which platform. Bytes are compared, not
 * hashed: the supervisor comes this way, and stays small.
 */
const npmRecord = 'node_modules/.package-lock.json';
const stamp = 'node_modules/.plainleaf-installed';

/**
 * @param {string} root
 * @param {() => Promise<void>} beforeInstall
 */
export async function installIfNeeded(root, beforeInstall) {
  const wanted = stampFor(root);
  const isInstalled = existsSync(path.join(root, npmRecord));
  if (isInstalled && read(root, stamp)?.equals(wanted)) return;
  if (isInstalled && agrees(read(root, 'package-lock.json')?.toString(), read(root, npmRecord)?.toString())) {
    // Installed by hand with npm.
    writeFileSync(path.join(root, stamp), wanted);
    return;
  }
  await beforeInstall();
  await step('Packages', 'installing (needs the npm registry, once)', async (say) => {
    await npmCi(root);
    writeFileSync(path.join(root, stamp), wanted);
    say('installed');
  });
}

/** @param {string} root */
function stampFor(root) {
  const platform = `${process.platform}-${process.arch} node-${process.versions.modules}\n`;
  return Buffer.concat([Buffer.from(platform), read(root, 'package-lock.json') ?? Buffer.of()]);
}

/**
 * Whether npm's record of what is installed has every package of package-lock.json in the same version. Packages for
 * other platforms are optional and left out of the record.
 *
 * @param {string | undefined} lockText
 * @param {string | undefined} recordText
 */
export function agrees(lockText, recordText) {
  try {
    /** @type {Record<string, LockedPackage>} */
    const wanted = JSON.parse(lockText ?? '').packages;
    /** @type {Record<string, LockedPackage>} */
    const installed = JSON.parse(recordText ?? '').packages;
    return Object.entries(wanted).every(([place, entry]) => {
      if (place === '') return true;
      const found = installed[place];
      return found ? found.version === entry.version : entry.optional === true || entry.devOptional === true;
    });
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
function npmCi(root) {
  // A clinic's NODE_ENV=production must not leave out what the build needs.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const cli = process.env.npm_execpath;
  const viaNode = cli !== undefined && /npm-cli\.c?js$/.test(cli);
  const [file, prefix] = viaNode ? [process.execPath, [cli]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...prefix, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: !viaNode && process.platform === 'win32',
    });
    process.once('exit', () => child.kill());
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', () => reject(new Error('npm was not found: install Node together with npm and start again.')));
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ci failed (${signal ?? `exit code ${code}`}): ${reasonIn(output)}`));
    });
  });
}

/** @param {string} output */
function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)( code)?\s*/, '').trim());
  const telling = lines.filter((line) => line !== '' && !/complete log|^npm warn|\.log$/i.test(line));
  return telling.slice(0, 3).join(' · ') || 'no output; is the npm registry within reach?';
}

/**
 * @param {string} root
 * @param {string} file
 */
function read(root, file) {
  try {
    return readFileSync(path.join(root, file));
  } catch {
    return undefined;
  }
}
