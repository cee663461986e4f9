import { z } from 'zod';
import { sizeProblem } from '@/lib/domain/input-size';
import { PACK_BODY_BYTES } from '@/lib/domain/limits';
import { importPackAction } from '@/lib/features/packs/mutations';
import { chosenSchema, importPackLimits } from '@/lib/features/packs/schema';
import { runSignedIn } from '@/lib/run-signed-in';
import { readAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

const formSchema = z.strictObject({ file: z.instanceof(Blob), chosen: z.string() });

/** Brings in what was chosen: a form of the file and of the choice as JSON. */
export async function POST(request: Request) {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const body = await readAtMost(request, PACK_BODY_BYTES);
  if (body === null) return outcomeResponse({ ok: true, value: { is: 'refused', problem: 'too-large', name: '' } });
  const form = await readForm(body, request.headers.get('content-type') ?? '');
  if (!form) return failureResponse('invalid-input');
  return outcomeResponse(await runSignedIn(importPackAction, form));
}

async function readForm(body: Uint8Array<ArrayBuffer>, type: string) {
  try {
    const fields = await new Response(body, { headers: { 'content-type': type } }).formData();
    const { file, chosen } = formSchema.parse(Object.fromEntries(fields));
    const items: unknown = JSON.parse(chosen);
    if (sizeProblem(items, importPackLimits)) return null;
    return { file: new Uint8Array(await file.arrayBuffer()), chosen: chosenSchema.parse(items) };
  } catch {
    // No form, or one of another shape: no page of ours sends it.
    return null;
  }
}
