/** A key that everything sealed comes from: its id is written before every sealed value, its bytes are kept apart from the data. */
export type MasterKey = { id: number; bytes: Uint8Array };

/** New values are sealed under the current key; others are known so that what they sealed can still be opened. */
export type MasterKeys = { current: MasterKey; others: readonly MasterKey[] };

const KEY_BYTES = 32;

/**
 * "2:" and the base64 of 32 bytes; without an id it is key 1, as every first key is.
 * @returns null for anything else.
 */
export function parseMasterKey(text: string): MasterKey | null {
  const match = /^(?:(\d{1,3}):)?([A-Za-z0-9+/]{43}=)$/.exec(text.trim());
  if (!match) return null;
  const id = Number(match[1] ?? 1);
  const bytes = new Uint8Array(Buffer.from(match[2] ?? '', 'base64'));
  return id >= 1 && id <= 255 && bytes.length === KEY_BYTES ? { id, bytes } : null;
}

/** Several keys with commas between them; null when one is malformed. */
export function parseMasterKeys(text: string): MasterKey[] | null {
  const keys = text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(parseMasterKey);
  return keys.every((key) => key !== null) ? keys : null;
}

/** The secret itself, without the number before it. */
export const bareKey = (text: string): string => text.trim().replace(/^\d{1,3}:/, '');

export function writeMasterKey({ id, bytes }: MasterKey): string {
  const base64 = Buffer.from(bytes).toString('base64');
  return id === 1 ? base64 : `${id}:${base64}`;
}
