import { z } from 'zod';
import { failureText, failureWords } from '@/components/wording/failure-words';
import { type Logo, logoSchema } from '@/lib/domain/clinic/clinic';
import { logoProblems, MAX_LOGO_BYTES } from '@/lib/domain/clinic/logo-upload';
import { logoWords } from './logo-words';

const storedSchema = z.object({ ok: z.literal(true), value: z.object({ logo: logoSchema }) });
const refusedSchema = z.object({
  ok: z.literal(false),
  failure: z.object({
    code: z.enum(Object.keys(failureWords) as (keyof typeof failureWords)[]), // the keys of a record of codes
    fields: z.object({ logo: z.enum(logoProblems) }).optional(),
    reference: z.string().optional(),
  }),
});

/** Sends a file to become the clinic's logo; answers the logo as it was stored, or why it was not. */
export async function uploadLogo(file: File): Promise<{ logo: Logo } | { refusal: string }> {
  // The server says the same of what it is sent; this spares the sending.
  if (file.size > MAX_LOGO_BYTES) return { refusal: logoWords['too-large'] };
  try {
    const answer = await fetch('/api/clinic/logo', { method: 'PUT', body: file });
    const said: unknown = await answer.json();
    const stored = storedSchema.safeParse(said);
    if (stored.success) return stored.data.value;
    const { code, fields, reference } = refusedSchema.parse(said).failure;
    return { refusal: fields ? logoWords[fields.logo] : failureText({ code, ...(reference && { reference }) }) };
  } catch {
    return { refusal: failureWords.unavailable };
  }
}
