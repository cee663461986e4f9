import { servedFile } from '@/lib/pdf/preview/served-files';

/** The program of the builder's page worker and what it loads: the same for everyone, so no sign-in is asked. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }) {
  const file = await servedFile((await params).file);
  if (!file) return new Response(null, { status: 404 });
  const headers = {
    'Content-Type': file.type,
    // Kept by the browser, and asked each time whether it is still the one that this server prints with.
    'Cache-Control': 'no-cache',
    ETag: file.etag,
  };
  if (request.headers.get('if-none-match') === file.etag) return new Response(null, { status: 304, headers });
  return new Response(file.bytes, { headers });
}
