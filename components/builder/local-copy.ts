import { editStamps } from '@/lib/domain/handout/stamp-edits';
import type { LocalCopy } from './local-copy-schema';

/**
 * Words that have not reached the server yet, kept in the browser, sealed with AES-256-GCM under a key that only the
 * server holds. It is fetched anew whenever the draft is opened and never written down: without the member's session,
 * what is left on the computer cannot be read.
 */

const PREFIX = 'plainleaf.draft.';
const LONGEST_MS = 14 * 86_400_000;
const NONCE_BYTES = 12;

type Bytes = Uint8Array<ArrayBuffer>;

type Keep = { storage: Storage; fetchKey: () => Promise<Bytes | null>; now: () => number };

export function createLocalCopy(draftId: string, { storage, fetchKey, now }: Keep) {
  let opened: Promise<OwnKey | null> | null = null;
  let ownName: string | null = null;
  // Sealing takes a moment: what was decided meanwhile counts.
  let turn = 0;
  let kept: LocalCopy['content'] | null = null;

  /** null where there is no connection, no session, or no secure context to work with keys in. */
  const own = async (): Promise<{ key: CryptoKey; name: string; algorithm: (nonce: Bytes) => AesGcmParams } | null> => {
    opened ??= openKey(fetchKey);
    const found = await opened;
    if (found === null) {
      opened = null;
      return null;
    }
    const name = `${PREFIX}${draftId}.${found.tag}`;
    ownName = name;
    const additionalData = new TextEncoder().encode(name);
    return { key: found.key, name, algorithm: (iv) => ({ name: 'AES-GCM', iv, additionalData }) };
  };

  return {
    /** Fetches the key while there is a connection. */
    prepare: async (): Promise<void> => void (await own()),

    async keep(copy: LocalCopy): Promise<void> {
      turn += 1;
      const mine = turn;
      const sealing = await own();
      if (!sealing || mine !== turn) return;
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const plain = new TextEncoder().encode(JSON.stringify(copy));
      const words = new Uint8Array(await crypto.subtle.encrypt(sealing.algorithm(nonce), sealing.key, plain));
      if (mine !== turn) return;
      try {
        storage.setItem(sealing.name, JSON.stringify({ at: now(), nonce: toBase64(nonce), words: toBase64(words) }));
        kept = copy.content;
      } catch {
        // The browser's store is full: the page asks before it closes, as it does without a copy.
        kept = null;
      }
    },

    /** What an earlier page left behind; null when there is nothing that this member can open. */
    async read(): Promise<LocalCopy | null> {
      const opening = await own();
      const stored = opening && storage.getItem(opening.name);
      if (!stored) return null;
      try {
        // Few pages find a copy: how one is checked comes when it is needed.
        const { copySchema, sealedSchema } = await import('./local-copy-schema');
        const { nonce, words } = sealedSchema.parse(JSON.parse(stored));
        const plain = await crypto.subtle.decrypt(opening.algorithm(fromBase64(nonce)), opening.key, fromBase64(words));
        return copySchema.parse(JSON.parse(new TextDecoder().decode(plain)));
      } catch {
        // Damaged: it goes when it is old.
        return null;
      }
    },

    forget(): void {
      turn += 1;
      kept = null;
      if (ownName !== null) storage.removeItem(ownName);
    },

    /** Is exactly this safe in the browser? Signing out in another tab empties the store. */
    holds: (content: LocalCopy['content']): boolean =>
      kept === content && ownName !== null && storage.getItem(ownName) !== null,
  };
}

/** `tag` tells the copies of two members on one computer apart, and says nothing of the key. */
type OwnKey = { key: CryptoKey; tag: string };

async function openKey(fetchKey: Keep['fetchKey']): Promise<OwnKey | null> {
  const bytes = globalThis.crypto?.subtle ? await fetchKey() : null;
  if (!bytes) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const tag = [...digest.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']), tag };
}

/** Copies that nobody came back for. */
export function forgetOldCopies(storage: Storage, now: number): void {
  for (const name of Object.keys(storage).filter((one) => one.startsWith(PREFIX))) {
    const at = keptAt(storage.getItem(name) ?? '');
    if (at === null || at < now - LONGEST_MS) storage.removeItem(name);
  }
}

/** null for what is no copy of ours, or damaged. */
function keptAt(stored: string): number | null {
  try {
    const { at }: { at?: unknown } = JSON.parse(stored) ?? {};
    return typeof at === 'number' ? at : null;
  } catch {
    return null;
  }
}

/**
 * Do both say the same? What went to the server and back may name its parts in another order, and who changed a section
 * and when is the server's to say.
 */
export function isSameContent(one: LocalCopy['content'], other: LocalCopy['content']): boolean {
  return one === other || JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(ordered);
  if (typeof part !== 'object' || part === null) return part;
  const said = Object.entries(part).filter(([name]) => !editStamps.has(name));
  const entries = said.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, value]) => [name, ordered(value)]));
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  // In parts: an argument list has an end.
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
