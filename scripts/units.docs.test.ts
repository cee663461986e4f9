import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from './lib/processes.mjs';
import { rootFolder } from './lib/root-folder.mjs';
import { findProgram } from './lib/test/debian-program';

/** systemd's own check of the units in deploy/, which the test of docs/operations.md starts without systemd. */

const deploy = path.join(rootFolder, 'deploy');
const units = (await readdir(deploy)).filter((name) => /\.(service|timer)$/.test(name));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plainleaf-units-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** It warns about what it does not know, and ends with 0. */
async function complaints(change: (text: string) => string, name: string): Promise<string> {
  for (const unit of units) {
    const text = (await readFile(path.join(deploy, unit), 'utf8')).replaceAll('/usr/bin/node', process.execPath);
    await writeFile(path.join(folder, unit), change(text));
  }
  const analyze = await findProgram('systemd-analyze', 'systemd');
  const { code, output } = await run(analyze, ['verify', path.join(folder, name.replace('@.', '@1.'))]);
  const about = output.split('\n').filter((line) => line.includes('plainleaf') || code !== 0);
  return about.join('\n');
}

describe.each(units)('deploy/%s', (name) => {
  test('is a unit that systemd understands', async () => {
    expect(await complaints((text) => text, name)).toBe('');
  });
});

test('a setting that systemd does not know would be found', async () => {
  const broken = await complaints(
    (text) => text.replace('Restart=on-failure', 'Restart=sometimes'),
    'plainleaf.service',
  );
  expect(broken).toContain('sometimes');
});
