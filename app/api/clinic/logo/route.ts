import type { Action } from '@/lib/action';
import { MAX_LOGO_BYTES } from '@/lib/domain/clinic/logo-upload';
import { lookAtLogoAction, replaceLogoAction } from '@/lib/features/clinics/mutations';
import { runSignedIn } from '@/lib/run-signed-in';
import { readAtMost } from '@/lib/web/read-body';
import { failureResponse, outcomeResponse } from '@/lib/web/responses';
import { isSameOrigin } from '@/lib/web/same-origin';

/** The clinic's new logo, as the bytes of its file. A route and not a server action: its size is limited while it arrives. */
export async function PUT(request: Request) {
  return withFile(request, replaceLogoAction);
}

/** What the page would show of such a file. Stores nothing. */
export async function POST(request: Request) {
  return withFile(request, lookAtLogoAction);
}

async function withFile<Value>(
  request: Request,
  action: Action<{ file: Uint8Array<ArrayBuffer> }, Value>,
): Promise<Response> {
  if (!isSameOrigin(request)) return failureResponse('forbidden');
  const file = await readAtMost(request, MAX_LOGO_BYTES);
  if (file === null) return failureResponse('invalid-input', { logo: 'too-large' });
  return outcomeResponse(await runSignedIn(action, { file }));
}
