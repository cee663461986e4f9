import { createHash, createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { MasterKey, MasterKeys } from '../../../lib/crypto/master-key';
import { fingerprint } from '../../../lib/crypto/master-key-fingerprint';
import { errorText, SetupFailure } from '../failure';

/**
 * A backup is a folder: manifest.json, one <table>.copy.gz a table (COPY's text format, gzipped) and SHA256SUMS over all
 * of them, as `sha256sum -c SHA256SUMS` reads it. The keys are not in it: whoever finds a backup can read no patient.
 */
export const manifestFile = 'manifest.json';
export const sumsFile = 'SHA256SUMS';
export const tableFile = (table: string): string => `${table}.copy.gz`;

const identifier = z.string().regex(/^[a-z_][a-z0-9_]*$/);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** ISO 8601 UTC: the moment whose committed rows it holds. */
  madeAt: z.iso.datetime(),
  /** Which master key opens the sealed columns; says nothing about the key itself. One of keyFingerprints. */
  masterKeyFingerprint: z.string().regex(/^([0-9a-f]{16}|[0-9a-f]{32})$/),
  /** What was applied to the database, oldest first. */
  migrations: z.array(z.string().min(1)),
  /** In an order in which every row's foreign keys find their targets. */
  tables: z.array(z.strictObject({ name: identifier, columns: z.array(identifier), rows: z.int().nonnegative() })),
  sequences: z.array(z.strictObject({ name: identifier, lastValue: z.string().regex(/^-?\d+$/) })),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * What the backups of an installation name their master key by, whichever of its keys they were made under: the key's
 * fingerprint, or what earlier releases wrote, which depended on whether the key was written with its id.
 */
export function keyFingerprints({ current, others }: MasterKeys): ReadonlySet<string> {
  return new Set([current, ...others].flatMap((key) => [fingerprint(key), ...earlierFingerprints(key)]));
}

function earlierFingerprints({ id, bytes }: MasterKey): string[] {
  const base64 = Buffer.from(bytes).toString('base64');
  return [base64, `${id}:${base64}`].map((text) =>
    createHmac('sha256', Buffer.from(text, 'base64')).update('plainleaf backup fingerprint').digest('hex').slice(0, 16),
  );
}

/** Reads a backup's manifest once every file of it has the checksum it was written with. */
export async function readBackup(folder: string): Promise<Manifest> {
  await checkSums(folder);
  try {
    return await readManifest(folder);
  } catch (cause) {
    throw new SetupFailure(`${folder} holds no backup that this release can read (${errorText(cause)}).`, { cause });
  }
}

const readManifest = async (folder: string): Promise<Manifest> =>
  manifestSchema.parse(JSON.parse(await readFile(path.join(folder, manifestFile), 'utf8')));

/**
 * The manifest of a folder that holds a backup's files and nothing else, without reading the tables; null for any other
 * folder.
 */
export async function findBackup(folder: string): Promise<Manifest | null> {
  try {
    const manifest = await readManifest(folder);
    const expected = [manifestFile, sumsFile, ...manifest.tables.map(({ name }) => tableFile(name))];
    return isSame(await readdir(folder), expected) ? manifest : null;
  } catch {
    return null;
  }
}

const isSame = (names: readonly string[], expected: readonly string[]): boolean =>
  names.toSorted().join('\n') === expected.toSorted().join('\n');

async function checkSums(folder: string): Promise<void> {
  const text = await readFile(path.join(folder, sumsFile), 'utf8').catch((cause: unknown) => {
    throw new SetupFailure(
      `${folder} is not a backup: it has no ${sumsFile}. Name the folder that npm run backup made.`,
      {
        cause,
      },
    );
  });
  const sums = new Map(text.split('\n').flatMap((line) => parseSum(line)));
  const present = (await readdir(folder)).filter((name) => name !== sumsFile);
  const stray = present.find((name) => !sums.has(name));
  if (stray !== undefined) throw damaged(folder, `${stray} does not belong to it`);
  if (!sums.has(manifestFile)) throw damaged(folder, `${sumsFile} does not name ${manifestFile}`);
  for (const [name, expected] of sums) {
    if (!present.includes(name)) throw damaged(folder, `${name} is missing`);
    if ((await sha256Of(path.join(folder, name))) !== expected) throw damaged(folder, `${name} has been altered`);
  }
}

function parseSum(line: string): [name: string, sha256: string][] {
  const [, sha256, name] = /^([0-9a-f]{64}) {2}([\w.]+)$/.exec(line) ?? [];
  return sha256 && name ? [[name, sha256]] : [];
}

const damaged = (folder: string, how: string): SetupFailure =>
  new SetupFailure(`The backup in ${folder} is damaged (${how}): take another copy of it.`);

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
