import type { AppErrorCode, AppFailure } from '@/lib/domain/errors';
import type { DraftContent } from '@/lib/domain/handout/draft';
import { draftSizeProblems } from '@/lib/domain/handout/draft-size';
import type { SaveAnswer } from './autosave';
import type { OtherDraft } from './builder-props';
import { isSameContent } from './local-copy';

/** Browsers drop keepalive requests whose bodies together pass 64 KiB; some room is left for the envelope. */
const KEEPALIVE_BYTES = 60_000;

/** As the route answers. */
type Answer =
  | { ok: true; value: { saved: true; version: number; savedAt: string } | { saved: false; theirs: OtherDraft } }
  | { ok: false; failure: AppFailure };

/** Worth trying again by itself: the fault is in the way, not in the words. */
const passing: ReadonlySet<string> = new Set<AppErrorCode>(['unavailable', 'unexpected', 'busy']);

export function outlivesPage(content: DraftContent): boolean {
  return new Blob([JSON.stringify(content)]).size < KEEPALIVE_BYTES;
}

/** The reason why the server would reject a draft. The draft is not sent, and the text stays here. */
function sizeFailure(content: DraftContent): AppFailure | null {
  const [found] = draftSizeProblems(content);
  if (!found) return null;
  const { section, problem } = found;
  return { code: 'too-large', fields: { size: section ? `${problem} (in “${section.heading}”)` : problem } };
}

/** Sends a draft; also while the page closes, when it is small enough. */
export async function saveDraftRequest(
  id: string,
  { version, content }: { version: number; content: DraftContent },
): Promise<SaveAnswer<OtherDraft, AppFailure>> {
  const failure = sizeFailure(content);
  if (failure) return { is: 'refused', failure };
  try {
    const response = await fetch(`/api/drafts/${id}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ version, content }),
      keepalive: outlivesPage(content),
      cache: 'no-store',
    });
    const answer: Answer = await response.json();
    if (!answer.ok) {
      return passing.has(answer.failure.code) ? { is: 'unreachable' } : { is: 'refused', failure: answer.failure };
    }
    const { value } = answer;
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
