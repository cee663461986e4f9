import { exportPackAction } from '@/lib/features/packs/mutations';
import { runByLink } from '@/lib/run-signed-in';
import { outcomeResponse, zipResponse } from '@/lib/web/responses';

/** The library as a pack, or one topic of it: ?topic=slug. What no file can say is named instead of a file. */
export async function GET(request: Request) {
  const slug = new URL(request.url).searchParams.get('topic');
  const outcome = await runByLink(exportPackAction, { slug });
  if (!outcome.ok || outcome.value.is !== 'written') return outcomeResponse(outcome);
  return zipResponse(outcome.value.zip, 'plainleaf-library.zip');
}
