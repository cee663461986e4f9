import { z } from 'zod';
import { busySeconds } from '@/components/ui/busy-retry';
import { failureText, failureWords } from '@/components/wording/failure-words';
import type { PackProblem } from '@/lib/content/packs/read-pack';
import { bodySchema } from '@/lib/domain/handout/body';
import { PACK_MAX_BYTES } from '@/lib/domain/limits';
import type { ItemState, Obstacle } from '@/lib/features/packs/plan';
import { obstacleWords, refusalWords, stateWords } from './pack-words';

/** What the server answers about a pack. */

const oneOf = <Key extends string>(words: Record<Key, unknown>) => z.enum(Object.keys(words) as Key[]); // its own keys

const shownSchema = z.object({ heading: z.string(), body: bodySchema });
const place = {
  id: z.string(),
  topicTitle: z.string().nullable(),
  locale: z.string(),
  state: oneOf<ItemState>(stateWords),
  guard: z.string(),
  needs: z.array(z.string()),
};
const itemSchema = z.discriminatedUnion('what', [
  z.object({
    ...place,
    what: z.literal('wording'),
    obstacle: oneOf<Obstacle>(obstacleWords).nullable(),
    ours: shownSchema.extend({ number: z.int(), status: z.string() }).nullable(),
    theirs: shownSchema,
  }),
  z.object({
    ...place,
    what: z.literal('facts'),
    changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  }),
]);
export type ShownItem = z.infer<typeof itemSchema>;

const problemSchema = z.object({ line: z.int(), message: z.string(), isWarning: z.boolean().optional() });
const filesSchema = z.array(z.object({ path: z.string(), problems: z.array(problemSchema) }));
export type FaultyFiles = z.infer<typeof filesSchema>;

const refusedSchema = z.object({
  is: z.literal('refused'),
  problem: oneOf<PackProblem>(refusalWords),
  name: z.string(),
});
const faultySchema = z.object({ is: z.literal('faulty'), files: filesSchema });
const previewSchema = z.object({
  is: z.literal('preview'),
  items: z.array(itemSchema),
  same: z.int(),
  remarks: filesSchema,
});
const importedSchema = z.object({
  is: z.literal('imported'),
  ...{ topics: z.int(), sections: z.int(), wordings: z.int(), facts: z.int() },
});
const unwritableSchema = z.object({
  is: z.literal('unwritable'),
  wordings: z.array(z.object({ topic: z.string(), section: z.string(), heading: z.string(), locale: z.string() })),
});

const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.discriminatedUnion('is', [
      refusedSchema,
      faultySchema,
      previewSchema,
      importedSchema,
      unwritableSchema,
      z.object({ is: z.literal('moved') }),
    ]),
  }),
  z.object({
    ok: z.literal(false),
    failure: z.object({
      code: oneOf(failureWords),
      reference: z.string().optional(),
      retryAfterSeconds: z.number().optional(),
    }),
  }),
]);

/** `retryAfterSeconds`: the server is busy, and is asked again after them; null for another failure. */
type Failed = { is: 'failed'; words: string; retryAfterSeconds: number | null };
export type PackAnswer = Extract<z.infer<typeof answerSchema>, { ok: true }>['value'] | Failed;
export type Preview = Extract<PackAnswer, { is: 'preview' }>;
export type Imported = Extract<PackAnswer, { is: 'imported' }>;

export async function previewPack(file: File): Promise<PackAnswer> {
  // The server says the same of what it is sent; this spares the sending.
  if (file.size > PACK_MAX_BYTES) return { is: 'refused', problem: 'too-large', name: '' };
  return ask('/api/library/pack/preview', file);
}

export function importPack(file: File, chosen: readonly { id: string; guard: string }[]): Promise<PackAnswer> {
  const form = new FormData();
  form.set('file', file);
  form.set('chosen', JSON.stringify(chosen));
  return ask('/api/library/pack/import', form);
}

/** The pack as bytes, or why there is none. `slug`: one topic alone. */
export async function exportPack(slug: string | null): Promise<Blob | PackAnswer> {
  try {
    const answer = await fetch(`/api/library/pack${slug === null ? '' : `?${new URLSearchParams({ topic: slug })}`}`);
    const isPack = answer.headers.get('content-type') === 'application/zip';
    return isPack ? await answer.blob() : said(await answer.json());
  } catch {
    return failed(failureWords.unavailable);
  }
}

async function ask(address: string, body: BodyInit): Promise<PackAnswer> {
  try {
    const answer = await fetch(address, { method: 'POST', body, cache: 'no-store' });
    return said(await answer.json());
  } catch {
    // No connection, or a file that is no longer where it was chosen.
    return failed('That file could not be sent. Choose it once more.');
  }
}

const failed = (words: string): Failed => ({ is: 'failed', words, retryAfterSeconds: null });

/** After how many seconds to ask again; null for an answer that is not busy. */
export function packBusySeconds(answer: Blob | PackAnswer): number | null {
  return !(answer instanceof Blob) && answer.is === 'failed' ? answer.retryAfterSeconds : null;
}

function said(json: unknown): PackAnswer {
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) return failed(failureWords.unexpected);
  if (parsed.data.ok) return parsed.data.value;
  const { code, reference, retryAfterSeconds } = parsed.data.failure;
  const failure = { code, ...(reference && { reference }), ...(retryAfterSeconds && { retryAfterSeconds }) };
  return { is: 'failed', words: failureText(failure), retryAfterSeconds: busySeconds(failure) };
}
