import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { rootFolder } from '../../root-folder.mjs';
import { readEnvironmentFile, readUnit } from './unit-file';

test('a unit names its program, folder, environment and how long it may take to end', () => {
  const text = [
    '[Service]',
    '# Not this=one',
    'WorkingDirectory=/opt/plainleaf',
    'Environment=PLAINLEAF_DATA=/var/lib/plainleaf/%i',
    'EnvironmentFile=/etc/plainleaf.env',
    'EnvironmentFile=-/etc/plainleaf-%i.env',
    'ExecStart=/usr/bin/node scripts/start.mjs',
    'TimeoutStopSec=40',
  ].join('\n');
  expect(readUnit(text, '2')).toEqual({
    command: '/usr/bin/node scripts/start.mjs',
    folder: '/opt/plainleaf',
    environment: { PLAINLEAF_DATA: '/var/lib/plainleaf/2' },
    environmentFiles: ['/etc/plainleaf.env', '-/etc/plainleaf-2.env'],
    isOneShot: false,
    stopSeconds: 40,
  });
});

test('the unit that is shipped is read whole', () => {
  const shipped = readFileSync(path.join(rootFolder, 'deploy', 'plainleaf.service'), 'utf8');
  expect(readUnit(shipped, '')).toMatchObject({ folder: '/opt/plainleaf', environmentFiles: ['/etc/plainleaf.env'] });
});

test('an environment file has a value on each line, with or without quotes', () => {
  expect(readEnvironmentFile('# A comment\nA=1\nSECRET=ab/c+d==\nB="two words"\n\n')).toEqual({
    A: '1',
    SECRET: 'ab/c+d==',
    B: 'two words',
  });
});
