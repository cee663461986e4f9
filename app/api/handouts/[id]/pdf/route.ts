import { downloadHandoutAction } from '@/lib/features/handouts/mutations';
import { runByLink } from '@/lib/run-signed-in';
import { failureResponse, outcomeResponse, pdfResponse } from '@/lib/web/responses';

/**
 * The stored bytes of an issued handout; ?for=print tells the audit trail what they are for. A made-up id and another
 * clinic's id are both 404.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const purpose = new URL(request.url).searchParams.get('for') === 'print' ? 'print' : 'download';
  const outcome = await runByLink(downloadHandoutAction, { ...(await params), purpose });
  if (outcome.ok) return pdfResponse(outcome.value);
  return outcome.failure.code === 'invalid-input' ? failureResponse('not-found') : outcomeResponse(outcome);
}
