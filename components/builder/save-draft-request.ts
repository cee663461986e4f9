import { z } from 'zod';
import type { AppErrorCode, AppFailure } from '@/lib/domain/errors';
import { type DraftContent, draftContentSchema } from '@/lib/domain/handout/draft';
import { sectionVersionSchema } from '@/lib/domain/library/section';
import type { SaveAnswer } from './autosave';
import type { OtherDraft } from './builder-props';
import { isSameContent } from './local-copy';

/** Browsers drop keepalive requests whose bodies together pass 64 KiB; some room is left for the envelope. */
const KEEPALIVE_BYTES = 60_000;

const failureSchema = z.object({
  ok: z.literal(false),
  failure: z.object({ code: z.string(), fields: z.record(z.string(), z.string()).optional() }),
});

const answerSchema = z.union([
  z.object({
    ok: z.literal(true),
    value: z.discriminatedUnion('saved', [
      z.object({ saved: z.literal(true), version: z.int(), savedAt: z.string() }),
      z.object({
        saved: z.literal(false),
        theirs: z.object({
          version: z.int(),
          content: draftContentSchema,
          savedAt: z.string(),
          versions: z.array(sectionVersionSchema),
        }),
      }),
    ]),
  }),
  failureSchema,
]);

/** Worth trying again by itself: the fault is in the way, not in the words. */
const passing: ReadonlySet<string> = new Set<AppErrorCode>(['unavailable', 'unexpected', 'render-busy']);

export function outlivesPage(content: DraftContent): boolean {
  return new Blob([JSON.stringify(content)]).size < KEEPALIVE_BYTES;
}

/** Sends a draft; also while the page closes, when it is small enough. */
export async function saveDraftRequest(
  id: string,
  { version, content }: { version: number; content: DraftContent },
): Promise<SaveAnswer<OtherDraft, AppFailure>> {
  const invalid = fieldMessages(content);
  if (invalid) return { is: 'refused', failure: { code: 'invalid-input', fields: invalid } };
  try {
    const response = await fetch(`/api/drafts/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ version, content }),
      keepalive: outlivesPage(content),
      cache: 'no-store',
    });
    const answer = answerSchema.safeParse(await response.json());
    if (!answer.success) return { is: 'unreachable' };
    if (!answer.data.ok) return refusal(answer.data);
    const { value } = answer.data;
    if (value.saved) return { is: 'saved', ...value };
    // Another tab of the same clinician, or an answer that was lost on its way, saved these very words.
    const { theirs } = value;
    return isSameContent(content, theirs.content)
      ? { is: 'saved', version: theirs.version, savedAt: theirs.savedAt }
      : { is: 'conflict', theirs };
  } catch {
    // No connection, or an answer that is not ours (a proxy's error page): the words are still here.
    return { is: 'unreachable' };
  }
}

function refusal({ failure }: z.infer<typeof failureSchema>): SaveAnswer<OtherDraft, AppFailure> {
  if (passing.has(failure.code)) return { is: 'unreachable' };
  const code = failure.code as AppErrorCode; // our own server's answer
  return { is: 'refused', failure: failure.fields ? { code, fields: failure.fields } : { code } };
}

/** One message per field that the draft's schema refuses, keyed by path; null when all are fine. */
function fieldMessages(content: DraftContent): Record<string, string> | null {
  const result = draftContentSchema.safeParse(content);
  if (result.success) return null;
  return Object.fromEntries(result.error.issues.toReversed().map((issue) => [issue.path.join('.'), issue.message]));
}
