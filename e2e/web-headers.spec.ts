import type { BrowserContext } from '@playwright/test';
import { builtActions, builtRoutes } from '../scripts/lib/http/manifests';
import { testDistFolder } from '../scripts/lib/test/dist-folder';
import { expect, test } from './fixtures';
import { addNote, fillPatient, issueAndDownload, openDraft, saved } from './jobs';
import { ownPageHeaders } from './own-page';

/** Every violation that any page of the context reports from now on. */
async function watchPolicy(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeBinding('tellViolation', (_source, told: string) => violations.push(told));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = Reflect.get(window, 'tellViolation') as (told: string) => void; // the binding above
      tell(
        `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} on ${document.URL}`,
      );
    });
  });
  return violations;
}

test('S22 every screen keeps to its policy, from the sign-in to the printed PDF', async ({ page, signIn, context }) => {
  const violations = await watchPolicy(context);
  await page.goto('/sign-in');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled();
  await signIn('admin');
  const plain = builtRoutes(testDistFolder).filter(({ kind, address }) => kind === 'page' && !/[[_]/.test(address));
  expect(plain.length).toBeGreaterThan(6);
  for (const { address } of plain) {
    await page.goto(address);
    await expect(page.locator('h1, h2').first()).toBeVisible();
  }
  await page.goto('/library/muscle-twitches');
  await openDraft(page);
  await fillPatient(page);
  await addNote(page, 'Rest.');
  await page.getByRole('button', { name: 'Add section' }).click();
  await page.keyboard.press('Escape');
  await page
    .getByRole('tab')
    .first()
    .click({ trial: true, timeout: 500 })
    .catch(() => undefined);
  await saved(page);
  await issueAndDownload(page);
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('iframe[title="Handout being printed"]')).toBeAttached();
  expect(violations).toEqual([]);
});

test('S22 the policy lets no script in but with this answer’s nonce, and no client chooses it', async ({ page }) => {
  const nonces = new Set<string>();
  for (const headers of [
    {},
    { 'content-security-policy': "script-src 'nonce-chosenbyclient'", 'x-nonce': 'chosenbyclient' },
  ]) {
    const answer = await page.request.get('/sign-in', { headers });
    const policy = answer.headers()['content-security-policy'] ?? '';
    const html = await answer.text();
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    nonces.add(nonce);
    expect(html).not.toContain('chosenbyclient');
    expect(scripts.length).toBeGreaterThan(3);
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`);
    const scriptSources = policy.split('; ').find((directive) => directive.startsWith('script-src '));
    expect(scriptSources).toBe(`script-src 'self' 'nonce-${nonce}'`);
    for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(directive);
    }
  }
  expect(nonces.size).toBe(2);
});

test('S22 a script that slips into a page does not run', async ({ page, signIn, allowConsole }) => {
  allowConsole(/Content Security Policy/);
  await signIn('clinician');
  await page.goto('/');
  const ran = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.slippedIn = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:image/png,x" onerror="window.slippedIn = true">');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return Reflect.has(window, 'slippedIn');
  });
  expect(ran).toBe(false);
});

test('S23 every answer carries the security headers', async ({ page, signIn }) => {
  await signIn('admin');
  for (const { address } of builtRoutes(testDistFolder).filter(({ address }) => !address.includes('_'))) {
    const answer = await page.request.get(address.replace(/\[.*?\]/g, 'x'), { maxRedirects: 0 });
    const headers = answer.headers();
    expect(headers, address).toMatchObject({
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
    expect(headers).not.toHaveProperty('x-powered-by');
  }
});

test('S24 nothing about a patient stays in a cache, and signing out clears what the browser kept', async ({
  page,
  signIn,
  readyDraft,
  readyHandout,
}) => {
  await signIn('clinician');
  const [draft, handout] = [await readyDraft('clinician'), await readyHandout('clinician')];
  await page.goto(draft);
  await page.goto(handout);
  for (const address of ['/', '/handouts', draft, handout, `/api${handout}/pdf`]) {
    const answer = await page.request.get(address);
    expect(answer.headers()['cache-control'], address).toContain('no-store');
  }
  const leaving = page.waitForResponse((answer) => answer.url().endsWith('/api/auth/signout'));
  await page.getByRole('button', { name: /account/i }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  expect((await (await leaving).allHeaders())['clear-site-data']).toBe('"cache", "storage"');
  const foreign = await page.request.post('/api/auth/signout', { headers: { origin: 'https://evil.example' } });
  expect(foreign.headers()).not.toHaveProperty('clear-site-data');
});

const unsafe = ['POST', 'PUT', 'PATCH', 'DELETE'];
const foreignHeaders = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  // S6: an Origin that agrees with a forwarded host of the client's own choice.
  { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
];

test('S5 every route handler that changes something refuses other sites', async ({ page, signIn }) => {
  await signIn('admin');
  const asked: string[] = [];
  for (const { address } of builtRoutes(testDistFolder).filter(({ kind }) => kind === 'handler')) {
    const url = address.replace('[...nextauth]', 'signout').replace(/\[.*?\]/g, '01920000-0000-7000-8000-000000000000');
    const allow = (await page.request.fetch(url, { method: 'OPTIONS' })).headers().allow ?? '';
    for (const method of unsafe.filter((one) => allow.includes(one))) {
      for (const headers of foreignHeaders) {
        const answer = await page.request.fetch(url, { method, headers, data: '{}' });
        expect(answer.status(), `${method} ${url} ${JSON.stringify(headers)}`).toBe(403);
      }
      asked.push(`${method} ${address}`);
    }
  }
  expect(asked.length).toBeGreaterThan(3);
  expect((await page.goto('/admin'))?.status(), 'still signed in').toBe(200);
});

test('S5 S6 no action runs for another site, whatever host it claims', async ({ page, signIn }) => {
  await signIn('admin');
  for (const { id, name, page: address } of builtActions(testDistFolder)) {
    for (const headers of foreignHeaders) {
      const answer = await page.request.post(address.replace(/\[.*?\]/g, 'x'), {
        headers: {
          ...headers,
          'next-action': id,
          'content-type': 'text/plain;charset=UTF-8',
          accept: 'text/x-component',
        },
        data: '[{}]',
      });
      const said = await answer.text();
      expect(said, `${name} ${JSON.stringify(headers)}`).not.toContain('"ok":true');
      expect(answer.status() >= 400 || said.includes('"code":"forbidden"'), `${name}: ${answer.status()} ${said}`).toBe(
        true,
      );
    }
  }
});

test('S37 what breaks is told in general words, with a reference', async ({ page, signIn }) => {
  await signIn('clinician');
  const ours = await ownPageHeaders(page.request);
  for (const body of ['{', '[]', 'null', '"x"', '{"version":{"a":1}}', '\u0000', '{"__proto__":{"x":1}}']) {
    const answer = await page.request.put('/api/drafts/01920000-0000-7000-8000-000000000000', {
      headers: { ...ours, 'content-type': 'application/json' },
      data: body,
    });
    expect(answer.status(), body).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/Error|stack|at \/|prisma|select/i);
  }
});
