import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootFolder } from '../../root-folder.mjs';
import { readBlocks } from './blocks';
import { machineNames } from './machine-names';

const fence = '```';

describe('the blocks of docs/operations.md', () => {
  test('are read with the heading, the line and the machines that run them', () => {
    const text = `# Backup\n\nSome words.\n\n${fence}sh machines="embedded own"\necho 1\necho 2\n${fence}\n`;
    expect(readBlocks(text)).toEqual([
      { heading: 'Backup', line: 5, text: 'echo 1\necho 2', machines: ['embedded', 'own'], skip: '' },
    ]);
  });

  test('may be left out with a reason', () => {
    const [block] = readBlocks(`${fence}sh skip="needs a public name"\ncertbot\n${fence}`);
    expect(block).toMatchObject({ machines: [], skip: 'needs a public name' });
  });

  test.each([
    ['sh', 'say machines'],
    ['sh skip=" "', 'say machines'],
    ['sh machines="own" skip="later"', 'exclude each other'],
    ['ini machines="own"', 'only sh blocks run'],
    ['sh machines="embedded onw"', 'no machine is called "onw"'],
  ])('are refused when they say %s', (meta, problem) => {
    expect(() => readBlocks(`## Here\n\n${fence}${meta}\nx\n${fence}`)).toThrow(new RegExp(`Line 3.*Here.*${problem}`));
  });

  test('of the document itself are enough for each machine', () => {
    const blocks = readBlocks(readFileSync(path.join(rootFolder, 'docs', 'operations.md'), 'utf8'));
    for (const name of machineNames)
      expect(blocks.filter(({ machines }) => machines.includes(name)).length).toBeGreaterThan(5);
  });
});
