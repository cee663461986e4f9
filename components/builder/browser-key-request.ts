type Answer = { ok: true; value: { key: string } } | { ok: false };

/** The key of the browser's copy of a draft; null without connection or session. */
export async function browserKeyRequest(draftId: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const response = await fetch(`/api/drafts/${draftId}/key`, { method: 'POST', cache: 'no-store' });
    const answer: Answer = await response.json();
    return answer.ok ? Uint8Array.from(atob(answer.value.key), (one) => one.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}
