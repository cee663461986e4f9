import { z } from 'zod';
import { failureText, failureWords } from '@/components/wording/failure-words';
import { type Logo, logoSchema } from '@/lib/domain/clinic/clinic';
import { type LogoLook, logoWarnings } from '@/lib/domain/clinic/logo-on-paper';
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

const lookedSchema = z.object({
  ok: z.literal(true),
  value: z.object({ logo: logoSchema, warnings: z.array(z.enum(logoWarnings)) }),
});

type Refused = { refusal: string };

/** Sends a file to become the clinic's logo; answers the logo as it was stored, or why it was not. */
export async function uploadLogo(file: File): Promise<{ logo: Logo } | Refused> {
  return send('PUT', file, storedSchema);
}

/** The same file as the page would show it, with what paper will not show. Nothing is stored. */
export async function lookAtLogo(file: File): Promise<LogoLook | Refused> {
  return send('POST', file, lookedSchema);
}

async function send<Value>(
  method: 'PUT' | 'POST',
  file: File,
  answered: z.ZodType<{ value: Value }>,
): Promise<Value | Refused> {
  // The server says the same of what it is sent; this spares the sending.
  if (file.size > MAX_LOGO_BYTES) return { refusal: logoWords['too-large'] };
  try {
    const answer = await fetch('/api/clinic/logo', { method, body: file });
    const said: unknown = await answer.json();
    const done = answered.safeParse(said);
    if (done.success) return done.data.value;
    const { code, fields, reference } = refusedSchema.parse(said).failure;
    return { refusal: fields ? logoWords[fields.logo] : failureText({ code, ...(reference && { reference }) }) };
  } catch {
    return { refusal: failureWords.unavailable };
  }
}
