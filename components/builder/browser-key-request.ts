import { z } from 'zod';

const answerSchema = z.object({ ok: z.literal(true), value: z.object({ key: z.base64() }) });

/** The key of the browser's copy of a draft; null without connection or session. */
export async function browserKeyRequest(draftId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(`/api/drafts/${draftId}/key`, { method: 'POST', cache: 'no-store' });
    const answer = answerSchema.safeParse(await response.json());
    return answer.success ? Uint8Array.from(atob(answer.data.value.key), (one) => one.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
