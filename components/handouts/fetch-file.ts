import { z } from 'zod';
import { failureWords } from '@/components/wording/failure-words';
import type { AppErrorCode, Outcome } from '@/lib/domain/errors';

const codes = Object.keys(failureWords) as AppErrorCode[]; // its own keys

const failureSchema = z.object({
  failure: z.object({
    code: z.enum(codes),
    reference: z.string().optional(),
    retryAfterSeconds: z.number().optional(),
  }),
});

/** The bytes of a response, or the reason for its failure. @throws TypeError when there is no connection. */
export async function fetchFile(address: string, init: RequestInit = {}): Promise<Outcome<Blob>> {
  const answer = await fetch(address, init);
  if (answer.ok) return { ok: true, value: await answer.blob() };
  const said = failureSchema.safeParse(await answer.json().catch(() => null));
  if (!said.success) return { ok: false, failure: { code: 'unexpected' } };
  const { code, reference, retryAfterSeconds } = said.data.failure;
  return {
    ok: false,
    failure: { code, ...(reference && { reference }), ...(retryAfterSeconds && { retryAfterSeconds }) },
  };
}
