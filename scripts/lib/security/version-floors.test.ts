import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { rootFolder } from '../root-folder.mjs';
import { softwareBill } from './software-bill';

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
    }),
  ),
});

/** Below these a known hole is open. Raise one with each advisory that concerns us. */
const floors = { next: '16.3.4', 'next-auth': '4.24.15', sharp: '0.35.5', '@node-rs/argon2': '2.2.1' } as const;

async function lock() {
  return lockSchema.parse(JSON.parse(await readFile(path.join(rootFolder, 'package-lock.json'), 'utf8'))).packages;
}

const parts = (version: string): number[] => version.split(/[.-]/).map((part) => Number.parseInt(part, 10) || 0);

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [parts(version), parts(floor)];
  const differs = want.findIndex((part, index) => part !== (have[index] ?? 0));
  return differs < 0 || (have[differs] ?? 0) > (want[differs] ?? 0);
}

it.each(Object.entries(floors))('S38 every copy of %s is at least %s', async (name, floor) => {
  const copies = Object.entries(await lock()).filter(([place]) => place.endsWith(`node_modules/${name}`));
  expect(copies.length).toBeGreaterThan(0);
  for (const [place, { version = '0' }] of copies) expect(isAtLeast(version, floor), `${place} ${version}`).toBe(true);
});

it('S38 the server has one nodemailer, not an older one that next-auth brings', async () => {
  const copies = Object.entries(await lock()).filter(
    ([place, { dev }]) => place.endsWith('node_modules/nodemailer') && !dev,
  );
  expect(copies.map(([place]) => place)).toEqual(['node_modules/nodemailer']);
  expect(isAtLeast(copies[0]?.[1].version ?? '0', '10')).toBe(true);
});

it('S38 compares versions part by part', () => {
  expect(isAtLeast('16.10.0', '16.3.4')).toBe(true);
  expect(isAtLeast('16.3.3', '16.3.4')).toBe(false);
  expect(isAtLeast('4.24.15', '4.24.15')).toBe(true);
});

it('S38 the bill of software names every package with its version, and the checksum that the lock file has', async () => {
  const bill = await softwareBill();
  const locked = Object.entries(await lock()).filter(([place, { link }]) => place.includes('node_modules/') && !link);
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(bill.components).toHaveLength(locked.length);
  expect(bill.components.filter(({ version, purl }) => version === '' || !purl.startsWith('pkg:npm/'))).toEqual([]);
  const summed = locked.filter(([, { integrity }]) => integrity?.startsWith('sha512-'));
  expect(bill.components.filter(({ hashes }) => hashes.length === 1)).toHaveLength(summed.length);
});
