import type { Browser, BrowserContext, Page } from '@playwright/test';

/** A browser window at a desk, signed in as the demo's clinician. */
export async function signedIn(browser: Browser, baseUrl: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const { csrfToken } = await (await context.request.get('/api/auth/csrf')).json();
  const answer = await context.request.post('/api/auth/callback/credentials', {
    form: {
      csrfToken,
      email: 'clinician@riverside.example',
      password: 'plainleaf demo passphrase',
      json: 'true',
    },
  });
  if (!answer.ok()) throw new Error(`Signing in answered ${answer.status()}`);
  return context;
}

/** A new draft on muscle twitches, its pages drawn. */
export async function openDraft(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/handouts/new?topic=muscle-twitches');
  await page.getByRole('textbox', { name: 'Patient name' }).fill('Maria Lopez');
  await page.locator('[data-page] [data-spot]').first().waitFor({ state: 'attached', timeout: 60_000 });
  return page;
}
