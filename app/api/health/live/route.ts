export const dynamic = 'force-dynamic';

/** 200 while the process answers. */
export function GET() {
  return Response.json({ status: 'live' });
}
