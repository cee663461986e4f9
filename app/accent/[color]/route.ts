import { accentStylesheet } from '@/components/shell/accent-stylesheet';
import { failureResponse } from '@/lib/web/responses';

/** The stylesheet of one accent color, which says nothing about any clinic. */
export async function GET(_request: Request, { params }: { params: Promise<{ color: string }> }) {
  const { color } = await params;
  if (!/^[0-9a-f]{6}$/i.test(color)) return failureResponse('not-found');
  return new Response(accentStylesheet(`#${color}`), {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  });
}
