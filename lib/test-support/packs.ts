import { strFromU8, unzipSync, zipSync } from 'fflate';
import type { Actor } from '@/lib/auth/actor';
import { exportPackAction, previewPackAction } from '@/lib/features/packs/mutations';
import type { PackItem } from '@/lib/features/packs/plan';
import type { Preview } from '@/lib/features/packs/tasks';
import { saveVersionAction } from '@/lib/features/sections/mutations';
import type { TestClinic } from './database';
import { succeeded } from './outcome';
import { edited, sectionOf } from './sections';

/** Packs of test clinics: exported, changed as in a text editor, and compared. */

type Bytes = Uint8Array<ArrayBuffer>;
type Files = { path: string; text: string }[];

export async function exported({ editor }: TestClinic, slug: string | null = null): Promise<Files> {
  const result = succeeded(await exportPackAction.runAs(editor, { slug }));
  if (result.is !== 'written') throw new Error(JSON.stringify(result));
  return Object.entries(unzipSync(result.zip)).map(([path, bytes]) => ({ path, text: strFromU8(bytes) }));
}

export function packed(files: Files): Bytes {
  const zip = zipSync(Object.fromEntries(files.map(({ path, text }) => [path, new TextEncoder().encode(text)])));
  return new Uint8Array(zip);
}

export async function previewed(actor: Actor, file: Bytes): Promise<Preview> {
  const result = succeeded(await previewPackAction.runAs(actor, { file }));
  if (result.is !== 'preview') throw new Error(JSON.stringify(result));
  return JSON.parse(new TextDecoder().decode(result.json));
}

export const chosen = (items: readonly PackItem[]) => items.map(({ id, guard }) => ({ id, guard }));

/** The pack with some words of one file put in place of others. */
export function reworded(files: Files, path: string, from: string, to: string): Files {
  if (!files.some((file) => file.path === path && file.text.includes(from))) throw new Error(`no "${from}" in ${path}`);
  return files.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
}

export const reword = async (actor: Actor, heading: string, slug = 'about') =>
  succeeded(await saveVersionAction.runAs(actor, edited(await sectionOf(actor, slug), { heading })));
