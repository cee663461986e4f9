import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';

/** What the mail server was given for this address, the oldest first. */
export async function mailsTo(address: string): Promise<string[]> {
  const folder = process.env.TEST_MAIL_FOLDER;
  if (!folder) throw new Error('TEST_MAIL_FOLDER is not set: run the browser tests with npm test -- --only e2e');
  const names = (await readdir(folder)).filter((name) => name.endsWith(` ${address}`)).sort();
  return Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
}

/** The link in the newest mail to this address, once there are so many. */
export async function linkMailedTo(address: string, count = 1): Promise<string> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 20_000 }).toBe(count);
  const newest = (await mailsTo(address)).at(-1) ?? '';
  return /https?:\/\/\S+/.exec(newest)?.[0] ?? 'no link';
}
