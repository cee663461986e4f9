import type { APIRequestContext } from '@playwright/test';
import { PAGE_OWNER_HEADER } from '../lib/domain/access/page-owner';
import { pageOwnerIn } from '../scripts/lib/http/member';

/** What the browser sends with a request of one of our pages, opened for whoever this context is signed in as. */
export async function ownPageHeaders(request: APIRequestContext): Promise<Record<string, string>> {
  const page = await request.get('/settings');
  return { 'sec-fetch-site': 'same-origin', [PAGE_OWNER_HEADER]: pageOwnerIn(await page.text()) };
}
